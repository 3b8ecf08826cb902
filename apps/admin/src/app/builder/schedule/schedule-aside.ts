import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { LucideCalendarDays } from '@lucide/angular';
import { type PreviewOccurrence } from '@jeongsi/contract';
import { FailureNote } from '../../failure/failure-note';
import { LanguageStore } from '../../i18n/language-store';
import { injectText } from '../../i18n/text';
import { SchedulerStatusStore } from '../../scheduler/scheduler-status-store';
import { injectDateIn, injectKoreanDate } from '../../time/inject-korean-date';
import { injectWallWords } from '../../time/wall-words';
import { injectProblemWords } from '../problem-words';
import { problemsOf } from '../model/problem';
import { WarningList } from '../warning-list';
import { injectNoteText } from '../../schedule/note-text';
import { CalendarDoor } from './calendar/calendar-door';
import { injectRunWarnings } from './run-warnings';
import { ScheduleLook } from './schedule-look';

/** What the schedule means: in one sentence, and as the runs that come of it. */
@Component({
  selector: 'app-schedule-aside',
  providers: [CalendarDoor],
  imports: [FailureNote, LucideCalendarDays, MatButton, MatProgressBar, WarningList],
  templateUrl: './schedule-aside.html',
  styleUrl: './schedule-aside.scss',
})
export class ScheduleAside {
  private readonly status = inject(SchedulerStatusStore);
  private readonly language = inject(LanguageStore).current;
  private readonly date = injectKoreanDate();
  private readonly dateIn = injectDateIn();
  private readonly words = injectWallWords();
  private readonly noteText = injectNoteText();
  private readonly runWarnings = injectRunWarnings();
  /** The zone of the reader's own clock. */
  private readonly ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  private readonly problemWords = injectProblemWords();

  protected readonly text = injectText();
  private readonly schedule = inject(ScheduleLook);
  private readonly calendar = inject(CalendarDoor);

  protected readonly look = this.schedule.look;

  protected readonly sentence = computed(() => this.look.value()?.sentence[this.language()] ?? '');
  protected readonly zone = computed(() => {
    const [first] = this.look.value()?.occurrences ?? [];
    return first ? this.dateIn()(first.timeZone).zone(Date.parse(first.at)) : '';
  });

  protected readonly runs = computed(() =>
    (this.look.value()?.occurrences ?? []).map((run, index) => ({
      at: run.at,
      when: this.words().full(run.localTime),
      relative:
        index === 0 && !this.schedule.fromSaving()
          ? this.date().relative(Date.parse(run.at), this.status.serverNow())
          : '',
      own: this.ownTime(run),
      notes: this.notesOf(run),
    })),
  );
  protected readonly skipped = computed(() =>
    (this.look.value()?.skipped ?? []).map((run) => ({ at: run.at, notes: this.notesOf(run) })),
  );

  /** How many there are in all, where that is few enough to be news. */
  protected readonly total = computed(() => {
    const value = this.look.value();
    return value === null || value.total === null || value.total === 0 || value.occurrences.length < 2
      ? ''
      : this.text('builder.runs.total', { n: value.total });
  });

  protected readonly warnings = computed(() => [
    ...(this.look.value()?.warnings ?? []).map((warning) => ({
      level: warning.level,
      words: this.noteText()(warning),
    })),
    ...this.runWarnings().map((words) => ({ level: 'warn' as const, words })),
  ]);
  protected readonly refusals = computed(() =>
    problemsOf(this.look.errors()).map((problem) => ({ level: 'error' as const, words: this.problemWords(problem) })),
  );

  constructor() {
    const announcer = inject(LiveAnnouncer);
    let before = '';
    // Only what the schedule is and when it begins is read out, once for each change, and not on arriving.
    effect(() => {
      const [first] = this.runs();
      const now = this.sentence() === '' ? '' : [this.sentence(), first?.when].filter(Boolean).join('. ');
      if (before !== '' && now !== '' && now !== before) void announcer.announce(now);
      if (now !== '') before = now;
    });
  }

  protected openCalendar(): void {
    const request = this.schedule.question();
    if (request !== null) void this.calendar.open(request);
  }

  private notesOf(run: PreviewOccurrence): string[] {
    return [...new Set(run.notes.map((note) => this.noteText()(note)))];
  }

  private ownTime({ at, timeZone }: PreviewOccurrence): string {
    if (this.ownZone === timeZone) return '';
    const own = this.dateIn()(this.ownZone);
    return this.text('builder.runs.own', { at: own.full(Date.parse(at)) });
  }
}
