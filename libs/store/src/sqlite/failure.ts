import { StoreUnavailable } from '@jeongsi/engine';

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

/**
 * SQLite's extended result code, such as `SQLITE_IOERR_WRITE`; empty when it is not SQLite that failed. Judged by shape: the
 * native module makes its errors in whichever realm loaded it first, so that `instanceof` may deny them.
 */
export function resultCode(error: unknown): string {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'SqliteError' && typeof code === 'string' ? code : '';
}

/** `StoreUnavailable` when the database itself failed; undefined when only the statement was wrong. */
export function asUnavailable(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error;
  const code = resultCode(error);
  const found = REASONS.find(([prefix]) => code.startsWith(prefix));
  return found && new StoreUnavailable(found[1], { cause: error });
}
