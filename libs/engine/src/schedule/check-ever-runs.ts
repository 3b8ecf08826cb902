import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { dateText, wallDay, wallText } from './civil-day';
import { type IssueList } from './issue-list';
import { nextOccurrence } from './next';
import { oneOffOccurrence } from './one-off';
import { wallTimeAt } from './resolve';
import { type RecurringSchedule, type Schedule } from './schedule';
import { checkNotTooFar } from './check-wall-text';
import { parseAt } from './wall-text';
import { zoneOf } from './zone';

/** Reports a schedule that would never run when saved now. */
export function checkEverRuns(
  schedule: Schedule,
  { now, calendar }: { now: Instant; calendar: HolidayCalendar },
  issues: IssueList,
): void {
  if (isPast(schedule, now)) {
    const { timeZone } = schedule;
    const wall = wallText(wallTimeAt(now, zoneOf(timeZone)));
    issues.add('at', 'PAST', `That time has passed. Choose one after ${wall} (${timeZone}), the time now.`);
  }
  if (schedule.type !== 'recurring') return;
  const { next } = nextOccurrence(schedule, now - 1, calendar);
  if (next) {
    checkNotTooFar('recurrence', next.at, now, issues);
    return;
  }
  const code = whyNever(schedule, now, calendar);
  if (code === 'END_BEFORE_FIRST') {
    const today = dateText(wallDay(wallTimeAt(now, zoneOf(schedule.timeZone))));
    issues.add('recurrence.end.until', code, `Nothing would run from today (${today}) until then. Choose a later end.`);
  } else if (schedule.recurrence.end.type === 'count' && nextOccurrence(schedule, -Infinity, calendar).next) {
    issues.add(
      'recurrence.end.count',
      code,
      'All of them would lie in the past. Use a later start date or a larger count.',
    );
  } else {
    issues.add('recurrence', code, 'No day of the calendar from now on meets these conditions. Choose others.');
  }
}

/** A wall time that has passed; an exact instant is taken as it is, whenever it was. */
export function isPast(schedule: Schedule, now: Instant): boolean {
  return schedule.type === 'scheduled' && parseAt(schedule.at)?.kind === 'wall' && oneOffOccurrence(schedule).at < now;
}

/** Why nothing runs after `after`: because of its end date alone, or whatever its end. */
export function whyNever(
  schedule: RecurringSchedule,
  after: Instant,
  calendar: HolidayCalendar,
): 'END_BEFORE_FIRST' | 'NEVER_RUNS' {
  const { recurrence } = schedule;
  if (recurrence.end.type !== 'until') return 'NEVER_RUNS';
  const endless: RecurringSchedule = { ...schedule, recurrence: { ...recurrence, end: { type: 'never' } } };
  return nextOccurrence(endless, after, calendar).next ? 'END_BEFORE_FIRST' : 'NEVER_RUNS';
}
