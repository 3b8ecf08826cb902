import { type Instant } from '../instant';
import { type Tx } from '../store/unit-of-work';

export type Role = 'viewer' | 'operator' | 'admin';

/** A named way in. Of the key itself only a hash is kept. */
export interface AccessKeyRecord {
  id: string;
  /** The author of what is done with it. Unique. */
  name: string;
  role: Role;
  /** SHA-256 of the key, base64url. Keys are random and long, so nothing slower is needed. */
  hash: string;
  createdAt: Instant;
  /** The name of the key that made it. */
  createdBy: string;
}

export abstract class AccessKeyStore {
  /** Answers whether the name was free; otherwise nothing is written. */
  abstract insert(tx: Tx, key: AccessKeyRecord): Promise<'inserted' | 'name-taken'>;
  /** Answers the one that was there. */
  abstract remove(tx: Tx, id: string): Promise<AccessKeyRecord | undefined>;
  /** Newest first, as last committed. They are few. */
  abstract all(): Promise<AccessKeyRecord[]>;
}
