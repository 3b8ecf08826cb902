import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../../../..');
const MAIN = join(ROOT, 'dist/apps/api/main.js');

/** How a process ended: by itself with a code, or by a signal. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One run of the built server, from its start to its end. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #printed: string[] = [];
  /** Resolves when it has ended and everything it printed was read. */
  readonly exited: Promise<Exit>;
  #exit: Exit | undefined;

  /** `command`: what to start instead of the built server itself. */
  constructor(environment: Record<string, string>, command: readonly [string, ...string[]] = [process.execPath, MAIN]) {
    const [program, ...args] = command;
    // A group of its own, so that nothing it started can outlive a test.
    this.#child = spawn(program, args, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#printed.push(chunk.toString()));
    }
    this.exited = once(this.#child, 'close').then(([code, signal]) => (this.#exit = { code, signal } as Exit));
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  get exit(): Exit | undefined {
    return this.#exit;
  }

  /** Both of its streams, as they came. */
  get printed(): string {
    return this.#printed.join('');
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Ends it and whatever it started, at once. */
  async destroy(): Promise<void> {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // The whole group is gone already.
    }
    await this.exited;
  }
}
