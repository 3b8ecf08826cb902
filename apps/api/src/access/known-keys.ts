import { createHash, timingSafeEqual } from 'node:crypto';
import { type Session } from '@jeongsi/contract';
import { type AccessKeyRecord } from '@jeongsi/engine';

/** The id of the built-in key. No other can have it: theirs are UUIDs. */
export const ADMIN_ID = 'admin';

export interface KnownKey extends Session {
  id: string;
}

/** The keys that count, by their hashes. They are few: comparing a key to all of them takes the same time whatever is wrong. */
export class KnownKeys {
  readonly #admin: { hash: Buffer; key: KnownKey };
  #named: { hash: Buffer; key: KnownKey }[] = [];

  constructor(adminKey: string) {
    this.#admin = { hash: sha256(adminKey), key: { id: ADMIN_ID, name: 'admin', role: 'admin' } };
  }

  /** These count from now on, and no others besides the built-in one. */
  replace(records: readonly AccessKeyRecord[]): void {
    this.#named = records.map(({ hash, id, name, role }) => ({
      hash: Buffer.from(hash, 'base64url'),
      key: { id, name, role },
    }));
  }

  /** Whose key that is. */
  match(candidate: string): KnownKey | undefined {
    const hash = sha256(candidate);
    return [this.#admin, ...this.#named].filter((known) => timingSafeEqual(known.hash, hash))[0]?.key;
  }

  /** By its id, as a session names it; gone once it was revoked. */
  find(id: string): KnownKey | undefined {
    return [this.#admin, ...this.#named].find(({ key }) => key.id === id)?.key;
  }
}

export function keyHash(key: string): string {
  return sha256(key).toString('base64url');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
