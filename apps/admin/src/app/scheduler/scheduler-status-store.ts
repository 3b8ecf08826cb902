import { computed, inject, Injectable, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { fromEvent, map, merge, Subject, timer } from 'rxjs';
import { Clock, type Instant } from '../time/clock';
import { PageVisibility } from './page-visibility';
import { SchedulerApi } from './scheduler-api';
import { NOTHING_KNOWN, type StatusFeed, statusFeed } from './status-feed';
import { type StatusLevel, statusLevel } from './status-level';

/**
 * The one poll behind the card, the chip in the app bar and the badge in the menu. Provided by the shell: it starts
 * when somebody is logged in and ends with them.
 */
@Injectable()
export class SchedulerStatusStore {
  private readonly clock = inject(Clock);
  private readonly api = inject(SchedulerApi);
  private readonly refreshes = new Subject<void>();

  readonly feed: Signal<StatusFeed> = toSignal(
    statusFeed({
      ask: () => this.api.status(),
      visible$: inject(PageVisibility).visible$,
      // A network that comes back is worth an early try, and one that goes may not be the one to the server.
      refresh$: merge(this.refreshes, fromEvent(window, 'online'), fromEvent(window, 'offline')).pipe(
        map(() => undefined),
      ),
      now: () => this.clock.now(),
    }),
    { initialValue: NOTHING_KNOWN },
  );

  /** The browser's clock, once a second: for levels that come with age and for "28분 뒤". */
  private readonly browserNow: Signal<Instant> = toSignal(timer(0, 1_000).pipe(map(() => this.clock.now())), {
    initialValue: this.clock.now(),
  });

  readonly level: Signal<StatusLevel> = computed(() => statusLevel(this.feed(), this.browserNow()));

  /** Now by the server's clock, so that a wrong clock in the browser does not bend "28분 뒤". */
  readonly serverNow: Signal<Instant> = computed(() => {
    const { status, answeredAt } = this.feed();
    return this.browserNow() + (status === null ? 0 : Date.parse(status.serverTime) - answeredAt);
  });

  /** When the values on screen were true, by the server's clock. */
  readonly answeredAt: Signal<Instant> = computed(() => Date.parse(this.feed().status?.serverTime ?? '') || 0);

  /** The zone in which the console writes times. */
  readonly timeZone: Signal<string> = computed(() => this.feed().status?.timeZone ?? 'Asia/Seoul');

  refresh(): void {
    this.refreshes.next();
  }
}
