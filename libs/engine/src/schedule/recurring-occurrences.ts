import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { DAY_MS, LAST_CIVIL_DAY, wallDay, wallText } from './civil-day';
import { occurrenceNotes } from './occurrence-notes';
import { OccurrenceQueue, type RawOccurrence } from './occurrence-queue';
import { earliestInstantOf, resolveWallTime, wallTimeAt } from './resolve';
import { type Rule, ruleOf } from './rule';
import { nominalDayReaching, type RuleDay, ruleDays } from './rule-days';
import { type PlannedOccurrence, type RecurringSchedule } from './schedule';

/** A clock change moves an occurrence by a day at most (Apia, Kwajalein); the other days are for good measure. */
const MARGIN_DAYS = 3;

/** No rule names anything later, whatever its zone. */
const END_OF_TIME: Instant = (LAST_CIVIL_DAY + MARGIN_DAYS) * DAY_MS;

/**
 * What the schedule names after `after`, strictly ascending, holidays left out by `skip` among them. Ends with the rule.
 * `count` counts what runs from the rule's start, so such a rule is walked from there; any other jumps near `after`.
 */
export function* recurringOccurrences(
  schedule: RecurringSchedule,
  after: Instant,
  calendar: HolidayCalendar,
): Generator<PlannedOccurrence, void> {
  const rule = ruleOf(schedule);
  const counted = rule.count !== Infinity;
  let left = rule.count;
  for (const raw of inOrder(rule, counted ? -Infinity : after, calendar)) {
    if (raw.at > after) yield plannedOccurrence(raw, rule);
    if (raw.outcome === 'run') left -= 1;
    if (left === 0) return;
  }
}

/**
 * Around a clock change the order of wall times is not the order of instants (02:30 pushed to 03:30 comes after 03:00), so
 * occurrences wait in a queue until no later day can bring an earlier one.
 */
function* inOrder(rule: Rule, after: Instant, calendar: HolidayCalendar): Generator<RawOccurrence, void> {
  const queue = new OccurrenceQueue();
  const notBefore = Math.max(after + 1, rule.notBefore);
  if (notBefore > END_OF_TIME) return;
  for (const ruleDay of ruleDays(rule, startingDay(rule, notBefore, calendar), calendar)) {
    yield* queue.takeBefore(earliestInstantOf(ruleDay.day * DAY_MS, rule.zone));
    addDay(ruleDay, rule, notBefore, queue);
  }
  yield* queue.takeBefore(Infinity);
}

function startingDay(rule: Rule, notBefore: Instant, calendar: HolidayCalendar): number {
  if (notBefore < (rule.startDay - MARGIN_DAYS) * DAY_MS) return rule.startDay;
  const day = wallDay(wallTimeAt(notBefore, rule.zone)) - MARGIN_DAYS;
  return nominalDayReaching(Math.max(day, rule.startDay), rule, calendar);
}

function addDay(ruleDay: RuleDay, rule: Rule, notBefore: Instant, queue: OccurrenceQueue): void {
  const { day, nominalDay, outcome, notes: dayNotes } = ruleDay;
  for (const time of rule.times) {
    if (nominalDay * DAY_MS + time > rule.until) return;
    const wall = day * DAY_MS + time;
    const { at, kind } = resolveWallTime(wall, rule.zone);
    if (at >= notBefore) queue.add({ at, wall, kind, dayNotes, outcome });
  }
}

function plannedOccurrence(raw: RawOccurrence, { zone }: Rule): PlannedOccurrence {
  const localTime = wallText(raw.kind === 'gap' ? wallTimeAt(raw.at, zone) : raw.wall);
  const occurrence = { at: raw.at, localTime, timeZone: zone.name, notes: occurrenceNotes(raw, localTime) };
  return { occurrence, outcome: raw.outcome };
}
