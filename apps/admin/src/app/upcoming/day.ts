import { type Language } from '../i18n/language';

/** A day of the calendar without a zone: `2026-11-22`. */
export type Day = string;

const DAY_MS = 86_400_000;

export function addDays(day: Day, days: number): Day {
  return written(noon(day) + days * DAY_MS);
}

/** The same day of another month, or that month's last one. */
export function addMonths(day: Day, months: number): Day {
  const at = new Date(noon(day));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return written(Date.UTC(year, month, Math.min(at.getUTCDate(), last)));
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(noon(day)).getUTCDay();
}

/** Weeks start on Sunday, as in every Korean calendar. */
export function startOfWeek(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** What the address says, when that is a day at all. */
export function readDay(text: string, fallback: Day): Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noon(text)) && written(noon(text)) === text
    ? text
    : fallback;
}

/** `2026년 11월` · `November 2026` */
export function monthTitle(day: Day, language: Language): string {
  const [year, month] = day.split('-').map(Number);
  if (language === 'ko') return `${year}년 ${month}월`;
  return new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(noon(day));
}

/** `일` to `토` · `Sun` to `Sat` */
export function weekdayNames(language: Language): readonly { short: string; long: string }[] {
  const name = (style: 'short' | 'long') => new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  const sunday = Date.UTC(2026, 10, 22, 12);
  return Array.from({ length: 7 }, (_, index) => ({
    short: name('short').format(sunday + index * DAY_MS),
    long: name('long').format(sunday + index * DAY_MS),
  }));
}

function noon(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function written(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
