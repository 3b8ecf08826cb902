import { inject, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type Page } from '@jeongsi/contract';
import { catchError, concat, exhaustMap, map, merge, type Observable, of, scan, Subject, switchMap, tap } from 'rxjs';
import { injectFailure } from '../failure/inject-failure';
import { Clock } from '../time/clock';
import { emptyFeed, follow, type ListEvent, type ListFeed } from './list-feed';

const PAGE_SIZE = 50;
const MOST_AT_ONCE = 200;

export interface PageRequest {
  limit: number;
  cursor?: string;
}

export interface PagedList<T> {
  readonly feed: Signal<ListFeed<T>>;
  /** The next page, after those that are there. */
  more(): void;
  /** The same again, silently: what is shown stays until the answer is there. */
  again(): void;
}

/**
 * A list in pages for the question in `query`. Another question drops the answer to the one before; while one request
 * is on its way no second one starts. Needs an injection context.
 */
export function injectPagedList<Q, T>(source: {
  query: Signal<Q>;
  fetch: (query: Q, page: PageRequest) => Observable<Page<T>>;
}): PagedList<T> {
  const clock = inject(Clock);
  const failureOf = injectFailure();
  const asks = new Subject<'more' | 'again'>();
  let latest: ListFeed<T> = emptyFeed();

  const ask = (query: Q, why: 'first' | 'more' | 'again'): Observable<ListEvent<T>> =>
    concat(
      of<ListEvent<T>>({ kind: 'asked', why }),
      source.fetch(query, pageRequest(why, latest)).pipe(
        map((page): ListEvent<T> => ({ kind: 'answered', why, page, at: clock.now() })),
        catchError((error: unknown) => of<ListEvent<T>>({ kind: 'failed', why, failure: failureOf(error) })),
      ),
    );

  const feed = toSignal(
    toObservable(source.query).pipe(
      switchMap((query) => merge(of('first' as const), asks).pipe(exhaustMap((why) => ask(query, whyOf(why, latest))))),
      scan(follow<T>, emptyFeed<T>()),
      tap((now) => (latest = now)),
    ),
    { initialValue: emptyFeed<T>() },
  );

  return { feed, more: () => asks.next('more'), again: () => asks.next('again') };
}

/** Trying again after a first try that failed is a first try. */
function whyOf<T>(why: 'first' | 'more' | 'again', feed: ListFeed<T>): 'first' | 'more' | 'again' {
  return why === 'again' && feed.answeredAt === null ? 'first' : why;
}

function pageRequest<T>(why: 'first' | 'more' | 'again', feed: ListFeed<T>): PageRequest {
  if (why === 'more' && feed.nextCursor !== null) return { limit: PAGE_SIZE, cursor: feed.nextCursor };
  if (why === 'first') return { limit: PAGE_SIZE };
  // As much as is on screen, so that a silent refresh takes no rows away.
  return { limit: Math.min(MOST_AT_ONCE, Math.ceil(feed.items.length / PAGE_SIZE) * PAGE_SIZE || PAGE_SIZE) };
}
