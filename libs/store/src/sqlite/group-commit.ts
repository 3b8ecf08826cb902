import { type Clock, ForeignWait, StoreUnavailable, type Tx, UnitOfWork } from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { BoardChange } from '../sql/board-change';
import { type InputTables } from '../sql/input-table';
import { SqlTx } from '../sql/sql-tx';
import { type Tables } from '../sql/tables';
import { type SqliteConnection } from './connection';

/** A group that took longer is committed before the rest of what waits, so that timers and requests get their turn. */
const GROUP_BUDGET_MS = 10;

/** A write that was asked for, and how it is answered. */
interface AskedWrite {
  perform(tx: SqlTx): Promise<void>;
  succeed(): void;
  fail(error: unknown): void;
}

/**
 * Puts all writes of one event-loop turn into one transaction, so that durability costs one sync for all of them.
 *
 * Each write has a savepoint of its own: one that throws undoes only itself. When the database itself fails (disk full),
 * all of the group are undone and rejected, for none of them became durable. As every store call ends within the turn,
 * work that is not done when the next turn begins is waiting for something else: it is undone too.
 */
export class GroupCommit extends UnitOfWork {
  #asked: AskedWrite[] = [];
  #flushing: Promise<void> | undefined;
  #closed = false;
  #lastFailure: StoreUnavailable | undefined;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly queries: Kysely<Tables>,
    private readonly inputTables: InputTables,
    private readonly clock: Clock,
  ) {
    super();
  }

  override write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable('unwritable', { cause: new Error('It is closed') }));
    return new Promise<T>((resolve, reject) => {
      let value: T;
      this.#asked.push({
        perform: async (tx) => {
          value = await work(tx);
        },
        succeed: () => resolve(value),
        fail: reject,
      });
      this.#flushing ??= this.#flushAll();
    });
  }

  /** Why the last group could not be written; undefined when it could. */
  get lastFailure(): StoreUnavailable | undefined {
    return this.#lastFailure;
  }

  /** Takes no more writes; those asked for are finished. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
  }

  async #flushAll(): Promise<void> {
    while (this.#asked.length > 0) {
      await nextTurn();
      await this.#flush();
    }
    this.#flushing = undefined;
  }

  async #flush(): Promise<void> {
    const group: AskedWrite[] = [];
    const done: { write: AskedWrite; tx: SqlTx }[] = [];
    try {
      this.connection.forgetFailure();
      this.connection.run('begin immediate');
      const board = new BoardChange();
      const startedAt = this.clock.monotonic();
      do {
        const write = this.#asked.shift();
        if (!write) break;
        group.push(write);
        const tx = await this.#perform(write, board);
        if (tx) done.push({ write, tx });
      } while (this.clock.monotonic() - startedAt < GROUP_BUDGET_MS);
      if (!board.isNothing) await board.write(this.queries);
      this.connection.run('commit');
      this.#lastFailure = undefined;
    } catch (error) {
      this.#undo();
      const failure = error instanceof StoreUnavailable ? error : new StoreUnavailable('broken', { cause: error });
      this.#lastFailure = failure;
      if (failure.reason === 'full') this.connection.reclaimLog();
      // Without even a transaction everybody who waits would meet the same; with one, only who took part in it.
      const failed = group.length > 0 ? group : this.#asked.splice(0);
      for (const write of failed) write.fail(failure);
      return;
    }
    for (const { write, tx } of done) {
      for (const effect of tx.effects) runEffect(effect);
      write.succeed();
    }
  }

  /** Answers the transaction that is to be committed; undefined when the work failed and was undone by itself. */
  async #perform(write: AskedWrite, board: BoardChange): Promise<SqlTx | undefined> {
    const tx = new SqlTx(this.queries, this.inputTables);
    this.connection.run('savepoint work');
    const outcome = await outcomeWithinTurn(write.perform(tx));
    tx.end();
    // The database failed: even work that caught the error took part in a transaction that cannot be committed.
    if (this.connection.failure) throw this.connection.failure;
    if (outcome.ok) {
      this.connection.run('release work');
      board.merge(tx.board);
      return tx;
    }
    this.connection.run('rollback to work');
    this.connection.run('release work');
    write.fail(outcome.error);
    return undefined;
  }

  #undo(): void {
    try {
      if (this.connection.database.inTransaction) this.connection.run('rollback');
    } catch {
      // The failure that led here says more; the next `begin` fails too if this connection is lost.
    }
  }
}

type WorkOutcome = { ok: true } | { ok: false; error: unknown };

function outcomeWithinTurn(work: Promise<void>): Promise<WorkOutcome> {
  return new Promise((resolve) => {
    // An immediate runs only when no promise is left that could go on by itself.
    const overtime = setImmediate(() => resolve({ ok: false, error: new ForeignWait() }));
    const settle = (outcome: WorkOutcome): void => {
      clearImmediate(overtime);
      resolve(outcome);
    };
    work.then(
      () => settle({ ok: true }),
      (error: unknown) => settle({ ok: false, error }),
    );
  });
}

/** What is durable stays so whatever an effect does; its error is nobody's to catch and must not vanish. */
function runEffect(effect: () => void): void {
  try {
    effect();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
