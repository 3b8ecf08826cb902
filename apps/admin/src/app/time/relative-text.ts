import { type Language } from '../i18n/language';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: Record<Language, { day: string; hour: string; minute: string; second: string }> = {
  ko: { day: '일', hour: '시간', minute: '분', second: '초' },
  en: { day: ' days', hour: ' hr', minute: ' min', second: ' s' },
};

/** The seconds of a span of milliseconds, rounded down as every unit is. */
export function wholeSeconds(span: number): number {
  return Math.floor(span / SECOND);
}

/**
 * How far away in time, in milliseconds: `28분 뒤`, `2시간 58분 뒤`, `지금` · `in 28 min`. Whole units, rounded down; from
 * a day on the days of the calendar count, `midnights` being how many lie between.
 */
export function relativeText(language: Language, distance: number, midnights: number): string {
  const span = spanText(language, Math.abs(distance), Math.abs(midnights));
  if (span === null) return language === 'ko' ? '지금' : 'now';
  if (language === 'ko') return `${span} ${distance > 0 ? '뒤' : '전'}`;
  return distance > 0 ? `in ${span}` : `${span} ago`;
}

function spanText(language: Language, span: number, midnights: number): string | null {
  const unit = UNITS[language];
  if (span < SECOND) return null;
  if (span < MINUTE) return `${wholeSeconds(span)}${unit.second}`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)}${unit.minute}`;
  if (span < DAY) {
    const minutes = Math.floor((span % HOUR) / MINUTE);
    const hours = `${Math.floor(span / HOUR)}${unit.hour}`;
    return minutes === 0 ? hours : `${hours} ${minutes}${unit.minute}`;
  }
  // A day on which the clocks go back is longer than 24 hours.
  const days = Math.max(1, midnights);
  return language === 'en' && days === 1 ? '1 day' : `${days.toLocaleString(language)}${unit.day}`;
}
