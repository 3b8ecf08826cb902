import { Tx } from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { TransactionOver } from '../store-errors';
import { BoardChange } from './board-change';
import { type InputTables } from './input-table';
import { type Tables } from './tables';

/** A transaction of ours: its connection, and what is to happen when it ends. */
export class SqlTx extends Tx {
  /** What this work does to the counts on the board; written once, just before the commit. */
  readonly board = new BoardChange();
  readonly #effects: (() => void)[] = [];
  #over = false;

  constructor(
    private readonly connection: Kysely<Tables>,
    private readonly inputTables: InputTables,
  ) {
    super();
  }

  /** @throws TransactionOver */
  get db(): Kysely<Tables> {
    if (this.#over) throw new TransactionOver();
    return this.connection;
  }

  /** Makes tables of one bound parameter, in this database's words. */
  get input(): InputTables {
    return this.inputTables;
  }

  override onCommit(effect: () => void): void {
    if (this.#over) throw new TransactionOver();
    this.#effects.push(effect);
  }

  /** Nothing more can be written through it. */
  end(): void {
    this.#over = true;
  }

  /** To be run in order once the transaction is durable. */
  get effects(): readonly (() => void)[] {
    return this.#effects;
  }
}

/** The transaction as this library knows it. */
export function sqlTx(tx: Tx): SqlTx {
  if (!(tx instanceof SqlTx)) throw new TypeError('This transaction was made by another store');
  return tx;
}
