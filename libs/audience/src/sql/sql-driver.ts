import {
  AudienceUnavailable,
  ConnectionDriver,
  checkShape,
  type Clock,
  type ConnectionKind,
  type ConnectionSecrets,
  type ConnectionSettings,
  type ConnectionTest,
  type Issue,
  type OpenConnection,
} from '@jeongsi/engine';
import { DATABASE_SHAPE } from './database-target';
import { MySqlSession } from './mysql/mysql-session';
import { PostgresSession } from './postgres/postgres-session';
import { readFacts } from './read-query';
import { type SqlSession } from './sql-session';

export interface SqlDriverParts {
  clock: Clock;
  /** The installation's, as for `SqlAudience`. */
  timeZone: string;
}

/** Databases to read from. A test logs in, begins the same read-only transaction as a job does, and asks who is there. */
abstract class SqlDriver extends ConnectionDriver {
  constructor(protected readonly parts: SqlDriverParts) {
    super();
  }

  protected abstract open(connection: OpenConnection): SqlSession;

  override check(settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[] {
    return checkShape(DATABASE_SHAPE, settings, secrets);
  }

  override async test(connection: OpenConnection, signal: AbortSignal): Promise<ConnectionTest> {
    try {
      return { ok: true, facts: await readFacts(this.open(connection), this.parts.clock, signal) };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AudienceUnavailable))
        return { ok: false, code: 'DATABASE_FAILED', message: String(error) };
      return { ok: false, code: error.code, message: error.message };
    }
  }
}

export class PostgresDriver extends SqlDriver {
  override readonly kind: ConnectionKind = 'postgres';

  protected override open(connection: OpenConnection): SqlSession {
    return new PostgresSession(connection, this.parts.timeZone);
  }
}

export class MysqlDriver extends SqlDriver {
  override readonly kind: ConnectionKind = 'mysql';

  protected override open(connection: OpenConnection): SqlSession {
    return new MySqlSession(connection, this.parts);
  }
}
