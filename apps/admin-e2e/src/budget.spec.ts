import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { open, pageNamed, PAGES, prepare } from './pages';

/** Bytes of JavaScript and CSS, compressed with gzip. */
const MOST_FIRST = 250_000;
const MOST_LAZY = 130_000;
/** Korean comes with the first bundle. */
const MOST_TEXTS = 25_000;

const BUILT = join(__dirname, '../../../dist/apps/admin/browser');
const size = (path: string) => statSync(join(BUILT, `${path}.gz`)).size;
const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + size(path), 0);

/** The scripts and styles that a page fetches, as paths, from now on. The font of rare syllables comes after all of them. */
function watchFetched(page: Page): Set<string> {
  const paths = new Set<string>();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (/\.(js|css)$/.test(path) && !path.startsWith('/fonts/')) paths.add(path);
  });
  return paths;
}

/** What every address costs, whatever page is there: the index page names it. */
function named(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const index = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    const links = [...index.querySelectorAll('script[src], link[rel=stylesheet], link[rel=modulepreload]')];
    return links.map((link) => new URL(link.getAttribute('src') ?? link.getAttribute('href') ?? '', origin).pathname);
  });
}

test('the first visit to home stays within its budget; English adds its texts', async ({ page, api }) => {
  const home = pageNamed('home');
  await prepare(page, api, home, 'korean');
  for (const [language, most] of [
    ['ko', MOST_FIRST],
    ['en', MOST_FIRST + MOST_TEXTS],
  ] as const) {
    const fetched = watchFetched(page);
    await useLanguage(page, language);
    await open(page, home);
    const all = new Set([...fetched, ...(await named(page))]);
    console.log(`home, ${language}: ${(sum(all) / 1_000).toFixed(1)} kB in ${all.size} files`);
    expect(sum(all)).toBeLessThanOrEqual(most);
  }
});

for (const each of PAGES.filter(({ name }) => name !== 'home' && name !== 'login')) {
  test(`${each.name} adds no more than its budget`, async ({ page, api }) => {
    await prepare(page, api, each, 'korean');
    const fetched = watchFetched(page);
    await open(page, each);
    const always = new Set(await named(page));
    const added = [...fetched].filter((path) => !always.has(path));
    console.log(`${each.name}: ${(sum(added) / 1_000).toFixed(1)} kB`);
    expect(sum(added)).toBeLessThanOrEqual(MOST_LAZY);
  });
}
