import { AudienceUnavailable } from '@jeongsi/engine';
import { at, parseJson } from './json';
import { type SourceClient } from './source-client';

/** A source that goes on after so many pages goes on for ever. */
const MAX_PAGES = 10_000;

export interface PagePaths {
  /** Where the list is; without it the answer is the list. */
  itemsPath?: string;
  /** Where the address of the next page is; without it there is one page. */
  nextPath?: string;
}

/** The items of each page, page after page, none of which is kept. @throws AudienceUnavailable */
export async function* readPages(
  client: SourceClient,
  first: URL,
  { itemsPath, nextPath }: PagePaths,
  signal: AbortSignal,
): AsyncGenerator<readonly unknown[]> {
  const seen = new Set<string>();
  for (let url: URL | undefined = first; url;) {
    if (seen.has(url.href))
      throw broken('PAGE_LOOP', `The pages of the source go round in a circle, back to ${pathOf(url)}.`);
    if (seen.size === MAX_PAGES)
      throw broken('TOO_MANY_PAGES', 'The source has more than 10,000 pages. Ask for larger ones.');
    seen.add(url.href);
    const page: unknown = readJson(await client.get(url, signal), url);
    const items = itemsPath === undefined ? page : at(page, itemsPath);
    if (!Array.isArray(items)) throw broken('NO_ITEMS', whereItems(itemsPath, url));
    yield items;
    url = nextPath === undefined ? undefined : nextUrl(at(page, nextPath), nextPath, url);
  }
}

function readJson(text: string, url: URL): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new AudienceUnavailable('NOT_JSON', `What the source answered at ${pathOf(url)} is not JSON.`, 'pointless', {
      cause,
    });
  }
}

function nextUrl(value: unknown, path: string, current: URL): URL | undefined {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  if (typeof value !== 'string' || !URL.canParse(value, current.href)) {
    throw broken('INVALID_NEXT', `What the source has at ${path} is not the address of a next page.`);
  }
  const url = new URL(value, current);
  url.hash = '';
  if (url.origin === current.origin && url.username === '' && url.password === '') return url;
  throw broken(
    'OTHER_ORIGIN',
    `The next page of the source is at ${url.origin}; pages are read from ${current.origin} alone.`,
  );
}

function whereItems(itemsPath: string | undefined, url: URL): string {
  return itemsPath === undefined
    ? `What the source answered at ${pathOf(url)} is not a list. Name the path of the list inside the answer.`
    : `What the source answered at ${pathOf(url)} has no list at "${itemsPath}".`;
}

/** Queries may hold what is nobody else's business. */
function pathOf(url: URL): string {
  return url.origin + url.pathname;
}

function broken(code: string, message: string): AudienceUnavailable {
  return new AudienceUnavailable(code, message, 'pointless');
}
