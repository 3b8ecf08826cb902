import { Socket } from 'node:net';
import { Client } from 'pg';
import { AudienceUnavailable, type AudienceRow, type OpenConnection } from '@jeongsi/engine';
import { columnNames, refuseBytes } from '../column-names';
import { databaseTarget, tlsOptions, type DatabaseTarget } from '../database-target';
import { SqlSession, type SqlPage } from '../sql-session';
import { cancelRequest, type BackendKey } from './cancel-request';
import { explainPostgres } from './postgres-fault';
import { PortalPage } from './portal-page';

const DEFAULT_PORT = 5_432;

/** The server's own time-out speaks first; ours is for one that does not answer at all. */
const GRACE_MS = 5_000;

const BOOLEAN = 16;
/** `bytea` and `bytea[]`. */
const BYTES: ReadonlySet<number> = new Set([17, 1001]);

export class PostgresSession extends SqlSession {
  override readonly patienceMs: number;
  readonly #target: DatabaseTarget;
  readonly #socket = new Socket();
  readonly #client: Client;
  #columns: string[] | undefined;
  #booleans: ReadonlySet<number> = new Set();
  /** Whether the server works for us right now. */
  #busy = false;

  constructor(
    connection: OpenConnection,
    private readonly timeZone: string,
  ) {
    super();
    const target = databaseTarget(connection, DEFAULT_PORT);
    const { host, port, database, user, password, timeoutMs } = target;
    this.#target = target;
    this.patienceMs = timeoutMs + GRACE_MS;
    this.#client = new Client({
      host,
      port,
      database,
      user,
      // As a function, since the driver would look for an empty password in its surroundings.
      password: () => password,
      ssl: tlsOptions(target) ?? false,
      stream: () => this.#socket,
      client_encoding: 'UTF8',
      application_name: 'jeongsi',
      keepAlive: true,
    });
    // A connection that breaks in between fails the next request; without a listener it would end the process.
    this.#client.on('error', () => undefined);
  }

  override async begin(): Promise<void> {
    await this.#client.connect();
    await this.#client.query(
      `BEGIN TRANSACTION READ ONLY; SET LOCAL statement_timeout = ${this.#target.timeoutMs};` +
        `SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = '${this.timeZone.replaceAll("'", "''")}'`,
    );
  }

  override async facts(): Promise<Record<string, string>> {
    const answer = await this.#client.query<Record<string, string>>(
      `SELECT current_setting('server_version') AS version, current_database() AS database,
        current_setting('transaction_read_only') AS "readOnly"`,
    );
    const { version = '', database = '', readOnly = '' } = answer.rows[0] ?? {};
    return { version: `PostgreSQL ${version}`, database, readOnly };
  }

  override async page(query: string, limit: number): Promise<SqlPage> {
    this.#busy = true;
    const step = new PortalPage(this.#columns ? undefined : query, limit);
    this.#client.query(step);
    const { fields = [], rows, last } = await step.result;
    this.#busy = false;
    this.#columns ??= this.#readColumns(fields);
    const columns = this.#columns;
    return { columns, rows: rows.map((cells) => this.#toRow(columns, cells)), last };
  }

  override async end(): Promise<void> {
    const key = this.#client as unknown as Partial<BackendKey>;
    if (this.#busy && key.processID && key.secretKey) {
      await cancelRequest(this.#target.host, this.#target.port, key as BackendKey);
    }
    await this.#client.end();
  }

  override destroy(): void {
    this.#socket.destroy();
  }

  override explain(error: unknown, query: string): unknown {
    return error instanceof AudienceUnavailable ? error : explainPostgres(error, query);
  }

  #readColumns(fields: readonly { name: string; dataTypeID: number }[]): string[] {
    const columns = columnNames(fields.map(({ name }) => name));
    const bytes = fields.find(({ dataTypeID }) => BYTES.has(dataTypeID));
    if (bytes) throw refuseBytes(bytes.name, 'bytea');
    this.#booleans = new Set(fields.flatMap(({ dataTypeID }, index) => (dataTypeID === BOOLEAN ? [index] : [])));
    return columns;
  }

  #toRow(columns: readonly string[], cells: readonly (string | null)[]): AudienceRow {
    const row = Object.create(null) as AudienceRow;
    for (const [index, column] of columns.entries()) {
      const cell = cells[index];
      if (cell === null || cell === undefined) continue;
      row[column] = this.#booleans.has(index) ? String(cell === 't') : cell;
    }
    return row;
  }
}
