import { type Instant } from '../instant';
import { checkDate, checkNotTooFar, checkTime, checkUntil } from './check-wall-text';
import { type CivilDay, dateText, DAY_MS, wallDay } from './civil-day';
import { type IssueList } from './issue-list';
import { normaliseDayRules } from './normalise-day-rules';
import { wallTimeAt } from './resolve';
import { type NormalisedRecurrence, type RecurrenceEnd, type RecurrenceInput } from './schedule';
import { zoneOf } from './zone';

const MOST_TIMES_A_DAY = 1_440;

/** Reports what is wrong; undefined where that leaves nothing to go on with. */
export function normaliseRecurrence(
  input: RecurrenceInput,
  context: { now: Instant; timeZone: string },
  issues: IssueList,
): NormalisedRecurrence | undefined {
  const { frequency, interval = 1, missingDay = 'clamp', holidays = 'run', end = { type: 'never' } } = input;
  issues.checkWhole('recurrence.interval', interval, 1, 999);
  issues.checkOneOf('recurrence.missingDay', missingDay, ['clamp', 'skip']);
  issues.checkOneOf('recurrence.holidays', holidays, ['run', 'skip', 'previous', 'next']);
  const times = normaliseTimes(input.times, issues);
  const startDay = startDayOf(input, context, issues);
  if (startDay !== undefined) checkEnd(end, startDay, context.now, issues);
  if (!issues.checkOneOf('recurrence.frequency', frequency, ['daily', 'weekly', 'monthly'])) return undefined;
  const dayRules = normaliseDayRules(input, startDay ?? 0, issues);
  if (issues.found || startDay === undefined) return undefined;
  const startsFrom = input.startDate === undefined ? 'savedAt' : 'startDate';
  const startDate = dateText(startDay);
  return { frequency, interval, startDate, startsFrom, times, ...dayRules, missingDay, holidays, end: { ...end } };
}

/** `HH:mm:ss`, ascending; a time given twice is one. */
function normaliseTimes(times: readonly string[], issues: IssueList): string[] {
  if (times.length === 0) issues.add('recurrence.times', 'EMPTY', 'Give at least one time, such as 09:00.');
  if (times.length > MOST_TIMES_A_DAY) {
    issues.add('recurrence.times', 'TOO_MANY', `Give at most ${MOST_TIMES_A_DAY} times a day.`);
    return [];
  }
  times.forEach((time, index) => checkTime(`recurrence.times.${index}`, time, issues));
  return [...new Set(times.map((time) => (time.length === 5 ? `${time}:00` : time)))].sort();
}

function startDayOf(
  { startDate }: RecurrenceInput,
  { now, timeZone }: { now: Instant; timeZone: string },
  issues: IssueList,
): CivilDay | undefined {
  if (startDate === undefined) return wallDay(wallTimeAt(now, zoneOf(timeZone)));
  const day = checkDate('recurrence.startDate', startDate, issues);
  if (day !== undefined) checkNotTooFar('recurrence.startDate', day * DAY_MS, now, issues);
  return day;
}

function checkEnd(end: RecurrenceEnd, startDay: CivilDay, now: Instant, issues: IssueList): void {
  if (!issues.checkOneOf('recurrence.end.type', end.type, ['never', 'until', 'count'])) return;
  if (end.type === 'count') issues.checkWhole('recurrence.end.count', end.count, 1, 10_000);
  if (end.type !== 'until') return;
  const until = checkUntil('recurrence.end.until', end.until, issues);
  if (until === undefined) return;
  checkNotTooFar('recurrence.end.until', until - DAY_MS, now, issues);
  if (until < startDay * DAY_MS) {
    issues.add(
      'recurrence.end.until',
      'UNTIL_BEFORE_START',
      `Use ${dateText(startDay)}, the start date, or a later end.`,
    );
  }
}
