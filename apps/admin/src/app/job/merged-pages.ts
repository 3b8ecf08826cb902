import { type Page } from '@jeongsi/contract';
import { defer, forkJoin, map, type Observable, of } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

type Fetch<T> = (page: PageRequest) => Observable<Page<T>>;

interface Source<T> {
  fetch: Fetch<T>;
  /** What was fetched and not handed out yet, in order. */
  waiting: readonly T[];
  /** Undefined before the first page; null after the last. */
  cursor: string | null | undefined;
}

/**
 * Several sorted lists read as one. Each source is asked for a page before anything that might come after its first
 * unread item is handed out, so the order holds across pages.
 */
export class MergedPages<T> {
  private sources: readonly Source<T>[];

  constructor(
    fetches: readonly Fetch<T>[],
    private readonly order: (a: T, b: T) => number,
  ) {
    this.sources = fetches.map((fetch) => ({ fetch, waiting: [], cursor: undefined }));
  }

  /** The next `limit` items at most; `nextCursor` only says whether there are more. */
  next(limit: number): Observable<Page<T>> {
    return defer(() => forkJoin(this.sources.map((source) => fill(source, limit)))).pipe(
      map((filled) => {
        const all = filled.flatMap(({ waiting }) => waiting).sort(this.order);
        const items = all.slice(0, limit);
        const given = new Set(items);
        // Kept only now: a failed request leaves everything where it was.
        this.sources = filled.map((source) => ({
          ...source,
          waiting: source.waiting.filter((item) => !given.has(item)),
        }));
        const more = this.sources.some(({ waiting, cursor }) => waiting.length > 0 || cursor !== null);
        return { items, nextCursor: more ? 'more' : null };
      }),
    );
  }
}

/** A source with at least `limit` items waiting, or all that it has. */
function fill<T>(source: Source<T>, limit: number): Observable<Source<T>> {
  if (source.waiting.length >= limit || source.cursor === null) return of(source);
  const request = { limit, ...(source.cursor !== undefined && { cursor: source.cursor }) };
  return source
    .fetch(request)
    .pipe(map(({ items, nextCursor }) => ({ ...source, waiting: [...source.waiting, ...items], cursor: nextCursor })));
}
