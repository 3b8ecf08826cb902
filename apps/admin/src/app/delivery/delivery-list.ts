import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, effect, inject, input, linkedSignal, output, untracked, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { LucideArrowUp, LucideDownload, LucideEllipsisVertical, LucideX } from '@lucide/angular';
import { type Delivery, type JobDetail } from '@jeongsi/contract';
import { FailureNote } from '../failure/failure-note';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { csvAddress, JobApi } from '../job/job-api';
import { SearchField } from '../list/search-field';
import { injectWideWindow } from '../page/wide-window';
import { DensityStore } from '../preferences/density-store';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { StateChip } from '../state/state-chip';
import { DELIVERY_LOOKS } from '../state/state-look';
import { injectKoreanDate } from '../time/inject-korean-date';
import { injectUrlState } from '../url/url-state';
import { type DeliveryAction, DeliveryDeeds } from './delivery-deeds';
import { injectDeliveryFeed } from './delivery-feed';
import { DELIVERY_QUERY, listedCount, newsCount, SHOWN_STATES } from './delivery-filter';
import { MessageDialog } from './message-dialog';
import { reasonText } from './reason-text';
import { whoOf } from './who';

const ROW_PX = 52;
const DENSE_ROW_PX = 44;
const CARD_PX = 76;
const MOST_SHOWN_PX = 520;
/** Up to so many rows the scroll bar is as long as the list; longer ones grow while they are read. */
const FULL_LENGTH_UP_TO = 10_000;
const ROOM_FOR_MORE = 50;

/**
 * What became of each recipient. Rows are fetched as they are looked at; the list never moves by itself. At the job's end the
 * rows say in their places what became of them.
 */
@Component({
  selector: 'app-delivery-list',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    FailureNote,
    LucideArrowUp,
    LucideDownload,
    LucideEllipsisVertical,
    LucideX,
    MatButton,
    MatIconButton,
    MatMenuModule,
    SearchField,
    StateChip,
  ],
  templateUrl: './delivery-list.html',
  styleUrl: './delivery-list.scss',
})
export class DeliveryList {
  readonly job = input.required<JobDetail>();

  /** Something about a delivery was changed: the job's counts are others now. */
  readonly changed = output();

  private readonly api = inject(JobApi);
  private readonly dialog = inject(MatDialog);
  private readonly deeds = inject(DeliveryDeeds);
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);
  private readonly density = inject(DensityStore);

  protected readonly text = injectText();
  protected readonly who = whoOf;
  protected readonly number = injectNumber();
  protected readonly wide = injectWideWindow();
  protected readonly canChange = injectMay('operator');
  protected readonly url = injectUrlState(DELIVERY_QUERY);
  protected readonly query = this.url.value;

  private readonly viewport = viewChild(CdkVirtualScrollViewport);

  private readonly filter = computed(() => {
    const { state, code, who } = this.query();
    const search = who.trim();
    return {
      ...(state !== null && { state }),
      ...(code !== '' && { errorCode: code }),
      ...(search !== '' && { search }),
    };
  });
  private readonly jobId = computed(() => this.job().id);
  private readonly source = injectDeliveryFeed((page) => this.api.deliveries(this.jobId(), this.filter(), page));
  protected readonly feed = this.source.feed;

  /** The counts when the list was read; what came since is news. */
  private readonly readCounts = linkedSignal({
    source: () => ({ id: this.jobId(), query: this.query() }),
    computation: () => untracked(() => this.job().deliveries),
  });
  protected readonly news = computed(() => newsCount(this.query(), this.readCounts(), this.job().deliveries));

  protected readonly states = computed(() =>
    SHOWN_STATES.map((state) => ({ state, count: this.job().deliveries[state], look: DELIVERY_LOOKS[state] })).filter(
      ({ state, count }) => count > 0 || this.query().state === state,
    ),
  );
  /** How many people were known when the rest of the rows was asked for: once for each number. */
  private grownTo = 0;
  private readonly isWhole = computed(() => {
    const { state, code, who } = this.query();
    return state === null && code === '' && who === '' && this.feed().complete;
  });
  protected readonly codeText = computed(() => reasonText(this.query().code, this.text));

  protected readonly rowCount = computed(() => {
    const { items, complete } = this.feed();
    return complete
      ? items.length
      : Math.max(items.length, listedCount(this.query(), this.job().deliveries, this.job().reasons));
  });
  /** As many places as there are rows; those not fetched yet are empty. */
  protected readonly rows = computed<readonly (Delivery | null)[]>(() => {
    const { items, complete } = this.feed();
    if (complete) return items;
    const known = this.query().who.trim() === '' && this.rowCount() <= FULL_LENGTH_UP_TO;
    const length = known ? this.rowCount() : items.length + ROOM_FOR_MORE;
    return Array.from({ length }, (_, index) => items[index] ?? null);
  });
  protected readonly rowPx = computed(() => (this.density.dense() ? DENSE_ROW_PX : this.wide() ? ROW_PX : CARD_PX));
  protected readonly height = computed(() => Math.min(MOST_SHOWN_PX, Math.max(1, this.rows().length) * this.rowPx()));
  protected readonly csv = computed(() =>
    csvAddress(this.jobId(), this.filter(), this.canChange() ? 'full' : 'masked'),
  );

  private readonly ended = computed(() => this.job().status !== 'running');

  constructor() {
    let before = { id: '', ended: true };
    effect(() => {
      const now = { id: this.jobId(), ended: this.ended() };
      const ends = now.id === before.id && now.ended && !before.ended;
      before = now;
      if (ends) untracked(() => this.showEnd());
    });
    effect(() => {
      this.jobId();
      this.query();
      this.grownTo = 0;
      untracked(() => this.source.restart());
    });
    // Rows of people who were not known yet come behind the others: nothing moves, so nobody has to ask for them.
    effect(() => {
      const { total } = this.job().deliveries;
      if (!this.isWhole() || total === this.grownTo || untracked(this.feed).items.length >= total) return;
      this.grownTo = total;
      untracked(() => this.source.grow());
    });
    effect((onCleanup) => {
      const seen = this.viewport()?.renderedRangeStream.subscribe(({ end }) => this.source.want(end));
      onCleanup(() => seen?.unsubscribe());
    });
  }

  protected look(delivery: Delivery) {
    return DELIVERY_LOOKS[delivery.state];
  }

  protected when(delivery: Delivery): string {
    return this.date().moment(Date.parse(delivery.updatedAt), this.status.serverNow());
  }

  protected clock(delivery: Delivery): string {
    return this.date().clock24(Date.parse(delivery.updatedAt));
  }

  /** Why, for those that are not simply done; for a held one until when. */
  protected why({ state, errorCode, nextTryAt }: Delivery): string {
    const reason = errorCode === undefined ? '' : reasonText(errorCode, this.text);
    if (nextTryAt === undefined || (state !== 'held' && state !== 'pending')) return reason;
    const at = this.date().near(Date.parse(nextTryAt), this.status.serverNow());
    return [reason, this.text('delivery.nextTry', { at })].filter(Boolean).join(' · ');
  }

  protected again(): void {
    this.source.again();
  }

  protected showNews(): void {
    this.readCounts.set(this.job().deliveries);
    this.source.restart();
  }

  /** Nothing more will come by itself: rows that still say what they said on the way would say so for ever. */
  private showEnd(): void {
    this.source.refresh(() => this.readCounts.set(this.job().deliveries));
  }

  protected idOf(index: number, delivery: Delivery | null): string | number {
    return delivery?.id ?? index;
  }

  protected show(delivery: Delivery): void {
    this.dialog.open(MessageDialog, {
      data: delivery,
      width: '520px',
      maxWidth: 'calc(100vw - 32px)',
      autoFocus: 'dialog',
      ariaLabelledBy: 'dialog-title',
    });
  }

  protected async act(action: DeliveryAction, delivery: Delivery): Promise<void> {
    const result = await this.deeds.act(action, delivery);
    if (result === null) return;
    if (result === 'reload') this.source.restart();
    else this.source.replace(result);
    this.changed.emit();
  }
}
