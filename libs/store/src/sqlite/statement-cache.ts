import { type Database, type Statement } from 'better-sqlite3';

/** More texts than the code has; filters of lists combine, so there is a limit all the same. */
const LIMIT = 300;

/** Prepared statements by their text, the one used longest ago leaving first. */
export class StatementCache {
  readonly #statements = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  get(text: string): Statement {
    const statement = this.#statements.get(text) ?? this.database.prepare(text);
    // A map keeps the order of insertion, so the first is the one that was used longest ago.
    this.#statements.delete(text);
    this.#statements.set(text, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > LIMIT && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }
}
