import type { Role } from './role';

/** `POST /api/access-keys`. */
export interface AccessKeyInput {
  /** The author in the audit log. Unique; `admin` is the built-in key's. */
  name: string;
  role: Role;
}

/** A key as lists show it: never the key itself. The built-in one is not among them. */
export interface AccessKey extends AccessKeyInput {
  id: string;
  createdAt: string;
  /** The name of the key that made it. */
  createdBy: string;
}

/** The only answer that ever holds the key. */
export interface CreatedAccessKey extends AccessKey {
  key: string;
}
