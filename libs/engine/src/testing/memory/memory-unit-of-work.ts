import { ForeignWait, StoreUnavailable, Tx, UnitOfWork } from '../../store/unit-of-work';

/** What takes part in a transaction. */
export interface Transactional {
  commit(): void;
  rollback(): void;
}

export class MemoryTx extends Tx {
  readonly effects: (() => void)[] = [];

  override onCommit(effect: () => void): void {
    this.effects.push(effect);
  }
}

/** One write after the other, each undone as a whole when it fails. */
export class MemoryUnitOfWork extends UnitOfWork {
  #tail: Promise<unknown> = Promise.resolve();
  #open: MemoryTx | undefined;
  /** Why nothing can be written, while that is so. */
  outage: StoreUnavailable['reason'] | undefined;

  constructor(private readonly tables: readonly Transactional[]) {
    super();
  }

  override write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const written = this.#tail.then(() => this.#perform(work));
    this.#tail = written.catch(() => undefined);
    return written;
  }

  /** Whether `tx` is the transaction under way; everything that takes a tx must ask. */
  assertOpen(tx: Tx): void {
    if (tx !== this.#open) throw new Error('This transaction is over, or was made by another store');
  }

  async #perform<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = new MemoryTx();
    this.#open = tx;
    try {
      const value = await withinTurn(work(tx));
      if (this.outage !== undefined) throw new StoreUnavailable(this.outage);
      for (const table of this.tables) table.commit();
      this.#open = undefined;
      for (const effect of tx.effects) effect();
      return value;
    } catch (error) {
      if (this.#open === tx) for (const table of this.tables) table.rollback();
      this.#open = undefined;
      throw error;
    }
  }
}

/** An immediate runs only when no promise is left that could go on by itself: then the work waits for something else. */
function withinTurn<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const overtime = setImmediate(() => reject(new ForeignWait()));
    work.then(resolve, reject).finally(() => clearImmediate(overtime));
  });
}
