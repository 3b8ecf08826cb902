/** A transaction under way. Only the store that made it can read what is inside; everybody else hands it on. */
export abstract class Tx {
  /** Runs `effect` once the transaction is durable, in order; never when it is rolled back. */
  abstract onCommit(effect: () => void): void;
}

/**
 * Durable, serialisable writes.
 *
 * Guarantee: when `write` resolves, everything `work` wrote through its `tx` survives `kill -9` and power loss, together;
 * when it rejects, nothing of it happened. Writes see each other in the order in which they were asked for.
 * `work` may only await the stores (through `tx`): it holds the database's one writer. A store whose calls end within the
 * turn of the event loop may notice other waiting, undo the work and reject with `ForeignWait`.
 */
export abstract class UnitOfWork {
  abstract write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** What a caller wants written in the same transaction as a use case, once its `result` is known; stores alone, no other work. */
export type Alongside<T> = (tx: Tx, result: T) => Promise<void>;

/** What a use case changed, as it was and as it is. */
export interface Change<T> {
  before: T;
  after: T;
}

/** The store cannot take writes now: disk full, read-only, broken file. The caller may try again later; nothing was saved. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(
    readonly reason: 'full' | 'unwritable' | 'broken',
    options?: { cause?: unknown },
  ) {
    super(`The store is unavailable: ${reason}`, options);
  }
}

/** A unit of work waited for something other than the store. It was undone: nothing else could have been written meanwhile. */
export class ForeignWait extends Error {
  override readonly name = 'ForeignWait';

  constructor() {
    super('A unit of work may only await the stores, through its own tx; do everything else before or after it');
  }
}
