import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Readable, type Writable } from 'node:stream';
import { Client } from 'pg';
import { ROOT } from './server-process';

const SERVE = join(ROOT, 'tools/test/database/serve-postgres.mjs');

/** A real PostgreSQL server for one story, as somebody with all rights sees it. */
export class Postgres {
  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, null>,
    readonly port: number,
    readonly user: string,
    readonly password: string,
  ) {}

  /** @throws with the reason when there is none here */
  static async start(): Promise<Postgres> {
    const child = spawn(process.execPath, [SERVE], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const found = JSON.parse(line.toString()) as { missing: string } | { port: number; user: string; password: string };
    if ('missing' in found) throw new Error(`No PostgreSQL: ${found.missing}`);
    return new Postgres(child, found.port, found.user, found.password);
  }

  async run(sql: string): Promise<Record<string, unknown>[]> {
    const { port, user, password } = this;
    const client = new Client({ host: '127.0.0.1', port, user, password, database: 'postgres' });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
    return rows;
  }

  async close(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.stdin.end();
    await exited;
  }
}
