import { type Instant } from '../instant';

export type ConnectionKind = 'smtp' | 'webhook' | 'solapi' | 'postgres' | 'mysql' | 'http';

/** What anybody may see of a connection: hosts, names, limits. */
export type ConnectionSettings = Readonly<Record<string, string | number | boolean>>;

/** What nobody sees again: passwords, keys. */
export type ConnectionSecrets = Readonly<Record<string, string>>;

/** Whether the connection worked when it was last tried, by a test or by a job. */
export type ConnectionHealth =
  | { state: 'untested' }
  | { state: 'ok'; at: Instant }
  | { state: 'broken'; at: Instant; code: string; message: string };

/** A named account or data source, as it is stored: its secrets are sealed. */
export interface ConnectionRecord {
  id: string;
  kind: ConnectionKind;
  /** Unique. */
  name: string;
  settings: ConnectionSettings;
  /** The secrets as one sealed text; absent without any. */
  sealed?: string;
  /** Which secrets are set. */
  secretNames: readonly string[];
  health: ConnectionHealth;
  /** Raised by every change of name, settings or secrets; not by its health. */
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** A connection with its secrets, for the moment of use. Never logged, never answered. */
export interface OpenConnection {
  id: string;
  kind: ConnectionKind;
  name: string;
  settings: ConnectionSettings;
  secrets: ConnectionSecrets;
}

/** Which connections a definition uses. */
export function connectionIdsOf(definition: { audience: object; message: object }): string[] {
  const ids = [definition.audience, definition.message].flatMap((part) => {
    const id: unknown = (part as { connectionId?: unknown }).connectionId;
    return typeof id === 'string' ? [id] : [];
  });
  return [...new Set(ids)];
}
