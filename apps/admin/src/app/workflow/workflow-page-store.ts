import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type Job, type Workflow } from '@jeongsi/contract';
import { catchError, EMPTY, exhaustMap, filter, forkJoin, map, merge, of, Subject, switchMap, tap } from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { same } from '../http/same';
import { JobApi } from '../job/job-api';
import { JobLists } from '../job/job-lists';
import { ScheduleApi } from '../schedule/schedule-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { WorkflowApi } from './workflow-api';

const SHOWN_JOBS = 5;
const SHOWN_RUNS = 5;

/** One workflow with what is coming and what was; read again whenever the scheduler answers. */
@Injectable()
export class WorkflowPageStore {
  private readonly api = inject(WorkflowApi);
  private readonly jobs = inject(JobApi);
  private readonly lists = inject(JobLists);
  private readonly schedules = inject(ScheduleApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly failureOf = injectFailure();
  private readonly wanted = signal<string | null>(null);
  private readonly answer = signal<Workflow | null>(null);
  private readonly near = signal<{ coming: readonly Job[]; past: readonly Job[] }>({ coming: [], past: [] });
  private readonly met = signal<Failure | null>(null);
  private readonly asks = new Subject<void>();

  readonly workflow = this.answer.asReadonly();
  readonly shownJobs = this.near.asReadonly();
  readonly failure = this.met.asReadonly();

  /** Only another version has another schedule or another message. */
  private readonly version = computed(() => this.answer(), {
    equal: (a, b) => a?.id === b?.id && a?.version === b?.version,
  });

  /** A job that was moved, cancelled, or started leaves other runs to come. */
  private readonly plan = computed(() => this.answer(), {
    equal: (a, b) => a?.id === b?.id && a?.version === b?.version && same(a?.nextJob, b?.nextJob),
  });

  readonly schedule = toSignal(
    toObservable(this.plan).pipe(
      switchMap((workflow) =>
        workflow === null
          ? of(null)
          : this.schedules
              .preview({
                schedule: workflow.schedule,
                channel: workflow.message.channel,
                limit: SHOWN_RUNS,
                workflowId: workflow.id,
                ...(workflow.purpose !== undefined && { purpose: workflow.purpose }),
              })
              .pipe(catchError(() => of(null))),
      ),
    ),
    { initialValue: null },
  );

  /** What its first recipients would get; null where that cannot be found out now. */
  readonly rendered = toSignal(
    toObservable(this.version).pipe(
      switchMap((workflow) => {
        if (workflow === null) return of(null);
        const { audience, message, purpose, sending, policy } = workflow;
        const rest = { ...(purpose && { purpose }), ...(sending && { sending }), ...(policy && { policy }) };
        return this.api.preview({ audience, message, ...rest, limit: 1 }).pipe(catchError(() => of(null)));
      }),
    ),
    { initialValue: null },
  );

  readonly last = toSignal(
    toObservable(this.wanted).pipe(
      switchMap((id) => (id === null ? of(null) : this.jobs.lastOf(id).pipe(catchError(() => of(null))))),
    ),
    { initialValue: null },
  );

  constructor() {
    const scheduler$ = toObservable(computed(() => this.status.feed().status?.serverTime)).pipe(
      filter(() => this.answer() !== null),
      map(() => undefined),
    );
    toObservable(this.wanted)
      .pipe(
        switchMap((id) =>
          id === null ? EMPTY : merge(of(undefined), this.asks, scheduler$).pipe(exhaustMap(() => this.ask(id))),
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
    const query = { status: null, type: null, workflowId: id, range: null };
    const page = { limit: SHOWN_JOBS };
    return forkJoin({
      workflow: this.api.find(id),
      coming: this.lists.page({ ...query, tab: 'upcoming' }, page),
      past: this.lists.page({ ...query, tab: 'done' }, page),
    }).pipe(
      tap(({ workflow, coming, past }) => {
        this.answer.set(workflow);
        this.near.set({ coming: coming.items, past: past.items });
        this.met.set(null);
      }),
      catchError((error: unknown) => {
        this.met.set(this.failureOf(error));
        return EMPTY;
      }),
    );
  }
}
