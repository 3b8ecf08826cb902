import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { DAY_MS } from './civil-day';
import { occurrencesBetween } from './next';
import { isSteadyDay, resolveWallTime } from './resolve';
import { type Rule, ruleOf } from './rule';
import { type RuleDay, ruleDays } from './rule-days';
import { type RecurringSchedule, type Schedule } from './schedule';

/** How many occurrences run in all, from the schedule's start to its end; null when it never ends. */
export function totalOccurrences(schedule: Schedule, calendar: HolidayCalendar): number | null {
  if (schedule.type !== 'recurring') return 1;
  switch (schedule.recurrence.end.type) {
    case 'never':
      return null;
    case 'until':
      return countUntil(ruleOf(schedule), calendar);
    case 'count':
      return atMost(schedule, calendar);
  }
}

/** A count is reached unless the rule names too few days: those are counted first, since they need no clock. */
function atMost(schedule: RecurringSchedule, calendar: HolidayCalendar): number {
  const rule = ruleOf(schedule);
  let named = -rule.times.length; // Of the first day some may lie before the moment of saving.
  let lastDay: number | undefined;
  for (const { day, outcome } of ruleDays(rule, rule.startDay, calendar)) {
    if (outcome === 'run' && day !== lastDay) named += rule.times.length;
    lastDay = day;
    if (named >= rule.count) return rule.count;
  }
  let total = 0;
  for (const { outcome } of occurrencesBetween(schedule, -Infinity, Infinity, calendar)) {
    if (outcome === 'run') total += 1;
  }
  return total;
}

/** A century of every minute has 53 million, so days on which the clock is steady are counted without being worked out. */
function countUntil(rule: Rule, calendar: HolidayCalendar): number {
  let total = 0;
  // Of the days around one clock change; none of them can meet what lies beyond a steady day.
  const others = new Set<Instant>();
  let whole: number | undefined;
  for (const ruleDay of ruleDays(rule, rule.startDay, calendar)) {
    // Of days that moved together the first speaks for all, once it runs whole.
    if (ruleDay.outcome === 'skipped' || ruleDay.day === whole) continue;
    if (isWhole(ruleDay, rule)) {
      whole = ruleDay.day;
      total += rule.times.length + others.size;
      others.clear();
    } else addInstants(ruleDay, rule, others);
  }
  return total + others.size;
}

function isWhole({ day, nominalDay }: RuleDay, rule: Rule): boolean {
  const [first = 0, last = 0] = [rule.times[0], rule.times.at(-1)];
  if (nominalDay * DAY_MS + last > rule.until || !isSteadyDay(day * DAY_MS, rule.zone)) return false;
  return day * DAY_MS + first - rule.zone.offsetAt(day * DAY_MS) >= rule.notBefore;
}

function addInstants({ day, nominalDay }: RuleDay, rule: Rule, instants: Set<Instant>): void {
  for (const time of rule.times) {
    if (nominalDay * DAY_MS + time > rule.until) return;
    const { at } = resolveWallTime(day * DAY_MS + time, rule.zone);
    if (at >= rule.notBefore) instants.add(at);
  }
}
