import { type HolidayCalendar } from '../holiday/calendar';
import { type CivilDay, civilDate, LAST_CIVIL_DAY, weekdayIndex } from './civil-day';
import { nominalDaysOfMonth, weekdayNumber } from './month-days';
import { lastNominalDay, type Rule } from './rule';

/** A day that the rule names, before any holiday moves it. */
export interface NominalDay {
  day: CivilDay;
  /** The rule's own day of the month (29 to 31) where the month is too short for it. */
  clampedFrom?: number;
}

/**
 * The days of the rule from `from` on, ascending. Each is counted from the rule's own start, never from the day before it,
 * so that nothing drifts; `from` is reached by division, however far away the start is.
 */
export function* nominalDays(rule: Rule, from: CivilDay, calendar: HolidayCalendar): Generator<NominalDay, void> {
  const first = Math.max(from, rule.startDay);
  const last = Math.min(lastNominalDay(rule), LAST_CIVIL_DAY);
  for (const nominal of daysFrom(rule, first, last, calendar)) {
    if (nominal.day > last) return;
    if (nominal.day >= first) yield nominal;
  }
}

function daysFrom(rule: Rule, first: CivilDay, last: CivilDay, calendar: HolidayCalendar): Iterable<NominalDay> {
  switch (rule.recurrence.frequency) {
    case 'daily':
      return dailyFrom(rule, first);
    case 'weekly':
      return weeklyFrom(rule, first);
    case 'monthly':
      return monthlyFrom(rule, first, last, calendar);
  }
}

function* dailyFrom({ recurrence: { interval }, startDay }: Rule, first: CivilDay): Generator<NominalDay> {
  const skipped = Math.ceil((first - startDay) / interval);
  for (let day = startDay + skipped * interval; ; day += interval) yield { day };
}

/** Weeks start on Monday and count from the week that holds the start date. */
function* weeklyFrom({ recurrence, startDay }: Rule, first: CivilDay): Generator<NominalDay> {
  const length = recurrence.interval * 7;
  const firstMonday = startDay - weekdayIndex(startDay);
  const skipped = Math.floor((first - firstMonday) / length);
  const weekdays = recurrence.weekdays.map(weekdayNumber);
  for (let monday = firstMonday + skipped * length; ; monday += length) {
    for (const weekday of weekdays) yield { day: monday + weekday };
  }
}

function* monthlyFrom(
  { recurrence, startDay }: Rule,
  first: CivilDay,
  last: CivilDay,
  calendar: HolidayCalendar,
): Generator<NominalDay> {
  const { interval } = recurrence;
  const startMonth = monthIndex(startDay);
  const skipped = Math.floor((monthIndex(first) - startMonth) / interval);
  // Months that the rule leaves out yield nothing, so the end must be noticed here: some rules name no day at all.
  const lastMonth = monthIndex(last);
  for (let index = startMonth + skipped * interval; index <= lastMonth; index += interval) {
    yield* nominalDaysOfMonth(Math.floor(index / 12), (index % 12) + 1, recurrence, calendar);
  }
}

function monthIndex(day: CivilDay): number {
  const { year, month } = civilDate(day);
  return year * 12 + month - 1;
}
