import { type Role } from '../access/access-key-store';
import { type Instant } from '../instant';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';

export interface AuditSubject {
  /** Such as `workflow` or `access-key`. */
  kind: string;
  id?: string;
  /** As it was called then; addresses of recipients are masked before they come here. */
  name?: string;
}

/** One value that changed, JSON. Without `before` it is new, without `after` it is gone. */
export interface AuditChange {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** Who did what to what. Holds neither secrets nor recipients' data: whoever makes one sees to that. */
export interface AuditRecord {
  id: string;
  at: Instant;
  /** The name of the access key. */
  who: string;
  role: Role;
  /** Stable: `workflow.update`. */
  action: string;
  subject: AuditSubject;
  changes: AuditChange[];
  reason?: string;
  /** Where the request came from. */
  address?: string;
}

export interface AuditFilter {
  who?: string;
  action?: string;
  subjectKind?: string;
  subjectId?: string;
  /** On `at`, inclusive and exclusive. */
  from?: Instant;
  to?: Instant;
}

/** The story of what people and programs did. Append-only: entries only ever go when they are old. */
export abstract class AuditStore {
  abstract append(tx: Tx, entry: AuditRecord): Promise<void>;
  /** Newest first. */
  abstract list(filter: AuditFilter, page: PageRequest): Promise<StorePage<AuditRecord>>;
  /** Deletes up to `limit` entries from before that instant, the oldest first. Answers how many went. */
  abstract expire(tx: Tx, before: Instant, limit: number): Promise<number>;
}
