import { computed, inject, type Signal } from '@angular/core';
import { type Note } from '@jeongsi/contract';
import { type Language } from '../i18n/language';
import { LanguageStore } from '../i18n/language-store';
import { injectText, type Text, type TextKey } from '../i18n/text';
import { injectWallWords, type WallWords } from '../time/wall-words';
import { because } from './because';

/** The server's notes and warnings on a schedule, by their codes; some depend on the direction of a move. */
const TEXTS: Readonly<Record<string, TextKey>> = {
  HOLIDAY_SKIPPED: 'note.holidaySkipped',
  'HOLIDAY_MOVED previous': 'note.holidayEarlier',
  'HOLIDAY_MOVED next': 'note.holidayLater',
  'WEEKEND_MOVED previous': 'note.weekendEarlier',
  'WEEKEND_MOVED next': 'note.weekendLater',
  MONTH_END: 'note.monthEnd',
  DST_GAP: 'note.dstGap',
  DST_OVERLAP: 'note.dstOverlap',
  QUIET_MOVED: 'note.quietMoved',
  DUPLICATE: 'note.duplicate',
  RESCHEDULED: 'note.rescheduled',
  PAST: 'warning.past',
  NEVER_RUNS: 'warning.neverRuns',
  END_BEFORE_FIRST: 'warning.endBeforeFirst',
  MOVED_BEFORE_START: 'warning.movedBeforeStart',
  QUIET_AD: 'warning.quietAd',
  TOO_OFTEN: 'warning.tooOften',
  COLLISION: 'warning.collision',
  HOLIDAY_DATA: 'warning.holidayData',
  FIRST_TODAY_PASSED: 'warning.firstTodayPassed',
  NO_END: 'warning.noEnd',
  FINISHED: 'warning.finished',
};

/** Instants that may lie on any day; of the others the hour is enough. */
const WITH_DAY: readonly string[] = ['now', 'next'];

/** Says a note or a warning. What a newer server says is at least said to be there. */
export function noteText({ code, params }: Note, text: Text, language: Language, words: WallWords): string {
  const key = TEXTS[code] ?? TEXTS[`${code} ${params['direction']}`];
  if (key === undefined) return text('note.unknown');
  const written = Object.entries(params).map(([name, value]) => [name, writtenValue(name, value)] as const);
  const name = String(params[language === 'ko' ? 'nameKo' : 'nameEn'] ?? '');
  return text(key, { ...Object.fromEntries(written), because: because(name, language) });

  function writtenValue(name: string, value: string | number): string | number {
    if (name === 'month') return monthName(language, Number(value));
    if (typeof value === 'number') return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.day(value);
    if (/^\d\d:\d\d$/.test(value)) return words.time(value);
    if (!/^\d{4}-\d\d-\d\dT[\d:]+$/.test(value)) return value;
    if (code === 'QUIET_MOVED' || code === 'RESCHEDULED') return words.near(value);
    return WITH_DAY.includes(name) ? words.full(value) : words.time(value);
  }
}

/** As `noteText`, in the language on screen. Needs an injection context. */
export function injectNoteText(): Signal<(note: Note) => string> {
  const text = injectText();
  const language = inject(LanguageStore).current;
  const words = injectWallWords();
  return computed(() => (note) => noteText(note, text, language(), words()));
}

/** `2월` · `February` */
function monthName(language: Language, month: number): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));
}
