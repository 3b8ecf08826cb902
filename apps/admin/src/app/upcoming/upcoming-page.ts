import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { LucideChevronLeft, LucideChevronRight } from '@lucide/angular';
import { type ChannelName, CHANNELS } from '@jeongsi/contract';
import { injectLook } from '../http/look';
import { FailureNote } from '../failure/failure-note';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { FilterMenu } from '../list/filter-menu';
import { Skeleton } from '../list/skeleton';
import { PageHead } from '../page/page-head';
import { injectWideWindow } from '../page/wide-window';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { CHANNEL_LOOKS } from '../state/channel-look';
import { instantOfWall, wallFields } from '../time/instant-of-wall';
import { plainDate } from '../time/plain-date';
import { optionOf, wordsField } from '../url/url-field';
import { injectUrlState } from '../url/url-state';
import { CalendarApi, type CalendarQuestion } from './calendar-api';
import { CalendarGrid } from './calendar-grid';
import { CALENDAR_VIEWS, daysOf, step } from './calendar-range';
import { injectCalendarRows } from './calendar-rows';
import { addDays, type Day, monthTitle, readDay } from './day';
import { DayList } from './day-list';
import { DayPanel } from './day-panel';

const DAY_MS = 86_400_000;
/** The list names so many runs a day; the day itself names all. */
const LISTED_A_DAY = 10;

/** What will run, has run and will not, by day: a month, a week, or as a list. */
@Component({
  selector: 'app-upcoming-page',
  imports: [
    CalendarGrid,
    DayList,
    DayPanel,
    FailureNote,
    FilterMenu,
    LucideChevronLeft,
    LucideChevronRight,
    MatButton,
    MatIconButton,
    MatProgressBar,
    PageHead,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './upcoming-page.html',
  styleUrl: './upcoming-page.scss',
})
export class UpcomingPage {
  private readonly api = inject(CalendarApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly language = inject(LanguageStore).current;
  private readonly panel = viewChild.required(DayPanel);

  protected readonly text = injectText();
  protected readonly wide = injectWideWindow();
  protected readonly views = CALENDAR_VIEWS;
  protected readonly url = injectUrlState({
    view: optionOf(CALENDAR_VIEWS),
    d: wordsField,
    workflow: wordsField,
    channel: optionOf(CHANNELS),
  });

  /** Changes once a day and not once a second. */
  protected readonly today = computed(() => wallFields(this.status.serverNow(), this.status.timeZone()).date);
  protected readonly view = computed(() => this.url.value().view ?? (this.wide() ? 'month' : 'list'));
  protected readonly day = computed(() => readDay(this.url.value().d, this.today()));
  protected readonly days = computed(() => daysOf(this.view(), this.day()), { equal: sameDays });
  /** On a phone a month is small, and stands above the list of its days. */
  protected readonly monthDays = computed(() => daysOf('month', this.day()), { equal: sameDays });

  private readonly question = computed<CalendarQuestion | null>(() => {
    // Before the server has told its zone and its time there is nothing to ask for.
    if (this.status.feed().status === null) return null;
    const days = this.wide() || this.view() === 'week' ? this.days() : this.monthDays();
    const [first, last] = [days[0] ?? this.today(), days.at(-1) ?? this.today()];
    const zone = this.status.timeZone();
    const from = instantOfWall(first, '00:00', zone) ?? 0;
    const to = instantOfWall(addDays(last, 1), '00:00', zone) ?? 0;
    // Every answer of the poll makes it another question: what changed meanwhile comes with it.
    const now = this.status.answeredAt();
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      now: new Date(now).toISOString(),
      years: [...new Set([first, last].map((day) => Number(day.slice(0, 4))))],
      past: from < now - DAY_MS ? 'history' : 'board',
    };
  });
  protected readonly look = injectLook(this.question, (question) => this.api.read(question), 0);

  private readonly channels = toSignal(this.api.channels(), { initialValue: new Map<string, ChannelName>() });
  private readonly runs = computed(() => {
    const zone = this.status.timeZone();
    const { workflow: only, channel } = this.url.value();
    return (this.look.value()?.runs ?? [])
      .filter(({ workflowId }) => only === '' || workflowId === only)
      .filter(({ workflowId }) => channel === null || this.channels().get(workflowId) === channel)
      .map((run) => ({ ...run, day: wallFields(run.at, zone).date }));
  });
  protected readonly rows = injectCalendarRows(this.runs, this.channels);
  protected readonly holidays = computed(
    () =>
      new Map(
        (this.look.value()?.holidays ?? []).map(({ date, name, nameEn }) => [
          date,
          this.language() === 'en' ? (nameEn ?? name) : name,
        ]),
      ),
  );
  protected readonly workflows = computed(() =>
    [...new Map((this.look.value()?.runs ?? []).map(({ workflowId, name }) => [workflowId, name])).entries()]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  );

  /** Those that something of the time on screen is sent by. */
  protected readonly channelOptions = computed(() => {
    const used = new Set((this.look.value()?.runs ?? []).map(({ workflowId }) => this.channels().get(workflowId)));
    return CHANNELS.filter((each) => used.has(each) || each === this.url.value().channel).map((value) => ({
      value,
      label: this.text(CHANNEL_LOOKS[value].label),
    }));
  });
  protected readonly filtered = computed(() => this.url.value().workflow !== '' || this.url.value().channel !== null);

  protected readonly title = computed(() => {
    if (this.view() !== 'week') return monthTitle(this.day(), this.language());
    const days = this.days();
    const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
    return `${plainDate(first, this.language())} ~ ${plainDate(last, this.language())}`;
  });
  protected readonly month = computed(() => (this.view() === 'week' ? '' : this.day().slice(0, 7)));

  /** Whether the list of this month goes back before today: what is coming is what people come for. */
  protected readonly earlier = signal<'hidden' | 'shown'>('hidden');
  /** The days of the list that have something to tell, and today. */
  private readonly told = computed(() =>
    this.days()
      .filter((day) => this.view() === 'week' || day.startsWith(this.day().slice(0, 7)))
      .map((day) => ({
        day,
        title: plainDate(day, this.language()),
        holiday: this.holidays().get(day) ?? '',
        rows: (this.rows().get(day) ?? []).slice(0, LISTED_A_DAY),
        more: Math.max(0, (this.rows().get(day)?.length ?? 0) - LISTED_A_DAY),
      }))
      .filter(({ day, holiday, rows }) => rows.length > 0 || holiday !== '' || day === this.today()),
  );
  protected readonly agenda = computed(() =>
    this.told().filter(({ day }) => this.earlier() === 'shown' || !this.isBehind(day)),
  );
  /** How many days of the list stand before today and are not shown. */
  protected readonly behind = computed(() => this.told().length - this.agenda().length);
  protected readonly dayRows = computed(() => this.rows().get(this.day()) ?? []);
  protected readonly nothing = computed(
    () => this.look.value() !== null && !this.look.waiting() && this.runs().length === 0,
  );

  private isBehind(day: Day): boolean {
    const today = this.today();
    return this.view() !== 'week' && day < today && day.slice(0, 7) === today.slice(0, 7);
  }

  protected go(by: 1 | -1): void {
    this.url.set({ d: step(this.view(), this.day(), by) });
  }

  protected moveTo(day: Day): void {
    this.url.set({ d: day }, 'replace');
  }

  protected openAll(day: Day): void {
    this.moveTo(day);
    this.open();
  }

  protected open(): void {
    // The address first, so that the panel shows the day that was chosen.
    setTimeout(() => this.panel().open());
  }
}

function sameDays(a: readonly Day[], b: readonly Day[]): boolean {
  return a.length === b.length && a[0] === b[0];
}
