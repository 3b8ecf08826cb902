import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideDownload } from '@lucide/angular';
import { AUDIT_SUBJECTS } from '@jeongsi/contract';
import { ChangeList } from '../change/change-list';
import { injectText } from '../i18n/text';
import { FilterMenu } from '../list/filter-menu';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SearchField } from '../list/search-field';
import { PageHead } from '../page/page-head';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { NotHere } from '../settings/not-here';
import { Clock } from '../time/clock';
import { injectKoreanDate } from '../time/inject-korean-date';
import { optionOf, wordsField } from '../url/url-field';
import { injectUrlState } from '../url/url-state';
import { AuditApi, auditCsvAddress, type AuditFilter } from './audit-api';
import { auditLink, auditSentence } from './audit-sentence';

const DAY_MS = 86_400_000;
const RANGES = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };
const RANGE_NAMES = ['day', 'week', 'month'] as const;

/** Who did what and when, to read and never to change. */
@Component({
  selector: 'app-audit-page',
  imports: [ChangeList, FilterMenu, ListFrame, LucideDownload, MatButton, NotHere, PageHead, RouterLink, SearchField],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly api = inject(AuditApi);
  private readonly clock = inject(Clock);
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  /** The server keeps the log from viewers, the file as well. */
  protected readonly mayRead = injectMay('operator');
  protected readonly url = injectUrlState({
    who: wordsField,
    subject: optionOf(AUDIT_SUBJECTS),
    range: optionOf(RANGE_NAMES),
  });
  protected readonly query = this.url.value;
  protected readonly list = injectPagedList({
    query: this.query,
    fetch: (_, page) => this.api.list(this.filter(), page),
  });
  protected readonly missing = computed(() => this.list.feed().failure?.kind === 'missing');

  private readonly filter = computed<AuditFilter>(() => {
    const { who, subject, range } = this.query();
    return {
      ...(who.trim() !== '' && { who: who.trim() }),
      ...(subject !== null && { subject }),
      ...(range !== null && { from: new Date(this.clock.now() - RANGES[range]).toISOString() }),
    };
  });
  protected readonly csv = computed(() => auditCsvAddress(this.filter()));

  protected readonly scope = computed(() => (Object.keys(this.filter()).length > 0 ? 'filtered' : 'all'));
  protected readonly filterWords = computed(() => {
    const { who, subject, range } = this.query();
    return [
      who.trim(),
      subject === null ? '' : this.text(`audit.subject.${subject}`),
      range === null ? '' : this.text(`job.range.${range}`),
    ]
      .filter((word) => word !== '')
      .join(' · ');
  });
  protected readonly subjects = computed(() =>
    AUDIT_SUBJECTS.map((value) => ({ value, label: this.text(`audit.subject.${value}`) })),
  );
  protected readonly ranges = computed(() =>
    RANGE_NAMES.map((value) => ({ value, label: this.text(`job.range.${value}`) })),
  );
  protected readonly rows = computed(() => {
    const now = this.status.answeredAt() || this.clock.now();
    const when = (iso: string) => this.date().day(Date.parse(iso), now);
    return this.list.feed().items.map((entry) => ({
      entry,
      day: this.date()
        .near(Date.parse(entry.at), now)
        .replace(this.date().time(Date.parse(entry.at)), '')
        .trim(),
      clock: this.date().clock24(Date.parse(entry.at)),
      sentence: auditSentence(entry, this.text, when),
      link: auditLink(entry),
      role: this.text(`role.${entry.role}`),
      changes: entry.changes,
    }));
  });

  protected reset(): void {
    this.url.set({ who: '', subject: null, range: null });
  }
}
