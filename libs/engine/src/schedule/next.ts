import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { oneOffOccurrence } from './one-off';
import { recurringOccurrences } from './recurring-occurrences';
import { type Occurrence, type PlannedOccurrence, type Schedule } from './schedule';

/**
 * The first occurrence strictly after `after`, and what holidays leave out between `after` and it (or, when nothing runs
 * any more, until the rule ends). Pure: the answer is the same from every instant between two occurrences, whatever was
 * asked before.
 */
export function nextOccurrence(
  schedule: Schedule,
  after: Instant,
  calendar: HolidayCalendar,
): { next: Occurrence | null; skipped: Occurrence[] } {
  const skipped: Occurrence[] = [];
  for (const { occurrence, outcome } of occurrencesAfter(schedule, after, calendar)) {
    if (outcome === 'run') return { next: occurrence, skipped };
    skipped.push(occurrence);
  }
  return { next: null, skipped };
}

/** All occurrences with after < at <= until, oldest first, computed as they are asked for. */
export function* occurrencesBetween(
  schedule: Schedule,
  after: Instant,
  until: Instant,
  calendar: HolidayCalendar,
): Generator<PlannedOccurrence, void> {
  for (const planned of occurrencesAfter(schedule, after, calendar)) {
    if (planned.occurrence.at > until) return;
    yield planned;
  }
}

/**
 * What to plan when a schedule is saved at `now`: a one-off's only occurrence, even where an exact instant already lies in
 * the past (it is taken as it is), or a recurring rule's first one from `now` on; null when there is none left.
 */
export function firstPlannedOccurrence(schedule: Schedule, now: Instant, calendar: HolidayCalendar): Occurrence | null {
  return schedule.type === 'recurring' ? nextOccurrence(schedule, now - 1, calendar).next : oneOffOccurrence(schedule);
}

/** Every occurrence after `after`, oldest first, until the schedule ends; may go on for thousands of years. */
export function* occurrencesAfter(
  schedule: Schedule,
  after: Instant,
  calendar: HolidayCalendar,
): Generator<PlannedOccurrence, void> {
  if (schedule.type === 'recurring') {
    yield* recurringOccurrences(schedule, after, calendar);
    return;
  }
  const occurrence = oneOffOccurrence(schedule);
  if (occurrence.at > after) yield { occurrence, outcome: 'run' };
}
