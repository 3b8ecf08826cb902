import { type Page } from '@jeongsi/contract';
import { type Failure } from '../failure/failure';
import { type Instant } from '../time/clock';

/** What a list shows, and what it is doing. */
export interface ListFeed<T> {
  items: readonly T[];
  nextCursor: string | null;
  /** `first`: another question was asked and its answer is not here; `more` and `again` go on with what is shown. */
  busy: 'first' | 'more' | 'again' | null;
  /** Why the last request failed; what came before it stays. */
  failure: Failure | null;
  /** When the newest answer came, by the browser's clock; null before the first. */
  answeredAt: Instant | null;
}

export type ListEvent<T> =
  | { kind: 'asked'; why: 'first' | 'more' | 'again' }
  | { kind: 'answered'; why: 'first' | 'more' | 'again'; page: Page<T>; at: Instant }
  | { kind: 'failed'; why: 'first' | 'more' | 'again'; failure: Failure };

export function emptyFeed<T>(): ListFeed<T> {
  return { items: [], nextCursor: null, busy: 'first', failure: null, answeredAt: null };
}

/**
 * Old rows stay until the answer to a new question is there, so that nothing flickers; when that fails they go, since
 * they would answer another question than the one on screen.
 */
export function follow<T>(feed: ListFeed<T>, event: ListEvent<T>): ListFeed<T> {
  switch (event.kind) {
    case 'asked':
      // A failed try again keeps its note until there is an answer.
      return { ...feed, busy: event.why, failure: event.why === 'first' ? null : feed.failure };
    case 'answered':
      return {
        items: event.why === 'more' ? [...feed.items, ...event.page.items] : event.page.items,
        nextCursor: event.page.nextCursor,
        busy: null,
        failure: null,
        answeredAt: event.at,
      };
    case 'failed':
      return event.why === 'first'
        ? { ...emptyFeed<T>(), busy: null, failure: event.failure }
        : { ...feed, busy: null, failure: event.failure };
  }
}
