import { spawn } from 'node:child_process';

/** Process groups under way: a test command that is interrupted must leave no server, browser or database behind. */
const groups = new Set();

/**
 * Runs one command to its end, its output going where ours goes.
 * @param {readonly string[]} command the program and its arguments
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs: number, quiet?: 'until it fails',
 *   signal?: AbortSignal }} options `signal` ends the command before its time
 * @returns {Promise<{ code: number, timedOut: boolean, output: string }>} `code` is 128 + n when a signal ended it;
 *   `output` is only kept when quiet
 */
export function run([program, ...args], { cwd, env = {}, timeoutMs, quiet, signal: ending }) {
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio, detached: true });
    const kept = [];
    child.stdout?.on('data', (chunk) => kept.push(chunk));
    child.stderr?.on('data', (chunk) => kept.push(chunk));
    groups.add(child.pid);

    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      signalGroup(child.pid, 'SIGKILL');
    }, timeoutMs);

    const cut = () => signalGroup(child.pid, 'SIGKILL');
    if (ending?.aborted) cut();
    ending?.addEventListener('abort', cut, { once: true });

    const end = (code) => {
      clearTimeout(timer);
      ending?.removeEventListener('abort', cut);
      // Whatever the command started in its group and forgot.
      signalGroup(child.pid, 'SIGKILL');
      groups.delete(child.pid);
      resolve({ code, timedOut, output: Buffer.concat(kept).toString() });
    };
    child.on('error', (error) => {
      kept.push(Buffer.from(`${error.message}\n`));
      end(127);
    });
    child.on('exit', (code, signal) => end(signal ? 128 : code));
  });
}

/** Ends every command under way: politely, and for certain two seconds later. */
export async function stopChildren() {
  for (const group of groups) signalGroup(group, 'SIGTERM');
  const deadline = Date.now() + 2000;
  while (groups.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const group of groups) signalGroup(group, 'SIGKILL');
}

function signalGroup(pid, signal) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // The group is already gone.
  }
}
