import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { type JobDetail } from '@jeongsi/contract';
import { DeliveryList } from '../delivery/delivery-list';
import { FailureReasons } from '../delivery/failure-reasons';
import { Funnel } from '../audience/funnel';
import { FailureNote } from '../failure/failure-note';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { Skeleton } from '../list/skeleton';
import { injectSkeletonShown } from '../list/skeleton-shown';
import { CopyableId } from '../page/copyable-id';
import { PageHead } from '../page/page-head';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { StateChip } from '../state/state-chip';
import { AcknowledgeDeed } from './acknowledge-deed';
import { type JobAction, hasFailures, jobActions } from './job-action';
import { JobAttempts } from './job-attempts';
import { injectJobBackground } from './job-background';
import { JobDeeds } from './job-deeds';
import { JobFacts } from './job-facts';
import { JobPageStore } from './job-page-store';
import { JobProgressBlock } from './job-progress-block';
import { JobQuestions } from './job-questions';
import { injectJobRows } from './job-row';
import { JobStory } from './job-story';
import { jobVerb } from './job-verb';
import { LiveJobs } from './live-jobs';
import { sendable } from './sendable';

/** One job, whatever its state: planned, under way or over. */
@Component({
  selector: 'app-job-page',
  imports: [
    CopyableId,
    DeliveryList,
    FailureNote,
    FailureReasons,
    Funnel,
    JobAttempts,
    JobFacts,
    JobProgressBlock,
    JobStory,
    MatButton,
    PageHead,
    RouterLink,
    Skeleton,
    StateChip,
  ],
  providers: [AcknowledgeDeed, JobDeeds, JobQuestions, JobPageStore, LiveJobs],
  templateUrl: './job-page.html',
  styleUrl: './job-page.scss',
})
export class JobPage {
  /** From the route. */
  readonly id = input.required<string>();

  private readonly store = inject(JobPageStore);
  private readonly deeds = inject(JobDeeds);
  private readonly status = inject(SchedulerStatusStore);
  private readonly acknowledging = inject(AcknowledgeDeed);

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly canChange = injectMay('operator');
  protected readonly job = this.store.job;
  protected readonly failure = this.store.failure;
  protected readonly answeredAt = this.store.answeredAt;

  private readonly rows = injectJobRows(
    computed(() => {
      const job = this.job();
      return job === null ? [] : [job];
    }),
  );
  protected readonly row = computed(() => this.rows()[0] ?? null);
  protected readonly actions = computed(() => {
    const job = this.job();
    if (job === null || !this.canChange()) return [];
    return jobActions(job).map((name) => ({ name, verb: jobVerb(name, job, this.text, this.number()) }));
  });
  /** A failure calls for attention until somebody says that they know of it. */
  protected readonly toAcknowledge = computed(() => {
    const job = this.job();
    return job !== null && job.acknowledgedAt === undefined && hasFailures(job) && this.canChange();
  });
  protected readonly back = computed(() => ({ path: '/jobs', label: this.text('nav.jobs') }));
  /** The test's own recipients: their messages can be read in the outbox. */
  protected readonly known = computed(() => (this.job()?.deliveries.total ?? 0) > 0);

  protected readonly background = injectJobBackground(this.job);
  protected readonly expected = computed(() => {
    const job = this.job();
    if (job === null) return 0;
    if (job.deliveries.total > 0) return sendable(job);
    const last = this.background()?.last?.deliveries;
    return last === undefined ? 0 : last.total - last.skipped || last.total;
  });
  /** Whether it is due, but nothing starts. */
  protected readonly stopped = computed(() => {
    const job = this.job();
    return job?.status === 'pending' && !job.paused && this.status.feed().status?.isRunning === false;
  });

  protected readonly skeleton = injectSkeletonShown(computed(() => this.job() === null && this.failure() === null));

  constructor() {
    effect(() => this.store.open(this.id()));
  }

  protected again(): void {
    this.store.again();
  }

  protected async act(action: JobAction): Promise<void> {
    const job = this.job();
    if (job === null) return;
    const version = this.background()?.workflow.version ?? null;
    if ((await this.deeds.act(action, job, { reached: this.expected(), version })) === 'changed') this.store.again();
  }

  protected async acknowledge(job: JobDetail): Promise<void> {
    await this.acknowledging.do(job);
    this.store.again();
  }
}
