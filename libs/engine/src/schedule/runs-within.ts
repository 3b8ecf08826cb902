import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { DAY_MS, wallDay } from './civil-day';
import { occurrencesBetween } from './next';
import { isSteadyDay, wallTimeAt } from './resolve';
import { ruleOf } from './rule';
import { type RecurringSchedule } from './schedule';

/** From the first to the second, the second left out; some minutes long. */
export type Span = Readonly<{ from: Instant; to: Instant }>;

/**
 * In which of the spans the rule runs something. Cheap where it never runs at that time of day; a rule with a count is
 * walked from its start only where it would run if it had none.
 */
export function runsWithin<S extends Span>(
  schedule: RecurringSchedule,
  spans: readonly S[],
  calendar: HolidayCalendar,
): S[] {
  const endless = withoutCount(schedule);
  const met = spans.filter((span) => mayRunWithin(endless, span) && runs(endless, span, calendar));
  if (endless === schedule || met.length === 0) return met;
  const from = Math.min(...met.map((span) => span.from));
  const to = Math.max(...met.map((span) => span.to));
  const last = lastRun(schedule, { from, to }, calendar);
  return met.filter((span) => last !== undefined && span.from <= last);
}

function withoutCount(schedule: RecurringSchedule): RecurringSchedule {
  const { recurrence } = schedule;
  if (recurrence.end.type !== 'count') return schedule;
  return { ...schedule, recurrence: { ...recurrence, end: { type: 'never' } } };
}

/** On a day without a clock change a rule runs at its own times and no others. */
function mayRunWithin(schedule: RecurringSchedule, { from, to }: Span): boolean {
  const { zone, times } = ruleOf(schedule);
  const wall = wallTimeAt(from, zone);
  const midnight = wallDay(wall) * DAY_MS;
  if (!isSteadyDay(midnight, zone)) return true;
  return times.some((time) => (midnight + time - wall + DAY_MS) % DAY_MS < to - from);
}

function runs(schedule: RecurringSchedule, span: Span, calendar: HolidayCalendar): boolean {
  return lastRun(schedule, span, calendar) !== undefined;
}

/** The last instant within the span at which it runs. */
function lastRun(schedule: RecurringSchedule, { from, to }: Span, calendar: HolidayCalendar): Instant | undefined {
  let last: Instant | undefined;
  for (const { occurrence, outcome } of occurrencesBetween(schedule, from - 1, to - 1, calendar)) {
    if (outcome === 'run') last = occurrence.at;
  }
  return last;
}
