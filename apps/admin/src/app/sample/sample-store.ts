import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type Job } from '@jeongsi/contract';
import {
  catchError,
  concat,
  exhaustMap,
  filter,
  map,
  type Observable,
  of,
  retry,
  switchMap,
  take,
  tap,
  throwIfEmpty,
  timer,
} from 'rxjs';
import { injectText } from '../i18n/text';
import { SchedulerApi } from '../scheduler/scheduler-api';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { type Instant } from '../time/clock';
import { OutboxApi } from '../workflow/outbox-api';
import { WorkflowApi } from '../workflow/workflow-api';
import { isOver, type SampleRun } from './sample-run';
import { SAMPLE_DELAY_MS, sampleWorkflow } from './sample-workflow';

const LOOK_EVERY_MS = 1_000;
const LOOK_AT_MOST = 120;

/** Makes the sample workflow and follows it until its messages are in the outbox. */
@Injectable()
export class SampleStore {
  private readonly workflows = inject(WorkflowApi);
  private readonly scheduler = inject(SchedulerApi);
  private readonly outbox = inject(OutboxApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly text = injectText();
  private readonly destroyed = inject(DestroyRef);
  private readonly progress = signal<SampleRun>({ step: 'idle' });

  readonly run = this.progress.asReadonly();
  readonly busy = computed(() => ['saving', 'waiting', 'sending'].includes(this.progress().step));

  start(): void {
    if (this.busy()) return;
    this.progress.set({ step: 'saving' });
    const at = this.status.serverNow() + SAMPLE_DELAY_MS;
    this.workflows
      .create(sampleWorkflow(this.text, at))
      .pipe(
        tap(() => this.status.refresh()),
        switchMap((workflow) =>
          workflow.nextJob === undefined
            ? of<SampleRun>({ step: 'failed', why: 'lost' })
            : this.follow(workflow.nextJob.id, Date.parse(workflow.nextJob.scheduledTime)),
        ),
        catchError(() => of<SampleRun>({ step: 'failed', why: 'notSaved' })),
        takeUntilDestroyed(this.destroyed),
      )
      .subscribe((run) => this.progress.set(run));
  }

  dismiss(): void {
    this.progress.set({ step: 'idle' });
  }

  private follow(jobId: string, at: Instant): Observable<SampleRun> {
    const wait = Math.max(0, at - this.status.serverNow());
    return concat(
      of<SampleRun>({ step: 'waiting', at }),
      timer(wait).pipe(switchMap(() => concat(of<SampleRun>({ step: 'sending', at }), this.result(jobId, at)))),
    ).pipe(catchError(() => of<SampleRun>({ step: 'failed', why: 'lost' })));
  }

  /** Fails when the job has not ended after all that looking: then nobody can tell. */
  private result(jobId: string, at: Instant): Observable<SampleRun> {
    return timer(0, LOOK_EVERY_MS).pipe(
      take(LOOK_AT_MOST),
      exhaustMap(() => this.scheduler.job(jobId)),
      filter((job) => isOver(job)),
      take(1),
      tap(() => this.status.refresh()),
      switchMap((job) => this.outcome(job, at)),
      throwIfEmpty(),
      retry({ count: 3, delay: LOOK_EVERY_MS }),
    );
  }

  private outcome(job: Job, at: Instant): Observable<SampleRun> {
    if (job.status !== 'completed') return of({ step: 'failed', why: 'unsent' });
    return this.outbox.ofJob(job.id).pipe(
      map((messages) => ({
        step: 'arrived',
        at: Date.parse(job.completedAt ?? '') || at,
        messages,
      })),
    );
  }
}
