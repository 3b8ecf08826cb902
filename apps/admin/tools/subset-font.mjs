/**
 * Makes "App UI": Pretendard Variable cut down to the characters of the console's own texts. It is the one font that
 * the first paint waits for. Names and messages typed by people fall back to the whole family, loaded in ranges later.
 * Pretendard reserves its name for unmodified files, hence the other one.
 */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const admin = join(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(admin, '../../dist/apps/admin-font');
const source = createRequire(import.meta.url).resolve('pretendard/dist/web/variable/woff2/PretendardVariable.woff2');

const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const punctuation = '·…–—‘’“”~‹›→↑↓−×•\u00a0';

const sources = (await readdir(join(admin, 'src'), { recursive: true })).filter(
  (path) => /\.(ts|html|json)$/.test(path) && !path.endsWith('.spec.ts'),
);
const texts = await Promise.all(sources.map((path) => readFile(join(admin, 'src', path), 'utf8')));
const hangul = texts.join('').match(/\p{Script=Hangul}/gu) ?? [];
const characters = [...new Set([...ascii, ...punctuation, ...hangul])].sort().join('');

const font = await subsetFont(await readFile(source), characters, {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 700 } },
});
await mkdir(output, { recursive: true });
await writeFile(join(output, 'app-ui.woff2'), font);
console.log(`App UI: ${characters.length} characters, ${(font.length / 1000).toFixed(1)} kB`);
