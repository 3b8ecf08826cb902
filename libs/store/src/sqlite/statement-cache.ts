import { type Database, type Statement } from 'better-sqlite3';

/** More texts than the code has; filters of lists combine, so there is a limit all the same. */
const LIMIT = 300;

/** Prepared statements by their text, the one used longest ago leaving first. */
export class StatementCache {
  readonly #statements = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  get(text: string): Statement {
    const known = this.#statements.get(text);
    if (known) {
      if (this.#statements.size >= LIMIT) this.#touch(text, known);
      return known;
    }
    const prepared = this.database.prepare(text);
    this.#touch(text, prepared);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > LIMIT && oldest !== undefined) this.#statements.delete(oldest);
    return prepared;
  }

  #touch(text: string, statement: Statement): void {
    this.#statements.delete(text);
    this.#statements.set(text, statement);
  }
}
