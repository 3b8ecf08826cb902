import {
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
} from 'kysely';
import { type Tables } from '../sql/tables';
import { type SqliteConnection } from './connection';
import { StablePlanCompiler } from './query-compiler';

/** A query builder over one connection that somebody else opens, begins transactions on, and closes. */
export function queriesOver(connection: SqliteConnection): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new OneConnectionDialect(connection) });
}

class OneConnectionDialect implements Dialect {
  constructor(private readonly connection: SqliteConnection) {}

  createDriver(): Driver {
    return new OneConnectionDriver(this.connection);
  }

  createQueryCompiler(): QueryCompiler {
    return new StablePlanCompiler();
  }

  createAdapter(): DialectAdapter {
    return new SqliteAdapter();
  }

  createIntrospector(db: Kysely<Tables>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** Statements only: transactions belong to the group commit. */
class OneConnectionDriver implements Driver {
  constructor(private readonly connection: SqliteConnection) {}

  async init(): Promise<void> {
    // The connection is open.
  }

  async acquireConnection(): Promise<SqliteConnection> {
    return this.connection;
  }

  async releaseConnection(): Promise<void> {
    // There is only the one.
  }

  async beginTransaction(): Promise<void> {
    throw new Error('Write through the unit of work');
  }

  async commitTransaction(): Promise<void> {
    throw new Error('Write through the unit of work');
  }

  async rollbackTransaction(): Promise<void> {
    throw new Error('Write through the unit of work');
  }

  async destroy(): Promise<void> {
    // Whoever opened the connection closes it.
  }
}
