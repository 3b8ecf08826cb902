import { type HolidayCalendar } from '../holiday/calendar';
import { type CivilDay, dateText, isWeekend } from './civil-day';

/** Longer than any run of days off that a calendar can mean; past it there is no business day. */
const LONGEST_BREAK_DAYS = 366;

/** Neither a weekend nor in the holiday table. */
export function isBusinessDay(day: CivilDay, calendar: HolidayCalendar): boolean {
  return !isWeekend(day) && calendar.holidayOn(dateText(day)) === undefined;
}

/** The day itself if it is a business day, else the nearest one in that direction; undefined when none is within a year. */
export function nearestBusinessDay(
  day: CivilDay,
  direction: 'previous' | 'next',
  calendar: HolidayCalendar,
): CivilDay | undefined {
  const step = direction === 'next' ? 1 : -1;
  for (let distance = 0; distance <= LONGEST_BREAK_DAYS; distance += 1) {
    const candidate = day + step * distance;
    if (isBusinessDay(candidate, calendar)) return candidate;
  }
  return undefined;
}

/** The nth business day from `first` to `last`, counted from the end when `nth` is negative. */
export function nthBusinessDay(
  nth: number,
  first: CivilDay,
  last: CivilDay,
  calendar: HolidayCalendar,
): CivilDay | undefined {
  const step = nth > 0 ? 1 : -1;
  let left = Math.abs(nth);
  for (let day = nth > 0 ? first : last; day >= first && day <= last; day += step) {
    if (isBusinessDay(day, calendar)) left -= 1;
    if (left === 0) return day;
  }
  return undefined;
}
