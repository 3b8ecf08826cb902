import {
  AudienceSource,
  AudienceUnavailable,
  type AudienceRow,
  type AudienceSample,
  type AudienceSpec,
  type Clock,
  type ConnectionAccess,
  type ConnectionKind,
  type Issue,
} from '@jeongsi/engine';
import { requireColumns } from '../mapping';
import { PAGE_ROWS } from '../pages';
import { MAX_ROWS } from '../row-limit';
import { MySqlSession } from './mysql/mysql-session';
import { PostgresSession } from './postgres/postgres-session';
import { readQuery } from './read-query';
import { type SqlSession } from './sql-session';

const MAX_QUERY = 100_000;

const KINDS: readonly ConnectionKind[] = ['postgres', 'mysql'];

interface SqlSpec extends AudienceSpec {
  source: 'sql';
  connectionId: string;
  query: string;
}

export interface SqlParts {
  connections: ConnectionAccess;
  clock: Clock;
  /** In which the database writes times; the installation's. */
  timeZone: string;
}

/**
 * Recipients from a query on PostgreSQL or MySQL, read in a transaction that cannot write and streamed as they are dealt
 * with. `SqlSession` says how values become text.
 *
 * The port promises the same rows in the same order. A query keeps that promise when it has an ORDER BY over something
 * unique. Without one, a job that crashed while it read its audience may miss rows that moved before the place where it
 * continues; those that moved behind it are read twice and sent to once, since a recipient is unique within a job.
 */
export class SqlAudience extends AudienceSource {
  override readonly source = 'sql';

  constructor(private readonly parts: SqlParts) {
    super();
  }

  /** Asks the database nothing: a query that is broken or too slow shows in the preview. */
  override async check(spec: AudienceSpec): Promise<Issue[]> {
    const { connectionId, query } = spec as SqlSpec;
    return [...queryIssues(query), ...(await this.#connectionIssues(connectionId))];
  }

  override async *open(
    spec: AudienceSpec,
    { fromRow, signal }: { fromRow: number; signal: AbortSignal },
  ): AsyncIterable<readonly AudienceRow[]> {
    const { query, mapping } = spec as SqlSpec;
    const session = await this.#session(spec as SqlSpec);
    let seen = 0;
    for await (const { columns, rows } of readQuery(session, query, this.#reading(signal, PAGE_ROWS))) {
      if (seen === 0) requireColumns(mapping, columns);
      const skipped = Math.max(0, fromRow - seen);
      seen += rows.length;
      if (seen > MAX_ROWS) {
        const message = 'The query gives more than 1,000,000 rows. Narrow it down, or split the audience.';
        throw new AudienceUnavailable('TOO_MANY_ROWS', message, 'pointless');
      }
      if (rows.length > skipped) yield skipped > 0 ? rows.slice(skipped) : rows;
    }
  }

  /** The columns are known even when there is no row. Reads no more than `limit`, and does not ask for the mapping. */
  override async sample(spec: AudienceSpec, limit: number, signal: AbortSignal): Promise<AudienceSample> {
    const session = await this.#session(spec as SqlSpec);
    for await (const { columns, rows } of readQuery(session, (spec as SqlSpec).query, this.#reading(signal, limit))) {
      return { columns: [...columns], rows };
    }
    throw new Error('A query without a first page');
  }

  #reading(signal: AbortSignal, pageRows: number) {
    return { clock: this.parts.clock, signal, pageRows };
  }

  async #session({ connectionId }: SqlSpec): Promise<SqlSession> {
    const opened = await this.parts.connections.open(connectionId, KINDS);
    if ('problem' in opened) throw new AudienceUnavailable(opened.problem.code, opened.problem.message, 'pointless');
    const { clock, timeZone } = this.parts;
    return opened.kind === 'mysql'
      ? new MySqlSession(opened, { clock, timeZone })
      : new PostgresSession(opened, timeZone);
  }

  async #connectionIssues(connectionId: unknown): Promise<Issue[]> {
    if (typeof connectionId !== 'string' || connectionId === '') {
      return [{ path: 'connectionId', code: 'REQUIRED', message: 'Choose the connection to the database.' }];
    }
    const opened = await this.parts.connections.open(connectionId, KINDS);
    return 'problem' in opened ? [{ path: 'connectionId', ...opened.problem }] : [];
  }
}

function queryIssues(query: unknown): Issue[] {
  if (typeof query !== 'string' || query.trim() === '') {
    return [{ path: 'query', code: 'REQUIRED', message: 'Give the query: one SELECT.' }];
  }
  if (query.length > MAX_QUERY) {
    return [{ path: 'query', code: 'TOO_LONG', message: 'A query has at most 100,000 characters.' }];
  }
  if (query.includes('\0'))
    return [{ path: 'query', code: 'INVALID', message: 'There is a NUL character in the query.' }];
  return [];
}
