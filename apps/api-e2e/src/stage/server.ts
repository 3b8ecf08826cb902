import { Api } from './api';
import { freePort } from './free-port';
import { type Exit, ServerProcess } from './server-process';
import { until } from './until';

export const ADMIN_KEY = 'e2e-admin-key-0123456789abcdef0123456789abcdef';

/** The built server at one address and with one data directory, over as many lives as a story needs. */
export class Server {
  #process: ServerProcess | undefined;
  readonly #processes: ServerProcess[] = [];
  readonly url: string;
  readonly api: Api;

  private constructor(
    readonly dataDir: string,
    private readonly port: number,
    private readonly environment: Record<string, string>,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.api = new Api(this.url, environment['ADMIN_KEY']);
  }

  /** `environment` on top of what every story needs; an empty value unsets. Nothing runs yet. */
  static async at(dataDir: string, environment: Record<string, string> = {}): Promise<Server> {
    const port = await freePort();
    return new Server(dataDir, port, {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      ADMIN_KEY,
      DEFAULT_TIME_ZONE: 'Asia/Seoul',
      ALLOWED_PRIVATE_HOSTS: '127.0.0.1,localhost',
      LOG_LEVEL: 'info',
      ...environment,
    });
  }

  get process(): ServerProcess {
    if (!this.#process) throw new Error('The server was not started');
    return this.#process;
  }

  /** Starts without waiting for anything. */
  launch(command?: readonly [string, ...string[]]): ServerProcess {
    this.#process = new ServerProcess(this.environment, command);
    this.#processes.push(this.#process);
    return this.#process;
  }

  /** Resolves when it says that it is ready. @throws with what it printed when it does not become so */
  async start(): Promise<this> {
    this.launch();
    await this.ready();
    return this;
  }

  async ready(): Promise<void> {
    const { process } = this;
    const probe = async (): Promise<boolean> => {
      if (process.exit) throw new Error(`The server ended while it started: ${JSON.stringify(process.exit)}`);
      return (await fetch(`${this.url}/api/health/ready`).catch(() => undefined))?.ok ?? false;
    };
    await until('the server is ready', probe, { withinMs: 60_000, everyMs: 10 }).catch((error: Error) => {
      throw new Error(`${error.message}\n${process.printed}`);
    });
  }

  /** SIGTERM, as an operator stops it. */
  async stop(): Promise<Exit & { ms: number; printed: string }> {
    const { process } = this;
    const startedAt = performance.now();
    process.signal('SIGTERM');
    const exit = await process.exited;
    return { ...exit, ms: performance.now() - startedAt, printed: process.printed };
  }

  /** SIGKILL: it gets no chance to finish anything. */
  async kill(): Promise<void> {
    const { process } = this;
    process.signal('SIGKILL');
    await process.exited;
  }

  async destroy(): Promise<void> {
    for (const process of this.#processes) await process.destroy();
  }
}
