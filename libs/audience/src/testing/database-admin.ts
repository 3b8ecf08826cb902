import { Client } from 'pg';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { type OpenConnection } from '@jeongsi/engine';

/** Somebody with all rights, who sets the scene and looks behind it. */
export interface DatabaseAdmin {
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** How many statements of others are under way in this database. */
  running(): Promise<number>;
  close(): Promise<void>;
}

export async function openAdmin(connection: OpenConnection): Promise<DatabaseAdmin> {
  return connection.kind === 'postgres' ? postgresAdmin(connection) : mysqlAdmin(connection);
}

async function postgresAdmin({ settings, secrets }: OpenConnection): Promise<DatabaseAdmin> {
  const { host, port, user, database } = settings as { host: string; port: number; user: string; database: string };
  const client = new Client({ host, port, user, database, password: secrets['password'] ?? '' });
  await client.connect();
  const run = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
  return {
    run,
    running: async () =>
      (
        await run(
          "SELECT 1 FROM pg_stat_activity WHERE application_name = 'jeongsi' AND state = 'active' AND datname = current_database()",
        )
      ).length,
    close: () => client.end(),
  };
}

async function mysqlAdmin({ settings, secrets }: OpenConnection): Promise<DatabaseAdmin> {
  const { host, port, user, database } = settings as { host: string; port: number; user: string; database: string };
  const client = await createConnection({ host, port, user, database, password: secrets['password'] ?? '' });
  const run = async (sql: string) => (await client.query<RowDataPacket[]>(sql))[0] as Record<string, unknown>[];
  return {
    run,
    running: async () =>
      (
        await run(
          "SELECT 1 FROM information_schema.processlist WHERE command = 'Query' AND db = DATABASE() AND id <> CONNECTION_ID()",
        )
      ).length,
    close: () => client.end(),
  };
}

/** Looks until it is so; a server needs a moment. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
