/**
 * After the bundler: refuses a console that grew too big for a first visit, and lays compressed copies beside the files, so
 * that the server sends them without compressing anything itself.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const MOST_INITIAL_BYTES = 250_000;
const MOST_LAZY_BYTES = 130_000;
const COMPRESSED = new Set(['.js', '.css', '.html', '.svg']);

const browser = join(dirname(fileURLToPath(import.meta.url)), '../../../dist/apps/admin/browser');
const gzipped = (content) => promisify(gzip)(content, { level: 9 });
const brotlied = (content) =>
  promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });

const entries = await readdir(browser, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const sizes = new Map();
for (const file of files.filter((path) => COMPRESSED.has(extname(path)))) {
  const content = await readFile(file);
  const zipped = await gzipped(content);
  sizes.set(file.slice(browser.length + 1), zipped.length);
  await writeFile(`${file}.gz`, zipped);
  await writeFile(`${file}.br`, await brotlied(content));
}

const index = await readFile(join(browser, 'index.html'), 'utf8');
const initial = [...sizes].filter(([name]) => index.includes(`"${name}"`) || index.includes(`"/${name}"`));
const initialBytes = initial.reduce((sum, [, size]) => sum + size, 0);
console.log(`Initial: ${(initialBytes / 1000).toFixed(1)} kB gzip in ${initial.length} files`);

const lazy = [...sizes].filter(([name]) => name.endsWith('.js') && !initial.some(([other]) => other === name));
const tooBig = lazy.filter(([, size]) => size > MOST_LAZY_BYTES);
if (initialBytes > MOST_INITIAL_BYTES) throw new Error(`The first visit may cost at most ${MOST_INITIAL_BYTES} bytes.`);
if (tooBig.length > 0) throw new Error(`Chunks above ${MOST_LAZY_BYTES} bytes: ${tooBig.map(([name]) => name)}`);
