import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(__dirname, '..', '..', '..', '..');

/** Builds `store-process.ts` into `directory`; answers the file to run. */
export function buildStoreProcess(directory: string): string {
  const outfile = join(directory, 'store-process.cjs');
  execFileSync(join(root, 'node_modules', '.bin', 'esbuild'), [
    join(__dirname, 'store-process.ts'),
    `--outfile=${outfile}`,
    '--bundle',
    '--platform=node',
    '--format=cjs',
    '--external:better-sqlite3',
    `--tsconfig=${join(root, 'tsconfig.base.json')}`,
    '--log-level=error',
  ]);
  return outfile;
}

/** A running store process, and the lines that it printed. */
export class StoreProcess {
  readonly lines: string[] = [];
  readonly #exited: Promise<unknown>;

  private constructor(readonly child: ChildProcess) {
    this.#exited = once(child, 'exit');
  }

  /** Answers once it has the directory. */
  static async start(file: string, args: readonly string[]): Promise<StoreProcess> {
    const child = spawn(process.execPath, [file, ...args], {
      env: { ...process.env, NODE_PATH: join(root, 'node_modules'), NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const started = new StoreProcess(child);
    await started.#read();
    return started;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Answers when it has printed that many lines. */
  async printed(count: number): Promise<void> {
    while (this.lines.length < count) await once(this.child.stdout as NonNullable<ChildProcess['stdout']>, 'data');
  }

  /** As `kill -9` does; answers when it is gone. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#exited;
  }

  #read(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { stdout } = this.child;
      if (!stdout) throw new Error('It should print');
      createInterface({ input: stdout }).on('line', (line) => {
        if (line === 'open') resolve();
        else this.lines.push(line);
      });
      void this.#exited.then(() => reject(new Error('It ended before it had opened the store')));
    });
  }
}
