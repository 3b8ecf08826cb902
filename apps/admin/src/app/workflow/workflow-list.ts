import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { LucideDynamicIcon, LucideEllipsisVertical, LucidePlus, LucideX } from '@lucide/angular';
import { CHANNELS, SCHEDULE_TYPES, type WorkflowSummary } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { FilterMenu } from '../list/filter-menu';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SearchField } from '../list/search-field';
import { PageHead } from '../page/page-head';
import { injectWideWindow } from '../page/wide-window';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { StateChip } from '../state/state-chip';
import { injectUrlState } from '../url/url-state';
import { allowing, BULK_ACTIONS, type BulkAction, type WorkflowAction, workflowActions } from './workflow-action';
import { WorkflowApi } from './workflow-api';
import { WorkflowDeeds } from './workflow-deeds';
import { isFiltered, LISTED_STATUSES, NO_FILTER, WORKFLOW_QUERY } from './workflow-query';
import { injectWorkflowRows } from './workflow-row';

/** Everything that was saved: find it, see what comes next and how it went, and act on one or on many. */
@Component({
  selector: 'app-workflow-list',
  imports: [
    FilterMenu,
    ListFrame,
    LucideDynamicIcon,
    LucideEllipsisVertical,
    LucidePlus,
    LucideX,
    MatButton,
    MatCheckbox,
    MatIconButton,
    MatMenuModule,
    PageHead,
    RouterLink,
    SearchField,
    StateChip,
  ],
  providers: [WorkflowDeeds],
  templateUrl: './workflow-list.html',
  styleUrl: './workflow-list.scss',
})
export class WorkflowList {
  private readonly api = inject(WorkflowApi);
  private readonly deeds = inject(WorkflowDeeds);
  private readonly router = inject(Router);
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly wide = injectWideWindow();
  protected readonly canChange = injectMay('operator');
  protected readonly url = injectUrlState(WORKFLOW_QUERY);
  protected readonly query = this.url.value;
  protected readonly list = injectPagedList({
    query: this.query,
    fetch: (query, page) => this.api.list(query, page),
  });

  protected readonly scope = computed(() => (isFiltered(this.query()) ? 'filtered' : 'all'));
  protected readonly statuses = computed(() =>
    LISTED_STATUSES.map((value) => ({ value, label: this.text(`workflow.state.${value}`) })),
  );
  protected readonly channels = computed(() =>
    CHANNELS.map((value) => ({ value, label: this.text(`channel.${value}`) })),
  );
  protected readonly types = computed(() =>
    SCHEDULE_TYPES.map((value) => ({ value, label: this.text(`type.${value}`) })),
  );
  protected readonly filterWords = computed(() => {
    const { search, status, channel, type } = this.query();
    return [
      search && `“${search}”`,
      status && this.text(`workflow.state.${status}`),
      channel && this.text(`channel.${channel}`),
      type && this.text(`type.${type}`),
    ]
      .filter(Boolean)
      .join(' · ');
  });

  protected readonly rows = injectWorkflowRows(computed(() => this.list.feed().items));

  private readonly chosenIds = signal<ReadonlySet<string>>(new Set());
  /** Only what is still on screen can be chosen. */
  protected readonly chosen = computed(() => this.list.feed().items.filter(({ id }) => this.chosenIds().has(id)));
  protected readonly allChosen = computed(() => {
    const [chosen, shown] = [this.chosen().length, this.list.feed().items.length];
    return chosen === 0 ? 'none' : chosen === shown ? 'all' : 'some';
  });
  protected readonly bulk = computed(() => BULK_ACTIONS.filter((action) => allowing(this.chosen(), action).length > 0));

  constructor() {
    // Whenever the scheduler answers, the next runs may be others: the list is read again without a flicker.
    effect(() => {
      const known = this.status.feed().status?.serverTime;
      if (known !== undefined && untracked(this.list.feed).answeredAt !== null) this.list.again();
    });
  }

  protected isChosen(id: string): boolean {
    return this.chosenIds().has(id);
  }

  protected choose(id: string, chosen: boolean): void {
    this.chosenIds.update((ids) => {
      const next = new Set(ids);
      if (chosen) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  protected chooseAll(chosen: boolean): void {
    this.chosenIds.set(new Set(chosen ? this.list.feed().items.map(({ id }) => id) : []));
  }

  protected reset(): void {
    this.url.set(NO_FILTER);
  }

  protected actionsOf(workflow: WorkflowSummary): readonly WorkflowAction[] {
    return workflowActions(workflow);
  }

  protected async act(action: WorkflowAction, workflow: WorkflowSummary): Promise<void> {
    if (action === 'edit') {
      await this.router.navigate(['/workflows', workflow.id, 'edit']);
      return;
    }
    await this.do(action, [workflow]);
  }

  protected async actOnChosen(action: BulkAction): Promise<void> {
    await this.do(action, allowing(this.chosen(), action));
  }

  private async do(action: BulkAction, workflows: readonly WorkflowSummary[]): Promise<void> {
    const reached = workflows.reduce((sum, each) => sum + (each.lastJob?.deliveries.total ?? 0), 0);
    if ((await this.deeds.act(action, workflows, reached)) === 'unchanged') return;
    this.chooseAll(false);
    this.list.again();
  }
}
