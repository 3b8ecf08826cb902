import { type AudienceRow, type OpenConnection } from '@jeongsi/engine';

/** What a server answered so far: all rows since the page before. */
export interface SqlPage {
  /** NFC, each one different. Known before the first row. */
  columns: readonly string[];
  rows: AudienceRow[];
  last: boolean;
}

/**
 * One query's way to a database, opened for it alone: its transaction is read-only, and it takes one statement.
 *
 * Values become text as the database itself writes them, times in the installation's time zone: `2026-12-01`,
 * `2026-12-01 09:00:00`, in PostgreSQL `2026-12-01 09:00:00+09` where the type carries an offset; numbers digit by digit;
 * booleans `true` and `false` (MySQL has none: `1` and `0`, but `BIT(1)` is one); JSON and arrays as they are written. NULL
 * is an absent cell. Bytes are refused.
 */
export abstract class SqlSession {
  /** How long to wait for the server, in milliseconds, before it is left. */
  abstract readonly patienceMs: number;
  /** Connects and begins the read-only transaction. */
  abstract begin(): Promise<void>;
  /** What there is to know about the server, for people. After `begin`. */
  abstract facts(): Promise<Record<string, string>>;
  /** The next rows of the query, which is the same each time; at most `limit`, the same each time. After `begin`. */
  abstract page(query: string, limit: number): Promise<SqlPage>;
  /** Ends what is under way, on the server too, and says goodbye. */
  abstract end(): Promise<void>;
  /** Hangs up. */
  abstract destroy(): void;
  /** What an error of the database means: an `AudienceUnavailable`, or the error itself when it is none of the database's. */
  abstract explain(error: unknown, query: string): unknown;
}

/** Speaks one kind of database. Asks nobody before `begin`. */
export type OpenSession = (connection: OpenConnection) => SqlSession;
