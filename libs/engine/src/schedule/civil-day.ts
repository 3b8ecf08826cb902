/**
 * Days of the proleptic Gregorian calendar as whole numbers since 1970-01-01. A calendar rule is worked out on these
 * alone; zones and instants come last, so that no clock change can bend a rule.
 */
export type CivilDay = number;

/** A wall time as if the wall clock stood in UTC: day × 86,400,000 + milliseconds of the day. */
export type WallTime = number;

export const DAY_MS = 86_400_000;

/** The last day that a rule may name: 9999-12-31. */
export const LAST_CIVIL_DAY: CivilDay = Date.UTC(9999, 11, 31) / DAY_MS;

export interface CivilDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** The day of a date that exists; `month` may run over (month 13 is next January). Years 100 to 9999. */
export function civilDay(year: number, month: number, day: number): CivilDay {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function civilDate(day: CivilDay): CivilDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(day: CivilDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function isWeekend(day: CivilDay): boolean {
  return weekdayIndex(day) >= 5;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function wallDay(wall: WallTime): CivilDay {
  return Math.floor(wall / DAY_MS);
}

/** `YYYY-MM-DD`. */
export function dateText(day: CivilDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `YYYY-MM-DDTHH:mm:ss`; milliseconds are cut off. */
export function wallText(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 19);
}
