import { existsSync } from 'node:fs';
import { run } from './child.mjs';

const tenMinutes = 600_000;

/** Installs Debian's packages, which only root can. Throws when it cannot. */
export async function installFromDebian(...names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error('needs root and apt-get');
  console.log(`Installing ${names.join(' and ')} from Debian …`);
  await apt('update', '-q');
  await apt('install', '-qy', '--no-install-recommends', ...names);
}

async function apt(...args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run(['apt-get', ...args], { env, timeoutMs: tenMinutes, quiet: 'until it fails' });
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed: ${output.trim().split('\n').at(-1)}`);
}
