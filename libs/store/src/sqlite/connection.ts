import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type StoreUnavailable } from '@jeongsi/engine';
import Database from 'better-sqlite3';
import { type CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';
import { asUnavailable } from './failure';
import { StatementCache } from './statement-cache';

/** How long a statement waits for a lock that a foreign program holds, in ms. It holds up the event loop meanwhile. */
const BUSY_TIMEOUT_MS = 1_000;
/** Page caches, in KiB: small and fixed, so that memory does not grow with the number of jobs. */
const WRITER_CACHE_KIB = 16_384;
const READER_CACHE_KIB = 8_192;
/**
 * Pages of 4 KiB in the log before they are copied into the file. Copying holds up the event loop, and so a start that is
 * due: 10 ms at this size, 25 ms and more at four times as many, for all that they are good for throughput.
 */
const CHECKPOINT_PAGES = 1_000;
/** On a small disk the log may take this part of what is free: one that filled it could never be copied into the file. */
const LOG_PART_OF_FREE = 1 / 8;
const FEWEST_CHECKPOINT_PAGES = 100;
const PAGE_BYTES = 4_096;
/** A write-ahead log that had to grow is cut back to this, in bytes. */
const KEPT_LOG_BYTES = 32 * 1024 * 1024;

/** One connection to the file, as Kysely wants it. Every call ends before it returns: nothing here waits for a thread. */
export class SqliteConnection implements DatabaseConnection {
  readonly #statements: StatementCache;
  #failure: StoreUnavailable | undefined;

  constructor(readonly database: Database.Database) {
    this.#statements = new StatementCache(database);
  }

  /** The first failure of the database itself since `forgetFailure`; whatever is under way can only be rolled back. */
  get failure(): StoreUnavailable | undefined {
    return this.#failure;
  }

  forgetFailure(): void {
    this.#failure = undefined;
  }

  /** Runs a statement that answers nothing. @throws StoreUnavailable */
  run(text: string): void {
    try {
      this.#statements.get(text).run();
    } catch (error) {
      throw this.#noted(error);
    }
  }

  /** Gives the log's space back to the disk by copying it into the file, as far as that goes while the disk is full. */
  reclaimLog(): void {
    try {
      this.database.pragma('wal_checkpoint(truncate)');
    } catch {
      // No space for the copy either: what is in the log stays there, and safe.
    }
  }

  /** @throws StoreUnavailable, or what SQLite says about the statement */
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const statement = this.#statements.get(sql);
      if (statement.reader) {
        const rows = statement.all(parameters) as Row[];
        return { rows, numAffectedRows: BigInt(rows.length) };
      }
      return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
    } catch (error) {
      throw this.#noted(error);
    }
  }

  // Rows are read a page at a time; a statement left open would hold up everything else on the connection.
  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Read pages instead of streaming');
  }

  #noted(error: unknown): unknown {
    const failure = asUnavailable(error);
    this.#failure ??= failure;
    return failure ?? error;
  }
}

/** The one connection that writes. A commit returns when the log is on the disk. */
export function openWriter(file: string): SqliteConnection {
  const database = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  return configured(database, [
    'journal_mode = wal',
    'synchronous = full',
    `wal_autocheckpoint = ${checkpointPages(dirname(file))}`,
    'foreign_keys = on',
    `cache_size = -${WRITER_CACHE_KIB}`,
    `journal_size_limit = ${KEPT_LOG_BYTES}`,
  ]);
}

function checkpointPages(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  const affordable = Math.floor((bavail * bsize * LOG_PART_OF_FREE) / PAGE_BYTES);
  return Math.min(CHECKPOINT_PAGES, Math.max(FEWEST_CHECKPOINT_PAGES, affordable));
}

/** Sees what is committed, whatever the writer is doing. */
export function openReader(file: string): SqliteConnection {
  const database = new Database(file, { fileMustExist: true, readonly: true, timeout: BUSY_TIMEOUT_MS });
  return configured(database, ['query_only = on', `cache_size = -${READER_CACHE_KIB}`]);
}

function configured(database: Database.Database, pragmas: readonly string[]): SqliteConnection {
  try {
    for (const pragma of pragmas) database.pragma(pragma);
    return new SqliteConnection(database);
  } catch (error) {
    database.close();
    throw error;
  }
}
