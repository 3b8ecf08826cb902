import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MOVABLE_CLOCK } from './movable-clock';

const MAIN = join(__dirname, '../../../../dist/apps/api/main.js');
const READY_WITHIN_MS = 60_000;

/** The built server with a data directory of its own. */
export class RunningServer {
  private constructor(
    readonly url: string,
    readonly adminKey: string,
    private readonly process: ChildProcess,
    private readonly dataDir: string,
  ) {}

  /**
   * Resolves when the server says that it is ready; rejects with what it printed when it does not become so. With an
   * instant, its clock starts there and can be moved.
   */
  static async start(
    clockStartsAt?: number,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<RunningServer> {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-console-'));
    const adminKey = 'console-test-key-0123456789abcdef0123456789abcdef';
    const moved = clockStartsAt === undefined ? [] : [MOVABLE_CLOCK];
    const child = spawn(process.execPath, [...moved, MAIN], {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        ADMIN_KEY: adminKey,
        DEFAULT_TIME_ZONE: 'Asia/Seoul',
        DATABASE_URL: '',
        LOG_LEVEL: 'warn',
        CLOCK_STARTS_AT: String(clockStartsAt),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const printed: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    const server = new RunningServer(`http://127.0.0.1:${port}`, adminKey, child, dataDir);
    await server.untilReady(printed);
    return server;
  }

  /** Of a clock that can be moved. It goes on from there. */
  async setClock(at: number): Promise<void> {
    const moved = once(this.process, 'message');
    this.process.send(at);
    await moved;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      this.process.kill('SIGTERM');
      await once(this.process, 'exit');
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async untilReady(printed: readonly string[]): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline && this.process.exitCode === null) {
      const answer = await fetch(`${this.url}/api/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await wait(100);
    }
    await this.stop();
    throw new Error(`The server did not become ready.\n${printed.join('')}`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
