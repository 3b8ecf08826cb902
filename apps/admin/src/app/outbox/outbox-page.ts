import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { LucideArchive, LucideX } from '@lucide/angular';
import { CHANNELS, type OutboxMessage } from '@jeongsi/contract';
import { catchError, distinctUntilChanged, map, of, startWith, switchMap, tap } from 'rxjs';
import { injectText } from '../i18n/text';
import { JobApi } from '../job/job-api';
import { FilterMenu } from '../list/filter-menu';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SearchField } from '../list/search-field';
import { Skeleton } from '../list/skeleton';
import { MessageFrame } from '../message/message-frame';
import { PageHead } from '../page/page-head';
import { injectWideWindow } from '../page/wide-window';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { injectUrlState } from '../url/url-state';
import { wordsField } from '../url/url-field';
import { OutboxApi } from '../workflow/outbox-api';
import { framedMessage } from './framed-message';
import { maskedAddress } from './masked-address';
import { isFiltered, NO_OUTBOX_FILTER, OUTBOX_QUERY, type OutboxQuery } from './outbox-query';

/** What stayed here instead of being sent: messages of the outbox channel and of tests, as their reader would see them. */
@Component({
  selector: 'app-outbox-page',
  imports: [
    FilterMenu,
    ListFrame,
    LucideArchive,
    LucideX,
    MatButton,
    MessageFrame,
    PageHead,
    RouterLink,
    SearchField,
    Skeleton,
  ],
  templateUrl: './outbox-page.html',
  styleUrl: './outbox-page.scss',
})
export class OutboxPage {
  private readonly api = inject(OutboxApi);
  private readonly jobs = inject(JobApi);
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly wide = injectWideWindow();
  /** `message` is the one that is open. */
  protected readonly url = injectUrlState({ ...OUTBOX_QUERY, message: wordsField });
  protected readonly query = computed<OutboxQuery>(
    () => {
      const { search, channel, job } = this.url.value();
      return { search, channel, job };
    },
    { equal: (a, b) => a.search === b.search && a.channel === b.channel && a.job === b.job },
  );
  /** How far a search has come that stopped on its way. */
  private readonly searchedTo = signal<string | null>(null);
  protected readonly list = injectPagedList({
    query: this.query,
    fetch: ({ job, ...rest }, page) =>
      this.api
        .list({ ...rest, jobId: job }, page)
        .pipe(tap((listing) => this.searchedTo.set(listing.searchedTo ?? null))),
  });
  protected readonly reach = computed(() => {
    const at = this.searchedTo();
    if (at === null) return '';
    return this.text('outbox.searchedTo', { at: this.date().near(Date.parse(at), this.status.serverNow()) });
  });

  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly channels = computed(() =>
    CHANNELS.map((value) => ({ value, label: this.text(`channel.${value}`) })),
  );
  protected readonly filterWords = computed(() => {
    const { search, channel, job } = this.query();
    return [search, channel && this.text(`channel.${channel}`), job && this.text('outbox.ofOneJob')]
      .filter(Boolean)
      .join(' · ');
  });

  protected readonly rows = computed(() => {
    const now = this.status.serverNow();
    return this.list.feed().items.map((message) => ({
      message,
      to: maskedAddress(message.to),
      when: this.date().near(Date.parse(message.createdAt), now),
      head: message.subject ?? message.body.split('\n')[0] ?? '',
    }));
  });

  /** One that an address names but that is on no page here. */
  private readonly fetched = signal<OutboxMessage | null>(null);
  protected readonly open = computed(() => {
    const id = this.url.value().message;
    const rows = this.rows();
    const listed = rows.find(({ message }) => message.id === id)?.message;
    const other = this.fetched();
    if (listed !== undefined) return listed;
    if (id !== '' && other?.id === id) return other;
    // Beside a list something is always open; on a phone the list stands alone.
    return id === '' && this.wide() ? (rows[0]?.message ?? null) : null;
  });
  protected readonly openedAt = computed(() => {
    const message = this.open();
    return message === null ? '' : this.date().full(Date.parse(message.createdAt));
  });

  private readonly openId = computed(() => this.open()?.id ?? '');
  /** What the outbox does not keep: which channel the message was made for, and how that one shows it. */
  private readonly made = toSignal(
    toObservable(this.openId).pipe(
      distinctUntilChanged(),
      switchMap((id) => {
        const message = this.open();
        if (message === null) return of(null);
        return this.jobs.message({ jobId: message.jobId, id: message.deliveryId }).pipe(
          map((made) => ({ id, made })),
          // A job that left with its deliveries leaves the words, which is most of it.
          catchError(() => of({ id, made: null })),
          startWith(null),
        );
      }),
    ),
    { initialValue: null },
  );
  /** Null while it is not known how its reader sees it: a frame that changes its shape under the eye is worse. */
  protected readonly framed = computed(() => {
    const [message, known] = [this.open(), this.made()];
    return message === null || known?.id !== message.id ? null : framedMessage(message, known.made);
  });

  constructor() {
    effect(() => {
      const id = this.url.value().message;
      if (id === '' || this.list.feed().answeredAt === null) return;
      untracked(() => {
        if (this.open() === null)
          this.api.find(id).subscribe({ next: (one) => this.fetched.set(one), error: () => undefined });
      });
    });
  }

  /** What is open may not be among what is found. */
  protected narrow(patch: Partial<OutboxQuery>, history: 'push' | 'replace' = 'push'): void {
    this.url.set({ ...patch, message: '' }, history);
  }

  protected reset(): void {
    this.narrow(NO_OUTBOX_FILTER);
  }

  protected close(): void {
    this.url.set({ message: '' });
  }
}
