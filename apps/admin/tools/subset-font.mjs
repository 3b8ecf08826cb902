/**
 * Makes "App UI": Pretendard Variable cut down to the characters of the console's own texts, in two files. The first holds
 * what home and the frame around every page say, and is the one that the first paint waits for; the other comes with
 * the first page that says more. Names and messages typed by people fall back to the whole family, loaded in ranges later.
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

/** Whose texts are on screen first; a syllable that this misses comes a moment later, with the other file. */
const firstFolders = ['home', 'scheduler', 'shell', 'state', 'time'];

const sources = (await readdir(join(admin, 'src'), { recursive: true })).filter(
  (path) => /\.(ts|html|json)$/.test(path) && !/\.spec\.ts$|testing\//.test(path),
);
const texts = new Map(
  await Promise.all(sources.map(async (path) => [path, await readFile(join(admin, 'src', path), 'utf8')])),
);
const korean = JSON.parse(texts.get(join('i18n', 'ko.json')));
const withoutComments = (code) => code.replace(/\/\*.*?\*\/|<!--.*?-->/gs, '');
const hangulOf = (text) => text.match(/\p{Script=Hangul}/gu) ?? [];

const firstCode = [...texts].filter(([path]) => firstFolders.some((folder) => path.startsWith(join('app', folder))));
const firstTexts = firstCode.map(([, code]) =>
  [withoutComments(code), ...[...code.matchAll(/'([\w.]+)'/g)].map(([, key]) => korean[key] ?? '')].join(''),
);
const first = new Set([...ascii, ...punctuation, ...hangulOf(firstTexts.join(''))]);
const rest = new Set(hangulOf([...texts.values()].join('')).filter((character) => !first.has(character)));

await mkdir(output, { recursive: true });
await makeFont('app-ui', first);
await makeFont('app-ui-rest', rest);
await writeFile(
  join(output, '_app-ui.scss'),
  [face('app-ui-rest', 'U+AC00-D7A3'), face('app-ui', ranges(first))].join(''),
);

async function makeFont(name, characters) {
  const font = await subsetFont(await readFile(source), [...characters].sort().join(''), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  await writeFile(join(output, `${name}.woff2`), font);
  console.log(`${name}: ${characters.size} characters, ${(font.length / 1000).toFixed(1)} kB`);
}

/** Of two faces that could show a character the later one does. */
function face(name, range) {
  return `@font-face {
  font-family: 'App UI';
  src: url('/fonts/${name}.woff2') format('woff2-variations');
  font-weight: 400 700;
  font-display: swap;
  unicode-range: ${range};
}
`;
}

/** `U+20-7E, U+AC00, …` */
function ranges(characters) {
  const points = [...characters].map((character) => character.codePointAt(0)).sort((a, b) => a - b);
  const runs = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && last.to + 1 === point) last.to = point;
    else runs.push({ from: point, to: point });
  }
  const hex = (point) => point.toString(16).toUpperCase();
  return runs.map(({ from, to }) => `U+${hex(from)}${from === to ? '' : `-${hex(to)}`}`).join(', ');
}
