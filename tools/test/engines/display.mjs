import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs `use` with a display of its own, `:7`, that no screen shows. The display goes with its last window, so also when we
 * are killed.
 */
export async function withDisplay(xvfb, use) {
  const screen = ['-screen', '0', '1280x900x24'];
  const server = spawn(xvfb, ['-displayfd', '3', '-terminate', '-nolisten', 'tcp', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const gone = once(server, 'exit');
  try {
    const number = await Promise.race([once(server.stdio[3], 'data').then(([bytes]) => String(bytes).trim()), gone]);
    if (typeof number !== 'string') return { code: 1, timedOut: false, output: 'Xvfb does not start' };
    return await use(`:${number}`);
  } finally {
    server.kill('SIGTERM');
    await gone;
  }
}
