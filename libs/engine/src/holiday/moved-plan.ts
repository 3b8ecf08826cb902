import { type Instant } from '../instant';
import { nextOccurrence, occurrencesBetween, type Schedule } from '../schedule';
import { type HolidayCalendar } from './calendar';

/** The days before and after a change. */
export interface CalendarChange {
  before: HolidayCalendar;
  after: HolidayCalendar;
}

/** Longer than any shift: the month of a business day and the longest row of holidays. */
const REACH_MS = 45 * 86_400_000;
/** A rule whose every coming occurrence is taken is given up after this many. */
const MOST_CANDIDATES = 1_000;

/** Whether holidays have a say in when it runs. */
export function mindsHolidays(schedule: Schedule): boolean {
  if (schedule.type !== 'recurring') return false;
  const { holidays, businessDays } = schedule.recurrence;
  return holidays !== 'run' || businessDays.length > 0;
}

/**
 * The instants where the occurrence planned for `planned` may go when the calendar changes at `now`, best first; the caller
 * takes the first that has no row yet. `[planned]` alone: it stays. None: the rule never runs again.
 *
 * A shift must neither repeat an occurrence nor lose one. One that has run on the eve of a holiday would come again when that
 * holiday is removed: it is passed over. One that would go back to an instant that is over would never run: it stays.
 */
export function* movedPlan(
  schedule: Schedule,
  planned: Instant,
  now: Instant,
  { before, after }: CalendarChange,
): Generator<Instant, void> {
  const [ranBefore, ranAfter] = [past(schedule, now, before), past(schedule, now, after)];
  if ([...ranAfter].some((at) => !ranBefore.has(at))) {
    yield planned;
    return;
  }
  let repeated = [...ranBefore].filter((at) => !ranAfter.has(at)).length;
  let from = now;
  for (let tried = 0; tried < MOST_CANDIDATES; tried += 1) {
    const { next } = nextOccurrence(schedule, from, after);
    if (!next) return;
    from = next.at;
    if (repeated > 0 && !names(schedule, next.at, before)) repeated -= 1;
    else yield next.at;
  }
}

function past(schedule: Schedule, now: Instant, calendar: HolidayCalendar): Set<Instant> {
  const instants = new Set<Instant>();
  for (const { occurrence, outcome } of occurrencesBetween(schedule, now - REACH_MS, now, calendar)) {
    if (outcome === 'run') instants.add(occurrence.at);
  }
  return instants;
}

function names(schedule: Schedule, at: Instant, calendar: HolidayCalendar): boolean {
  return nextOccurrence(schedule, at - 1, calendar).next?.at === at;
}
