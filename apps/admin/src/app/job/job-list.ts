import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { LucideCalendarClock } from '@lucide/angular';
import { SCHEDULE_TYPES } from '@jeongsi/contract';
import { catchError, EMPTY } from 'rxjs';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { FilterMenu } from '../list/filter-menu';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { PageHead } from '../page/page-head';
import { injectWideWindow } from '../page/wide-window';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { StateChip } from '../state/state-chip';
import { injectUrlState } from '../url/url-state';
import { WorkflowApi } from '../workflow/workflow-api';
import { NO_FILTER } from '../workflow/workflow-query';
import { JobLists } from './job-lists';
import { ENDED_STATUSES, isFiltered, JOB_QUERY, JOB_RANGES, JOB_TABS, NO_JOB_FILTER } from './job-query';
import { injectJobRows } from './job-row';
import { LiveJobs } from './live-jobs';

/** How many workflows the filter offers; an older one is reached from its own page. */
const MENU_SIZE = 50;

/** What is coming, what runs, and what is over. */
@Component({
  selector: 'app-job-list',
  imports: [FilterMenu, ListFrame, LucideCalendarClock, MatButton, MatProgressBar, PageHead, RouterLink, StateChip],
  providers: [JobLists, LiveJobs],
  templateUrl: './job-list.html',
  styleUrl: './job-list.scss',
})
export class JobList {
  private readonly lists = inject(JobLists);
  private readonly status = inject(SchedulerStatusStore);
  private readonly live = inject(LiveJobs);
  private readonly workflows = inject(WorkflowApi);
  private readonly destroyed = inject(DestroyRef);

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly wide = injectWideWindow();
  protected readonly tabs = JOB_TABS;
  protected readonly url = injectUrlState(JOB_QUERY);
  protected readonly query = this.url.value;
  protected readonly list = injectPagedList({
    query: this.query,
    fetch: (query, page) => this.lists.page(query, page),
  });

  protected readonly rows = injectJobRows(computed(() => this.list.feed().items.map((job) => this.live.newest(job))));

  protected readonly scope = computed(() => (isFiltered(this.query()) ? 'filtered' : 'all'));
  protected readonly counts = computed(() => {
    const status = this.status.feed().status;
    return {
      upcoming: status?.pendingJobs ?? 0,
      running: status?.runningJobs ?? 0,
      failed: status?.unacknowledgedJobs ?? status?.failedJobs ?? 0,
    };
  });
  protected readonly statuses = computed(() =>
    ENDED_STATUSES.map((value) => ({ value, label: this.text(`job.state.${value}`) })),
  );
  protected readonly types = computed(() =>
    SCHEDULE_TYPES.map((value) => ({ value, label: this.text(`type.${value}`) })),
  );
  protected readonly ranges = computed(() => {
    const ahead = this.query().tab === 'upcoming';
    return JOB_RANGES.filter((value) => !ahead || value !== 'history').map((value) => ({
      value,
      label: this.text(ahead && value !== 'history' ? `job.range.ahead.${value}` : `job.range.${value}`),
    }));
  });
  private readonly someWorkflows = signal<readonly { value: string; label: string }[]>([]);
  /** The newest workflows, once the menu was opened; the chosen one is among them, under its name if a row tells it. */
  protected readonly workflowOptions = computed(() => {
    const { workflowId } = this.query();
    const options = this.someWorkflows();
    if (workflowId === '' || options.some(({ value }) => value === workflowId)) return options;
    const name = this.list.feed().items.find((job) => job.workflowId === workflowId)?.workflowName;
    return [{ value: workflowId, label: name ?? this.text('job.ofOneWorkflow') }, ...options];
  });
  protected readonly filterWords = computed(() => {
    const { status, type, range, workflowId } = this.query();
    return [
      status && this.text(`job.state.${status}`),
      type && this.text(`type.${type}`),
      range && this.ranges().find(({ value }) => value === range)?.label,
      workflowId && this.workflowOptions().find(({ value }) => value === workflowId)?.label,
    ]
      .filter(Boolean)
      .join(' · ');
  });

  constructor() {
    effect(() => {
      const known = this.status.feed().status?.serverTime;
      if (known !== undefined && untracked(this.list.feed).answeredAt !== null) this.list.again();
    });
    // A job that came to its end leaves this list for another.
    effect(() => {
      if (this.live.ended() > 0) untracked(() => this.list.again());
    });
  }

  /** A menu that cannot be filled stays as it is: the list itself says when the server cannot be reached. */
  protected fetchWorkflows(): void {
    if (this.someWorkflows().length > 0) return;
    this.workflows
      .list(NO_FILTER, { limit: MENU_SIZE })
      .pipe(
        catchError(() => EMPTY),
        takeUntilDestroyed(this.destroyed),
      )
      .subscribe(({ items }) => this.someWorkflows.set(items.map(({ id, name }) => ({ value: id, label: name }))));
  }

  protected reset(): void {
    this.url.set(NO_JOB_FILTER);
  }
}
