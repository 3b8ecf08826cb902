import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = join(__dirname, '..', '..');

/** Those that people read on the way in, and everything below the folders that hold documents. */
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...below('docs').filter((path) => path.endsWith('.md')),
  'bench/README.md',
];
const pictures = below('docs').filter((path) => /\.(png|svg|jpg|webp)$/.test(path));

function below(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}

interface Reference {
  from: string;
  /** Inside the repository. */
  to: string;
  anchor: string;
}

/** What a page points at, in Markdown and in HTML, other sites and the server's own addresses apart. */
function referencesOf(page: string): Reference[] {
  const text = textOf(page);
  const found = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return found
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      const to = path === '' ? page : relative(root, resolve(root, dirname(page), decodeURIComponent(path)));
      return { from: page, to, anchor: decodeURIComponent(anchor) };
    });
}

/** Without what stands in code. */
function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8')
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
}

/** As the site that shows the repository makes them of headings. */
function anchorsOf(page: string): string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const references = pages.flatMap(referencesOf);

describe('the documents', () => {
  it('are found', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(references.length).toBeGreaterThan(60);
  });

  it('point at what is there', () => {
    expect(references.filter(({ to }) => !existsSync(join(root, to)))).toEqual([]);
  });

  it('name headings that are there', () => {
    const named = references.filter(({ to, anchor }) => anchor !== '' && to.endsWith('.md'));
    expect(named.filter(({ to, anchor }) => !anchorsOf(to).includes(anchor))).toEqual([]);
  });

  it('show every picture that is kept', () => {
    const shown = new Set(references.map(({ to }) => to));
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  });

  it('show small pictures', () => {
    const sizes = pictures.map((picture) => ({ picture, bytes: statSync(join(root, picture)).size }));
    expect(sizes.filter(({ bytes }) => bytes > 150_000)).toEqual([]);
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(5_000_000);
  });

  it.each([
    ['ko', 'en'],
    ['en', 'ko'],
  ])('have the same chapters in %s as in %s, with pictures in their own language', (own, other) => {
    const chapters = (language: string) => pages.filter((page) => page.startsWith(`docs/guide/${language}/`));
    const names = (language: string) => chapters(language).map((page) => page.split('/').at(-1));
    expect(names(own).sort()).toEqual(names(other).sort());
    const shown = chapters(own).flatMap(referencesOf);
    expect(shown.filter(({ to }) => to.startsWith(`docs/guide/images/${other}/`))).toEqual([]);
  });
});
