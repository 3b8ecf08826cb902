import { existsSync } from 'node:fs';
import { run } from './child.mjs';

const tenMinutes = 600_000;

/** Debian's own Chromium; only root can install it. @returns {Promise<string>} its path */
export async function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error('needs root and apt-get');
  console.log('Installing Chromium from Debian …');
  await apt('update', '-q');
  await apt('install', '-qy', '--no-install-recommends', 'chromium');
  return '/usr/bin/chromium';
}

async function apt(...args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run(['apt-get', ...args], { env, timeoutMs: tenMinutes, quiet: 'until it fails' });
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed: ${output.trim().split('\n').at(-1)}`);
}
