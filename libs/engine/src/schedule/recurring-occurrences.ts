import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { DAY_MS, wallDay, wallText } from './civil-day';
import { OccurrenceQueue } from './occurrence-queue';
import { earliestInstantOf, resolveWallTime, wallTimeAt } from './resolve';
import { type Rule, ruleOf } from './rule';
import { nominalDayReaching, type RuleDay, ruleDays } from './rule-days';
import { type Note, type Occurrence, type PlannedOccurrence, type RecurringSchedule } from './schedule';

/** A clock change moves an occurrence by a day at most (Apia, Kwajalein); one more day settles the rest. */
const MARGIN_DAYS = 3;

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
  const from = rule.count === Infinity ? Math.max(after, rule.notBefore - 1) : -Infinity;
  let left = rule.count;
  for (const planned of inOrder(rule, from, calendar)) {
    if (planned.occurrence.at > after) yield planned;
    if (planned.outcome === 'run') left -= 1;
    if (left === 0) return;
  }
}

/**
 * Around a clock change the order of wall times is not the order of instants (02:30 pushed to 03:30 comes after 03:00), so
 * occurrences wait in a queue until no later day can bring an earlier one.
 */
function* inOrder(rule: Rule, after: Instant, calendar: HolidayCalendar): Generator<PlannedOccurrence, void> {
  const queue = new OccurrenceQueue();
  for (const ruleDay of ruleDays(rule, startingDay(rule, after, calendar), calendar)) {
    yield* queue.takeBefore(earliestInstantOf(ruleDay.day * DAY_MS, rule.zone));
    for (const occurrence of occurrencesOf(ruleDay, rule)) {
      if (occurrence.at >= rule.notBefore) queue.add(occurrence, ruleDay.outcome);
    }
  }
  yield* queue.takeBefore(Infinity);
}

function startingDay(rule: Rule, after: Instant, calendar: HolidayCalendar): number {
  if (after < rule.startDay * DAY_MS - MARGIN_DAYS * DAY_MS) return rule.startDay;
  const day = wallDay(wallTimeAt(after, rule.zone)) - MARGIN_DAYS;
  return nominalDayReaching(Math.max(day, rule.startDay), rule, calendar);
}

function* occurrencesOf({ day, nominalDay, notes }: RuleDay, rule: Rule): Generator<Occurrence, void> {
  for (const time of rule.times) {
    if (nominalDay * DAY_MS + time > rule.until) return;
    const wall = day * DAY_MS + time;
    const { at, kind } = resolveWallTime(wall, rule.zone);
    const localTime = wallText(kind === 'gap' ? wallTimeAt(at, rule.zone) : wall);
    yield { at, localTime, timeZone: rule.zone.name, notes: [...notes, ...clockNotes(kind, wall, localTime)] };
  }
}

/** What a clock change does to a wall time, for the preview and the job to say. */
export function clockNotes(kind: 'exact' | 'gap' | 'overlap', wall: number, localTime: string): Note[] {
  switch (kind) {
    case 'exact':
      return [];
    case 'gap':
      return [{ code: 'DST_GAP', params: { missing: wallText(wall), localTime } }];
    case 'overlap':
      return [{ code: 'DST_OVERLAP', params: { localTime } }];
  }
}
