import { type SchedulerStatus } from '@jeongsi/contract';
import {
  catchError,
  concat,
  defer,
  EMPTY,
  exhaustMap,
  filter,
  map,
  merge,
  type Observable,
  of,
  scan,
  switchMap,
  timeout,
  timer,
} from 'rxjs';
import { retryAfterMs } from '../http/retry-after';
import { type Instant } from '../time/clock';

export const POLL_MS = 30_000;
const ANSWER_WITHIN_MS = 10_000;

/** What the console knows about the scheduler, and how fresh that is. */
export interface StatusFeed {
  /** The newest answer; null until the first. Kept when later polls fail. */
  status: SchedulerStatus | null;
  /** When that answer came, by the browser's clock; 0 without one. */
  answeredAt: Instant;
  /** Polls that failed since then. */
  misses: number;
  /** Whether a request is on its way. */
  asking: boolean;
}

export const NOTHING_KNOWN: StatusFeed = { status: null, answeredAt: 0, misses: 0, asking: false };

export interface StatusFeedSource {
  ask: () => Observable<SchedulerStatus>;
  /** Emits its present value on subscription. */
  visible$: Observable<boolean>;
  /** Asks at once, beside the rhythm. */
  refresh$: Observable<void>;
  now: () => Instant;
}

type FeedEvent = { kind: 'asked' } | { kind: 'answered'; status: SchedulerStatus; at: Instant } | { kind: 'missed' };

/**
 * Polls at 0, 30, 60 … seconds while the page can be seen, and at once on return. A slow answer is waited for, not cut
 * off by the next poll; a failed one leaves the rhythm alone, except that a server's `Retry-After` is kept.
 */
export function statusFeed({ ask, visible$, refresh$, now }: StatusFeedSource): Observable<StatusFeed> {
  return defer(() => {
    let notBefore: Instant = 0;
    const poll = (): Observable<FeedEvent> =>
      ask().pipe(
        timeout(ANSWER_WITHIN_MS),
        map((status): FeedEvent => ({ kind: 'answered', status, at: now() })),
        catchError((error: unknown) => {
          notBefore = now() + retryAfterMs(error, now());
          return of<FeedEvent>({ kind: 'missed' });
        }),
      );
    return visible$.pipe(
      switchMap((visible) => (visible ? merge(timer(0, POLL_MS), refresh$) : EMPTY)),
      filter(() => now() >= notBefore),
      exhaustMap(() => concat(of<FeedEvent>({ kind: 'asked' }), poll())),
      scan(follow, NOTHING_KNOWN),
    );
  });
}

function follow(feed: StatusFeed, event: FeedEvent): StatusFeed {
  switch (event.kind) {
    case 'asked':
      return { ...feed, asking: true };
    case 'missed':
      return { ...feed, asking: false, misses: feed.misses + 1 };
    case 'answered': {
      // An answer that was overtaken by a newer one would turn the numbers back.
      const overtaken = feed.status !== null && event.status.serverTime < feed.status.serverTime;
      return overtaken
        ? { ...feed, asking: false }
        : { status: event.status, answeredAt: event.at, misses: 0, asking: false };
    }
  }
}
