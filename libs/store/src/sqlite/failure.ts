import { StoreUnavailable } from '@jeongsi/engine';
import Database from 'better-sqlite3';

type Reason = StoreUnavailable['reason'];

/** By primary result code: what makes the file itself unusable, as opposed to one statement. */
const REASONS: readonly [prefix: string, reason: Reason][] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_CORRUPT', 'broken'],
  ['SQLITE_NOTADB', 'broken'],
  ['SQLITE_IOERR', 'unwritable'],
  ['SQLITE_READONLY', 'unwritable'],
  ['SQLITE_CANTOPEN', 'unwritable'],
  ['SQLITE_BUSY', 'unwritable'],
  ['SQLITE_NOMEM', 'unwritable'],
  ['SQLITE_PROTOCOL', 'unwritable'],
  ['SQLITE_PERM', 'unwritable'],
];

/** `StoreUnavailable` when the database itself failed; undefined when only the statement was wrong. */
export function asUnavailable(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error;
  if (!(error instanceof Database.SqliteError)) return undefined;
  const found = REASONS.find(([prefix]) => error.code.startsWith(prefix));
  return found && new StoreUnavailable(found[1], { cause: error });
}
