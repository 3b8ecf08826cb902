import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { LucideDynamicIcon, LucideEllipsisVertical, LucideTriangleAlert } from '@lucide/angular';
import { audienceText } from '../audience/audience-text';
import { FailureNote } from '../failure/failure-note';
import { injectNumber } from '../i18n/inject-number';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { JobLists } from '../job/job-lists';
import { injectJobRows } from '../job/job-row';
import { ShortJobList } from '../job/short-job-list';
import { Skeleton } from '../list/skeleton';
import { injectSkeletonShown } from '../list/skeleton-shown';
import { MessageFrame } from '../message/message-frame';
import { shownMessage } from '../message/shown-message';
import { CopyableId } from '../page/copyable-id';
import { PageHead } from '../page/page-head';
import { NextRuns } from '../schedule/next-runs';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { CHANNEL_LOOKS } from '../state/channel-look';
import { StateChip } from '../state/state-chip';
import { WORKFLOW_LOOKS } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { VersionList } from './version-list';
import { policyLines } from './policy-lines';
import { type WorkflowAction, workflowActions } from './workflow-action';
import { WorkflowDeeds } from './workflow-deeds';
import { WorkflowPageStore } from './workflow-page-store';

/** The action that stands on its own button; the others wait in the menu. */
const FIRST: readonly WorkflowAction[] = ['edit', 'resume', 'runNow'];

/** Kinds whose time is counted from the moment of switching on. */
const FROM_SAVING: readonly string[] = ['immediate', 'delayed'];

/** One workflow: what it says, to whom, when, by which rules, and what came of it. */
@Component({
  selector: 'app-workflow-page',
  imports: [
    CopyableId,
    FailureNote,
    LucideDynamicIcon,
    LucideEllipsisVertical,
    LucideTriangleAlert,
    MatButton,
    MatIconButton,
    MatMenuModule,
    MessageFrame,
    NextRuns,
    PageHead,
    RouterLink,
    ShortJobList,
    Skeleton,
    StateChip,
    VersionList,
  ],
  providers: [JobLists, WorkflowDeeds, WorkflowPageStore],
  templateUrl: './workflow-page.html',
  styleUrl: './workflow-page.scss',
})
export class WorkflowPage {
  /** From the route. */
  readonly id = input.required<string>();

  private readonly store = inject(WorkflowPageStore);
  private readonly deeds = inject(WorkflowDeeds);
  private readonly router = inject(Router);
  private readonly language = inject(LanguageStore).current;
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);
  private readonly number = injectNumber();

  protected readonly text = injectText();
  protected readonly canChange = injectMay('operator');
  protected readonly workflow = this.store.workflow;
  protected readonly failure = this.store.failure;

  protected readonly look = computed(() => WORKFLOW_LOOKS[this.workflow()?.status ?? 'draft']);
  protected readonly channel = computed(() => CHANNEL_LOOKS[this.workflow()?.message.channel ?? 'outbox']);
  /** What comes; null where nothing does, and of a draft whose time counts only from when it is switched on. */
  protected readonly runs = computed(() => {
    const schedule = this.store.schedule();
    const counts = this.workflow()?.status !== 'draft' || !FROM_SAVING.includes(this.workflow()?.schedule.type ?? '');
    return counts && schedule !== null && schedule.occurrences.length > 0 ? schedule : null;
  });
  protected readonly over = computed(() => this.store.schedule()?.occurrences.length === 0);
  protected readonly sentence = computed(() => this.store.schedule()?.sentence[this.language()] ?? '');
  protected readonly back = computed(() => ({ path: '/workflows', label: this.text('nav.workflows') }));
  protected readonly edited = computed(() => {
    const workflow = this.workflow();
    if (workflow === null) return '';
    const when = this.date().relative(Date.parse(workflow.updatedAt), this.status.serverNow());
    return this.text('workflow.edited', { when });
  });

  protected readonly audience = computed(() => {
    const workflow = this.workflow();
    return workflow === null ? '' : audienceText(workflow.audience, this.text, this.number());
  });
  protected readonly expected = computed(() => {
    const recipients = this.store.rendered()?.recipients ?? this.store.last()?.deliveries.total ?? 0;
    return recipients === 0 ? '' : this.text('audience.expected', { n: this.number()(recipients) });
  });
  /** Somebody who would get it. */
  protected readonly sample = computed(() =>
    this.store.rendered()?.samples.find(({ missing, problem }) => missing.length === 0 && problem === undefined),
  );
  protected readonly messageNotes = computed(() => {
    const sample = this.sample();
    if (sample !== undefined) return [this.text('workflow.page.example', { to: sample.to })];
    const [lacking] = this.store.rendered()?.samples ?? [];
    const names = lacking?.missing.join(', ') ?? '';
    return [
      ...(lacking === undefined ? [] : [this.text('workflow.page.nobody')]),
      ...(names === '' ? [] : [this.text('workflow.page.nobodyHas', { names })]),
      this.text('workflow.page.raw'),
    ];
  });
  protected readonly message = computed(() => {
    const workflow = this.workflow();
    return workflow === null ? null : shownMessage(workflow.message, this.sample(), this.text);
  });
  protected readonly policy = computed(() => {
    const workflow = this.workflow();
    return workflow === null ? [] : policyLines(workflow, this.text, this.number());
  });

  private readonly actions = computed(() => {
    const workflow = this.workflow();
    return workflow === null || !this.canChange() ? [] : workflowActions(workflow);
  });
  protected readonly buttons = computed(() => FIRST.filter((action) => this.actions().includes(action)));
  protected readonly rest = computed(() => this.actions().filter((action) => !FIRST.includes(action)));

  protected readonly coming = injectJobRows(computed(() => this.store.shownJobs().coming));
  protected readonly past = injectJobRows(computed(() => this.store.shownJobs().past));

  protected readonly skeleton = injectSkeletonShown(
    computed(() => this.workflow() === null && this.failure() === null),
  );

  constructor() {
    effect(() => this.store.open(this.id()));
  }

  protected again(): void {
    this.store.again();
  }

  protected async act(action: WorkflowAction): Promise<void> {
    const workflow = this.workflow();
    if (workflow === null) return;
    if (action === 'edit') {
      await this.router.navigate(['/workflows', workflow.id, 'edit']);
      return;
    }
    const reached = this.store.rendered()?.recipients ?? this.store.last()?.deliveries.total ?? 0;
    if ((await this.deeds.act(action, [workflow], reached)) === 'changed') this.store.again();
  }
}
