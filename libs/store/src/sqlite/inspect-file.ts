import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { StoreUnavailable } from '@jeongsi/engine';
import { StoreCorrupt } from '../store-errors';
import { type SqliteConnection } from './connection';
import { asUnavailable, resultCode } from './failure';

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
/** A whole check of a file up to this size takes well under a second; a larger one is checked in its outlines. */
const CHECKED_WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * Looks at the file before SQLite does: to SQLite an empty file is a new database, to us it is a lost one, because ours
 * get their name only when they are complete.
 * @throws StoreCorrupt
 */
export function inspectHeader(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
    if (read < HEADER_BYTES) throw new StoreCorrupt(file, `it holds only ${fstatSync(descriptor).size} bytes`);
    if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
      throw new StoreCorrupt(file, 'it does not begin as a SQLite database does');
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Checks an open file that nobody writes to yet: whole when it is small, else its length, its schema and both ends of every
 * table and index. Finds what was cut off, mixed up or overwritten in bulk, within the time that starting may take.
 * @throws StoreCorrupt
 */
export function inspectContents(file: string, { database }: SqliteConnection): void {
  try {
    if (emptyLog({ database })) checkLength(file, { database });
    if (statSync(file).size <= CHECKED_WHOLE_BYTES) checkWhole(file, { database });
    else checkEnds({ database });
  } catch (cause) {
    throw asCorrupt(file, cause);
  }
}

/** Brings what the log holds into the file. Not possible on a full disk, where the log keeps it: then answers false. */
function emptyLog({ database }: Open): boolean {
  try {
    const [checkpoint] = database.pragma('wal_checkpoint(truncate)') as { busy: number }[];
    return checkpoint?.busy === 0;
  } catch (error) {
    const reason = asUnavailable(error)?.reason;
    if (reason === 'full' || reason === 'unwritable') return false;
    throw error;
  }
}

/** While the log holds nothing, every page lies in the file. */
function checkLength(file: string, { database }: Open): void {
  const pages = Number(database.pragma('page_count', { simple: true }));
  const bytes = pages * Number(database.pragma('page_size', { simple: true }));
  const { size } = statSync(file);
  if (size < bytes) throw new StoreCorrupt(file, `it holds ${size} of ${bytes} bytes`);
}

type Open = Pick<SqliteConnection, 'database'>;

function checkWhole(file: string, { database }: Open): void {
  const finding = database.pragma('quick_check(1)', { simple: true });
  if (finding !== 'ok') throw new StoreCorrupt(file, String(finding));
}

function checkEnds({ database }: Open): void {
  const entries = database
    .prepare<[], { type: 'table' | 'index'; name: string; tbl_name: string }>(
      `select type, name, tbl_name from sqlite_schema where type in ('table', 'index') and name not like 'sqlite_%'`,
    )
    .all();
  for (const entry of entries.filter((one) => one.type === 'table')) {
    database.prepare(`select * from "${entry.name}" order by rowid limit 1`).get();
    database.prepare(`select * from "${entry.name}" order by rowid desc limit 1`).get();
  }
}

/** What SQLite says of a damaged file, in words of ours; anything else as it is. */
export function asCorrupt(file: string, error: unknown): unknown {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  const code = resultCode(cause);
  const damaged = code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB');
  return damaged ? new StoreCorrupt(file, (cause as Error).message, { cause }) : error;
}
