import { computed, inject, Injectable, type Signal, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { type JobDetail } from '@jeongsi/contract';
import { catchError, EMPTY, exhaustMap, filter, merge, of, Subject, switchMap, tap, timer } from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { PageVisibility } from '../scheduler/page-visibility';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { Clock, type Instant } from '../time/clock';
import { JobApi } from './job-api';
import { LiveJobs } from './live-jobs';

const OFTEN_MS = 2_000;
const SELDOM_MS = 10_000;
const SOON_MS = 60_000;

/** One job, as fresh as its state needs: asked for often only while nothing else brings its news. */
@Injectable()
export class JobPageStore {
  private readonly api = inject(JobApi);
  private readonly clock = inject(Clock);
  private readonly live = inject(LiveJobs);
  private readonly status = inject(SchedulerStatusStore);
  private readonly failureOf = injectFailure();
  private readonly wanted = signal<string | null>(null);
  private readonly answer = signal<JobDetail | null>(null);
  private readonly met = signal<Failure | null>(null);
  private readonly asks = new Subject<void>();

  /** With the newest numbers; null until the first answer. */
  readonly job: Signal<JobDetail | null> = computed(() => {
    const job = this.answer();
    return job === null ? null : this.live.newest(job);
  });
  /** Why the newest request failed; what came before stays. */
  readonly failure = this.met.asReadonly();
  readonly answeredAt = signal<Instant | null>(null);

  /** How long until the job should be asked for again, in milliseconds; null when nothing more will come of it. */
  private readonly pace = computed(() => {
    const job = this.answer();
    if (job === null) return null;
    if (job.status === 'running') return this.live.state() === 'live' ? SELDOM_MS : OFTEN_MS;
    const soon = job.status === 'pending' && Date.parse(job.scheduledTime) - this.status.serverNow() < SOON_MS;
    return soon ? OFTEN_MS : null;
  });
  /** Its end came over the stream, but not the story of it. */
  private readonly outrun = computed(() => {
    const progress = this.live.progress(this.wanted() ?? '');
    return progress !== undefined && progress.status !== this.answer()?.status ? progress.status : null;
  });

  constructor() {
    const visible$ = inject(PageVisibility).visible$;
    const rhythm$ = toObservable(this.pace).pipe(switchMap((pace) => (pace === null ? EMPTY : timer(pace, pace))));
    const scheduler$ = toObservable(computed(() => this.status.feed().status?.serverTime)).pipe(
      filter(() => this.answer() !== null),
    );
    const outrun$ = toObservable(this.outrun).pipe(filter((status) => status !== null));
    toObservable(this.wanted)
      .pipe(
        switchMap((id) =>
          id === null
            ? EMPTY
            : merge(
                of(undefined),
                this.asks,
                visible$.pipe(switchMap((visible) => (visible ? merge(rhythm$, scheduler$, outrun$) : EMPTY))),
              ).pipe(exhaustMap(() => this.ask(id))),
        ),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  open(id: string): void {
    if (id === this.wanted()) return;
    this.answer.set(null);
    this.met.set(null);
    this.wanted.set(id);
  }

  again(): void {
    this.asks.next();
  }

  private ask(id: string) {
    return this.api.find(id).pipe(
      tap((job) => {
        this.answer.set(job);
        this.met.set(null);
        this.answeredAt.set(this.clock.now());
      }),
      catchError((error: unknown) => {
        this.met.set(this.failureOf(error));
        return EMPTY;
      }),
    );
  }
}
