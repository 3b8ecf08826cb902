import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const MAIN = join(__dirname, '../../../../dist/apps/api/main.js');
const READY_WITHIN_MS = 20_000;

/** The built server with a data directory of its own. */
export class RunningServer {
  private constructor(
    readonly url: string,
    readonly adminKey: string,
    private readonly process: ChildProcess,
    private readonly dataDir: string,
  ) {}

  /** Resolves when the server says that it is ready; rejects with what it printed when it does not become so. */
  static async start(): Promise<RunningServer> {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-console-'));
    const adminKey = 'console-test-key-0123456789abcdef0123456789abcdef';
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        ADMIN_KEY: adminKey,
        DEFAULT_TIME_ZONE: 'Asia/Seoul',
        DATABASE_URL: '',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
    const server = new RunningServer(`http://127.0.0.1:${port}`, adminKey, child, dataDir);
    await server.untilReady(printed);
    return server;
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
