import { Component, computed, ElementRef, inject, linkedSignal, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideChevronLeft, LucideChevronRight, LucideX } from '@lucide/angular';
import { type SchedulePreview, type SchedulePreviewRequest } from '@jeongsi/contract';
import { FailureNote } from '../../../failure/failure-note';
import { injectLook } from '../../../http/look';
import { LanguageStore } from '../../../i18n/language-store';
import { injectText } from '../../../i18n/text';
import { injectWideWindow } from '../../../page/wide-window';
import { ScheduleApi } from '../../../schedule/schedule-api';
import { SchedulerStatusStore } from '../../../scheduler/scheduler-status-store';
import { StateChip } from '../../../state/state-chip';
import { injectWallWords } from '../../../time/wall-words';
import { wallTime } from '../../../time/wall-time';
import { CalendarGrid } from '../../../upcoming/calendar-grid';
import { daysOf } from '../../../upcoming/calendar-range';
import { addMonths, type Day, monthTitle, startOfMonth } from '../../../upcoming/day';
import { injectHolidayNames } from './holiday-names';
import { injectRunRows } from './run-rows';

/** The next runs of a schedule that is being written, month by month, with the days off around them. */
@Component({
  selector: 'app-schedule-calendar',
  imports: [
    CalendarGrid,
    FailureNote,
    LucideChevronLeft,
    LucideChevronRight,
    LucideX,
    MatButton,
    MatIconButton,
    MatProgressBar,
    StateChip,
  ],
  templateUrl: './schedule-calendar.html',
  styleUrl: './schedule-calendar.scss',
})
export class ScheduleCalendar {
  private readonly request = inject<SchedulePreviewRequest>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<ScheduleCalendar>>(MatDialogRef);
  private readonly api = inject(ScheduleApi);
  private readonly status = inject(SchedulerStatusStore);
  private readonly language = inject(LanguageStore).current;
  private readonly words = injectWallWords();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly text = injectText();
  protected readonly wide = injectWideWindow();
  protected readonly look = injectLook<SchedulePreviewRequest, SchedulePreview>(
    signal(this.request).asReadonly(),
    (request) => this.api.preview(request),
    0,
  );

  protected readonly sentence = computed(() => this.look.value()?.sentence[this.language()] ?? '');
  protected readonly rows = injectRunRows(this.look.value);
  /** The first and the last day on which something is to be seen. */
  private readonly reach = computed(() => {
    const days = [...this.rows().keys()].sort();
    const today = this.today();
    return { first: today, last: days.at(-1) ?? today };
  });
  protected readonly today = computed<Day>(() => {
    const zone = this.look.value()?.occurrences[0]?.timeZone ?? this.status.timeZone();
    const { year, month, day } = wallTime(this.status.serverNow(), zone);
    return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  });
  protected readonly holidays = injectHolidayNames(
    computed(() => {
      if (this.look.value() === null) return null;
      const [from, to] = [this.reach().first, this.reach().last].map((day) => Number(day.slice(0, 4)));
      return from === undefined || to === undefined
        ? null
        : Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );

  /** Where the keyboard stands: at first on the first run. */
  protected readonly day = linkedSignal<Day>(() => [...this.rows().keys()].sort()[0] ?? this.today());
  protected readonly month = computed(() => this.day().slice(0, 7));
  protected readonly title = computed(() => monthTitle(this.day(), this.language()));
  protected readonly days = computed(() => daysOf('month', this.day()));

  /** What the month holds, in words, under or beside the grid. */
  protected readonly listed = computed(() =>
    [...this.rows()]
      .filter(([day]) => day.startsWith(this.month()))
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([day, rows]) => ({ day, words: this.words().day(day), holiday: this.holidays().get(day) ?? '', rows })),
  );

  protected readonly before = computed(() => this.month() > this.reach().first.slice(0, 7));
  protected readonly after = computed(() => this.month() < this.reach().last.slice(0, 7));

  /** How far the calendar reaches, where the schedule goes on after it. */
  protected readonly reaches = computed(() => {
    const { occurrences = [], total = 0 } = this.look.value() ?? {};
    const last = occurrences.at(-1);
    return last === undefined || total === occurrences.length
      ? ''
      : this.text('builder.calendar.reach', { last: this.words().date(last.localTime), n: occurrences.length });
  });

  protected turn(by: 1 | -1): void {
    this.day.set(addMonths(startOfMonth(this.day()), by));
  }

  /** The words of a day that was opened. */
  protected show(day: Day): void {
    const item = this.host.querySelector<HTMLElement>(`[data-list-day="${day}"]`);
    item?.focus();
    item?.scrollIntoView({ block: 'nearest' });
  }

  protected close(): void {
    this.opened.close();
  }
}
