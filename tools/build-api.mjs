/** Builds apps/api into dist/apps/api/main.js. Run on its own or as the `build` target of the project `api`. */
import { join } from 'node:path';
import { bundleServer } from './build-api/bundle.mjs';
import { TypeErrors } from './build-api/compile.mjs';

const root = join(import.meta.dirname, '..');
const startedAt = performance.now();

try {
  await bundleServer({
    root,
    entry: join(root, 'apps/api/src/main.ts'),
    tsconfig: join(root, 'apps/api/tsconfig.json'),
    outfile: join(root, 'dist/apps/api/main.js'),
  });
  console.log(`api built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
} catch (error) {
  // esbuild has already printed what it could not bundle.
  if (error instanceof TypeErrors) console.error(error.message);
  else if (!Array.isArray(error.errors)) console.error(error);
  process.exitCode = 1;
}
