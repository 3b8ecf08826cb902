import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Redis } from 'ioredis';
import { dataFolder } from '../harness/data-folder.mjs';
import { freePort } from './free-port.mjs';

/** `undefined` when there is no redis-server on this machine. */
export function redisVersion() {
  try {
    return /v=([\d.]+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * A Redis of our own in a temporary folder, with its append-only file on.
 * @param {'everysec' | 'always'} appendfsync
 */
export async function startRedis(appendfsync) {
  const folder = dataFolder('redis');
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', appendfsync, save: '' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  const client = new Redis({ port, host: '127.0.0.1', lazyConnect: false });
  client.on('error', () => undefined);
  await client.ping();
  return {
    port,
    empty: () => client.flushall(),
    async stop() {
      client.disconnect();
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
