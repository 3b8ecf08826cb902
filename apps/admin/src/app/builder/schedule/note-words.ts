import { computed, inject, type Signal } from '@angular/core';
import { type Note } from '@jeongsi/contract';
import { type Language } from '../../i18n/language';
import { LanguageStore } from '../../i18n/language-store';
import { injectText, type TextKey, type TextParams } from '../../i18n/text';
import { injectWallWords } from '../field/wall-words';

/** The server's notes and warnings on a schedule, by their codes. */
const NOTES: Readonly<Record<string, TextKey>> = {
  HOLIDAY_SKIPPED: 'builder.note.holidaySkipped',
  'HOLIDAY_MOVED previous': 'builder.note.holidayEarlier',
  'HOLIDAY_MOVED next': 'builder.note.holidayLater',
  'WEEKEND_MOVED previous': 'builder.note.weekendEarlier',
  'WEEKEND_MOVED next': 'builder.note.weekendLater',
  MONTH_END: 'builder.note.monthEnd',
  DST_GAP: 'builder.note.dstGap',
  DST_OVERLAP: 'builder.note.dstOverlap',
  QUIET_MOVED: 'builder.note.quietMoved',
  DUPLICATE: 'builder.note.duplicate',
  PAST: 'builder.warning.past',
  NEVER_RUNS: 'builder.warning.neverRuns',
  END_BEFORE_FIRST: 'builder.warning.endBeforeFirst',
  MOVED_BEFORE_START: 'builder.warning.movedBeforeStart',
  QUIET_AD: 'builder.warning.quietAd',
  TOO_OFTEN: 'builder.warning.tooOften',
  HOLIDAY_DATA: 'builder.warning.holidayData',
  FIRST_TODAY_PASSED: 'builder.warning.firstTodayPassed',
  NO_END: 'builder.warning.noEnd',
};

/** Says a note in the language on screen; null for one that has no words yet. Needs an injection context. */
export function injectNoteWords(): Signal<(note: Note) => string | null> {
  const text = injectText();
  const language = inject(LanguageStore).current;
  const wallWords = injectWallWords();
  return computed(() => {
    const words = wallWords();
    const written = (name: string, value: string | number): string | number => {
      if (name === 'month') return monthName(language(), Number(value));
      if (typeof value === 'number') return value;
      if (name === 'weekday') return text(value === 'SA' ? 'builder.day.SA.long' : 'builder.day.SU.long');
      if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.day(value);
      if (/^\d{4}-\d\d-\d\dT/.test(value))
        return name === 'now' || name === 'next' ? words.full(value) : words.time(value);
      return /^\d\d:\d\d$/.test(value) ? words.time(value) : value;
    };
    return ({ code, params }) => {
      const key = NOTES[code] ?? NOTES[`${code} ${params['direction']}`];
      if (key === undefined) return null;
      const shown: TextParams = Object.fromEntries(
        Object.entries(params).map(([name, value]) => [name, written(name, value)]),
      );
      return text(key, { ...shown, name: params[language() === 'ko' ? 'nameKo' : 'nameEn'] ?? '' });
    };
  });
}

/** `2월` · `February` */
function monthName(language: Language, month: number): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1));
}
