import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { type SchedulerStatus } from '@jeongsi/contract';
import { defer, delay, NEVER, type Observable, of, takeUntil, throwError, timer } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { type StatusFeed, statusFeed } from './status-feed';
import { SERVER_NOW, schedulerStatus } from './testing/scheduler-status';

interface Run {
  /** What the nth request, from 0, answers; without it, a good status each time. */
  answer?: (nth: number) => Observable<SchedulerStatus>;
  /** Marble: v for seen, h for hidden. */
  visible?: string;
  /** Marble: r for a click on "refresh". */
  refresh?: string;
  /** How long it goes, in milliseconds. */
  forMs: number;
}

/** Plays the feed in virtual time: when it asked, in milliseconds, and what it knew after each event. */
function play({ answer = goodAnswer, visible = 'v', refresh = '', forMs }: Run) {
  const askedAt: number[] = [];
  const feeds: StatusFeed[] = [];
  const scheduler = new TestScheduler(() => undefined);
  scheduler.run(({ cold, hot }) => {
    statusFeed({
      ask: () =>
        defer(() => {
          askedAt.push(scheduler.now());
          return answer(askedAt.length - 1);
        }),
      visible$: cold(visible, { v: true, h: false }),
      refresh$: hot(refresh, { r: undefined }),
      now: () => scheduler.now(),
    })
      .pipe(takeUntil(timer(forMs)))
      .subscribe((feed) => feeds.push(feed));
  });
  return { askedAt, feeds };
}

function goodAnswer(nth: number): Observable<SchedulerStatus> {
  return of(schedulerStatus({ serverTime: new Date(SERVER_NOW + nth * 30_000).toISOString() }));
}

const failure = () => throwError(() => new HttpErrorResponse({ status: 500 }));

describe('statusFeed', () => {
  it('asks at 0, 30 and 60 seconds and not in between', () => {
    expect(play({ forMs: 65_000 }).askedAt).toEqual([0, 30_000, 60_000]);
  });

  it('keeps its rhythm and its numbers when the poll at 30 seconds fails', () => {
    const { askedAt, feeds } = play({ answer: (nth) => (nth === 1 ? failure() : goodAnswer(nth)), forMs: 35_000 });
    expect(askedAt).toEqual([0, 30_000]);
    expect(feeds.at(-1)).toMatchObject({ misses: 1, answeredAt: 0, status: { totalJobs: 1281 } });
  });

  it('asks again at 60 seconds after a failure at 30, and then counts no misses', () => {
    const { askedAt, feeds } = play({ answer: (nth) => (nth === 1 ? failure() : goodAnswer(nth)), forMs: 65_000 });
    expect(askedAt).toEqual([0, 30_000, 60_000]);
    expect(feeds.at(-1)).toMatchObject({ misses: 0, answeredAt: 60_000 });
  });

  it('counts every miss in a row', () => {
    const { feeds } = play({ answer: (nth) => (nth === 0 ? goodAnswer(0) : failure()), forMs: 95_000 });
    expect(feeds.at(-1)).toMatchObject({ misses: 3, answeredAt: 0 });
  });

  it('asks nothing while the page is hidden', () => {
    expect(play({ visible: 'h', forMs: 200_000 }).askedAt).toEqual([]);
  });

  it('stops when the page is hidden and asks at once on return', () => {
    const { askedAt } = play({ visible: 'v 9999ms h 89999ms v', forMs: 131_000 });
    expect(askedAt).toEqual([0, 100_000, 130_000]);
  });

  it('asks at once when told to, beside the rhythm', () => {
    expect(play({ refresh: '12s r', forMs: 31_000 }).askedAt).toEqual([0, 12_000, 30_000]);
  });

  it('waits for a slow answer instead of asking a second time', () => {
    const slow = (nth: number) => goodAnswer(nth).pipe(delay(9_000));
    expect(play({ answer: slow, refresh: '4s r', forMs: 20_000 }).askedAt).toEqual([0]);
  });

  it('gives up on an answer after ten seconds', () => {
    const { askedAt, feeds } = play({ answer: (nth) => (nth === 0 ? NEVER : goodAnswer(nth)), forMs: 31_000 });
    expect(feeds.map(({ misses, asking }) => [misses, asking])).toEqual([
      [0, true],
      [1, false],
      [1, true],
      [0, false],
    ]);
    expect(askedAt).toEqual([0, 30_000]);
  });

  it('ignores an answer that is older than the one it has', () => {
    const outOfOrder = (nth: number) =>
      of(
        schedulerStatus(
          nth === 0
            ? { totalJobs: 20, serverTime: new Date(SERVER_NOW).toISOString() }
            : { totalJobs: 10, serverTime: new Date(SERVER_NOW - 1).toISOString() },
        ),
      );
    const { feeds } = play({ answer: outOfOrder, forMs: 31_000 });
    expect(feeds.at(-1)).toMatchObject({ asking: false, answeredAt: 0, status: { totalJobs: 20 } });
  });

  it('keeps away as long as the server asks for with Retry-After', () => {
    const busy = throwError(
      () => new HttpErrorResponse({ status: 503, headers: new HttpHeaders({ 'Retry-After': '70' }) }),
    );
    const { askedAt } = play({ answer: (nth) => (nth === 0 ? busy : goodAnswer(nth)), forMs: 95_000 });
    expect(askedAt).toEqual([0, 90_000]);
  });
});
