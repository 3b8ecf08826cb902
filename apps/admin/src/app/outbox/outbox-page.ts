import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { LucideArchive, LucideX } from '@lucide/angular';
import { type OutboxMessage } from '@jeongsi/contract';
import { catchError, distinctUntilChanged, map, of, startWith, switchMap } from 'rxjs';
import { injectText } from '../i18n/text';
import { JobApi } from '../job/job-api';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
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

/** What stayed here instead of being sent: messages of the outbox channel and of tests, as their reader would see them. */
@Component({
  selector: 'app-outbox-page',
  imports: [ListFrame, LucideArchive, LucideX, MessageFrame, PageHead, RouterLink, Skeleton],
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
  /** `job` narrows the list to one job; `message` is the one that is open. */
  protected readonly url = injectUrlState({ job: wordsField, message: wordsField });
  private readonly jobId = computed(() => this.url.value().job);
  protected readonly list = injectPagedList({
    query: this.jobId,
    fetch: (jobId, page) => this.api.list(jobId, page),
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

  protected close(): void {
    this.url.set({ message: '' });
  }
}
