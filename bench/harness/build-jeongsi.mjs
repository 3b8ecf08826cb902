import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/** Bundles Jeongsi's own side from the libraries' sources, as the server's build does; packages stay in node_modules. */
export async function buildJeongsi() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['bench/jeongsi/index.ts'],
    outfile: 'dist/bench/jeongsi.js',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    sourcemap: 'linked',
    tsconfig: 'tsconfig.base.json',
    logLevel: 'warning',
  });
  writeFileSync(join(root, 'dist/bench/package.json'), `${JSON.stringify({ type: 'module' })}\n`);
}
