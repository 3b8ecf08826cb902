import { SqliteQueryCompiler } from 'kysely';

/**
 * Binds values through a cast, so that prepared statements stay prepared.
 *
 * To SQLite a bare parameter in a comparison or a limit may lead to a better plan once its value is known, so it prepares
 * the statement anew whenever bindings change, which `better-sqlite3` does on every call. That made small statements five times
 * as slow (28 instead of 4 µs). All our numbers are whole, so a cast changes nothing else.
 */
export class StablePlanCompiler extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    this.addParameter(value);
    if (typeof value === 'string') this.append('cast(? as text)');
    else if (typeof value === 'number') this.append('cast(? as integer)');
    else this.append('?');
  }
}
