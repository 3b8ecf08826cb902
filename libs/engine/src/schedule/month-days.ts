import { type HolidayCalendar } from '../holiday/calendar';
import { nthBusinessDay } from './business-day';
import { type CivilDay, civilDay, daysInMonth, weekdayIndex } from './civil-day';
import { type NominalDay } from './nominal-days';
import { type NormalisedRecurrence, type NthWeekday, type Weekday } from './schedule';

const WEEKDAY_INDEX: Record<Weekday, number> = { MO: 0, TU: 1, WE: 2, TH: 3, FR: 4, SA: 5, SU: 6 };

export function weekdayNumber(weekday: Weekday): number {
  return WEEKDAY_INDEX[weekday];
}

/** The days of one month that the rule names, ascending; a day named twice comes twice and is merged later. */
export function nominalDaysOfMonth(
  year: number,
  month: number,
  recurrence: NormalisedRecurrence,
  calendar: HolidayCalendar,
): NominalDay[] {
  const length = daysInMonth(year, month);
  const first = civilDay(year, month, 1);
  const days: NominalDay[] = [];
  for (const monthDay of recurrence.monthDays) {
    const day = monthDay > 0 ? monthDay : length + 1 + monthDay;
    if (day >= 1 && day <= length) days.push({ day: first + day - 1 });
    else if (day > length && recurrence.missingDay === 'clamp') {
      days.push({ day: first + length - 1, clampedFrom: monthDay });
    }
  }
  for (const nthWeekday of recurrence.nthWeekdays) {
    const day = nthWeekdayOf(first, length, nthWeekday);
    if (day !== undefined) days.push({ day });
  }
  for (const nth of recurrence.businessDays) {
    const day = nthBusinessDay(nth, first, first + length - 1, calendar);
    if (day !== undefined) days.push({ day });
  }
  return days.length > 1 ? days.sort((a, b) => a.day - b.day) : days;
}

function nthWeekdayOf(first: CivilDay, length: number, { nth, weekday }: NthWeekday): CivilDay | undefined {
  const wanted = WEEKDAY_INDEX[weekday];
  const last = first + length - 1;
  const day =
    nth > 0
      ? first + ((wanted - weekdayIndex(first) + 7) % 7) + (nth - 1) * 7
      : last - ((weekdayIndex(last) - wanted + 7) % 7) + (nth + 1) * 7;
  return day >= first && day <= last ? day : undefined;
}
