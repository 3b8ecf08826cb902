import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import esbuild from 'esbuild';
import { compile } from './compile.mjs';

/**
 * Bundles a Nest server into one ES module with a source map; packages stay in node_modules.
 * @param {{ root: string, entry: string, tsconfig: string, outfile: string }} project absolute paths
 * @throws when a file does not type-check or an import does not resolve; the previous build then stays in place
 */
export async function bundleServer({ root, entry, tsconfig, outfile }) {
  const compiled = compile({ root, entry, tsconfig });
  mkdirSync(dirname(outfile), { recursive: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    tsconfig: join(root, 'tsconfig.base.json'),
    logLevel: 'warning',
    // The Swagger plugin names an enum twice when a decorator and a type both do; TypeScript refuses our own doubles.
    logOverride: { 'duplicate-object-key': 'silent' },
    plugins: [fromTypeScript(compiled)],
  });
  writeFileSync(join(dirname(outfile), 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
}

/** Hands esbuild what the TypeScript program emitted, so that it bundles and never compiles. */
function fromTypeScript(compiled) {
  return {
    name: 'typescript-program',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = compiled.get(path);
        if (contents === undefined) return { errors: [{ text: `${path} is not part of the TypeScript program` }] };
        return { contents, loader: 'js' };
      });
    },
  };
}
