import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const longest = 350;
const source = /\.(ts|mts|cts|js|mjs|cjs|html|scss|css|sql)$/;
const outside = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'assets', 'public']);

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || outside.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (source.test(entry.name) && !/\.(spec|test)\.[cm]?[jt]s$/.test(entry.name)) yield path;
  }
}

const lineCounts = ['apps', 'libs', 'tools', 'bench']
  .flatMap((folder) => [...sourceFiles(join(root, folder))])
  .map((path) => ({ path: relative(root, path), lines: readFileSync(path, 'utf8').split('\n').length }));

describe('size of source files', () => {
  it('looks at the whole house', () => {
    expect(lineCounts.length).toBeGreaterThan(30);
  });

  it(`none is longer than ${longest} lines, tests apart`, () => {
    expect(lineCounts.filter(({ lines }) => lines > longest)).toEqual([]);
  });
});
