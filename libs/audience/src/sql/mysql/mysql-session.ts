import { Socket } from 'node:net';
import { type Readable } from 'node:stream';
import mysql, { type Connection, type ConnectionOptions, type FieldPacket } from 'mysql2';
import { AudienceUnavailable, type AudienceRow, type Clock, type OpenConnection } from '@jeongsi/engine';
import { columnNames } from '../column-names';
import { databaseTarget, tlsOptions, type DatabaseTarget } from '../database-target';
import { sqlFault } from '../sql-fault';
import { SqlSession, type SqlPage } from '../sql-session';
import { cellText, refuseBinaryColumns } from './mysql-cells';
import { explainMySql } from './mysql-fault';
import { offsetOf } from './session-zone';

const DEFAULT_PORT = 3_306;

/** For the connection that only calls a query off. */
const KILL_MS = 5_000;

/**
 * The server counts the time we take with the rows as time of the query. So ours is the clock that counts: it looks at
 * the wait for the next rows, and calls the query off from a second connection. The server's own limit is this many times
 * longer, for the day that we are not there any more to call it off.
 */
const SERVER_LIMIT_FACTOR = 10;

const UNKNOWN_TIME_ZONE = 1298;
const UNKNOWN_VARIABLE = 1193;

export class MySqlSession extends SqlSession {
  override readonly patienceMs: number;
  readonly #target: DatabaseTarget;
  readonly #socket = new Socket();
  #connection: Connection | undefined;
  #connected = false;
  #stream: Readable | undefined;
  #rows: AsyncIterator<unknown> | undefined;
  #columns: string[] | undefined;
  /** What is wrong with the columns; told when the rows are asked for. */
  #fault: unknown;
  /** Whether the server works for us or waits to send more. */
  #busy = false;

  constructor(
    connection: OpenConnection,
    private readonly parts: { clock: Clock; timeZone: string },
  ) {
    super();
    this.#target = databaseTarget(connection, DEFAULT_PORT);
    this.patienceMs = this.#target.timeoutMs;
  }

  override async begin(): Promise<void> {
    const { host, port } = this.#target;
    const connection = mysql.createConnection({
      ...this.#options(),
      stream: () => this.#socket.connect({ host, port }),
    });
    this.#connection = connection;
    // The driver does not tell a query that streams that its connection broke.
    connection.on('error', (error) => this.#stream?.destroy(error));
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    this.#connected = true;
    await this.#setTimeZone();
    await this.#limitOnServer();
    await this.#run('SET SESSION net_write_timeout = 600');
    // For the session as well, since a procedure could end the transaction and go on without one.
    await this.#run('SET SESSION TRANSACTION READ ONLY');
    await this.#run('START TRANSACTION READ ONLY');
  }

  override async facts(): Promise<Record<string, string>> {
    const [{ version = '', base = '' } = {}] = await this.#run('SELECT version() AS version, database() AS base');
    const kind = /mariadb/i.test(version) ? 'MariaDB' : 'MySQL';
    // Its name differs between servers and versions.
    const [{ Value: readOnly = '' } = {}] = await this.#run(
      "SHOW SESSION VARIABLES WHERE Variable_name IN ('transaction_read_only', 'tx_read_only')",
    );
    return { version: `${kind} ${version}`, database: base, readOnly: readOnly.toLowerCase() };
  }

  override async page(query: string, limit: number): Promise<SqlPage> {
    this.#rows ??= this.#start(query, limit);
    const rows: AudienceRow[] = [];
    let last = false;
    while (rows.length < limit && !last) {
      const { done, value } = await this.#rows.next();
      if (this.#fault) throw this.#fault;
      if (done) last = true;
      // Procedures close with a header that is no row.
      else if (Array.isArray(value)) rows.push(toRow(this.#columns ?? [], value));
    }
    if (last) this.#busy = false;
    this.#columns ??= columnNames([]);
    return { columns: this.#columns, rows, last };
  }

  override async end(): Promise<void> {
    const connection = this.#connection;
    if (!connection || !this.#connected) return;
    if (this.#busy) await this.#kill(connection.threadId);
    else await new Promise<void>((resolve) => connection.end(() => resolve()));
  }

  override destroy(): void {
    this.#stream?.destroy();
    this.#connection?.destroy();
    this.#socket.destroy();
  }

  override explain(error: unknown): unknown {
    return error instanceof AudienceUnavailable ? error : explainMySql(error);
  }

  #options(): ConnectionOptions {
    const { host, port, database, user, password } = this.#target;
    const tls = tlsOptions(this.#target);
    const ssl = tls && {
      rejectUnauthorized: tls.rejectUnauthorized === true,
      verifyIdentity: tls.rejectUnauthorized === true,
    };
    return {
      ...{ host, port, database, user, password, charset: 'utf8mb4', multipleStatements: false },
      // Nothing that the server says becomes code or a file of ours.
      ...{ disableEval: true, flags: ['-LOCAL_FILES'] },
      ...(ssl && { ssl }),
    };
  }

  #start(query: string, limit: number): AsyncIterator<unknown> {
    if (!this.#connection) throw new Error('The session has not begun');
    this.#busy = true;
    const command = this.#connection.query({ sql: query, rowsAsArray: true, typeCast: cellText });
    command.on('fields', (fields: FieldPacket[] | undefined) => this.#learn(fields));
    this.#stream = command.stream({ highWaterMark: limit });
    return this.#stream[Symbol.asyncIterator]();
  }

  #learn(fields: FieldPacket[] | undefined): void {
    if (!fields || this.#fault) return;
    try {
      if (this.#columns) throw sqlFault('QUERY_INVALID', 'it gives more than one table');
      this.#columns = columnNames(fields.map(({ name }) => name));
      refuseBinaryColumns(fields);
    } catch (error) {
      this.#fault = error;
    }
  }

  async #setTimeZone(): Promise<void> {
    const { clock, timeZone } = this.parts;
    const set = (zone: string) => this.#run('SET SESSION time_zone = ?', [zone]);
    await set(timeZone).catch((error: unknown) => {
      if (errorNumber(error) !== UNKNOWN_TIME_ZONE) throw error;
      return set(offsetOf(timeZone, clock.now()));
    });
  }

  /** MySQL counts milliseconds for SELECT; MariaDB counts seconds. Servers older than either have no limit. */
  async #limitOnServer(): Promise<void> {
    const limitMs = this.#target.timeoutMs * SERVER_LIMIT_FACTOR;
    for (const setting of [`max_execution_time = ${limitMs}`, `max_statement_time = ${limitMs / 1_000}`]) {
      try {
        await this.#run(`SET SESSION ${setting}`);
        return;
      } catch (error) {
        if (errorNumber(error) !== UNKNOWN_VARIABLE) throw error;
      }
    }
  }

  #run(sql: string, values: string[] = []): Promise<Record<string, string>[]> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, rows: unknown) =>
        error ? reject(error) : resolve(rows as Record<string, string>[]);
      this.#connection?.query({ sql, values }, done);
    });
  }

  /** Ends the connection on the server, with whatever it does. */
  async #kill(threadId: number): Promise<void> {
    const second = mysql.createConnection({ ...this.#options(), connectTimeout: KILL_MS });
    second.on('error', () => undefined);
    await new Promise<void>((resolve) => second.query({ sql: `KILL ${threadId}` }, () => resolve()));
    second.destroy();
  }
}

function toRow(columns: readonly string[], cells: readonly unknown[]): AudienceRow {
  const row = Object.create(null) as AudienceRow;
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (typeof cell === 'string') row[column] = cell;
  }
  return row;
}

function errorNumber(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'errno' in error ? error.errno : undefined;
}
