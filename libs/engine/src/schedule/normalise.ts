import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { invalid, ok, type Result } from '../issue';
import { checkEverRuns } from './check-ever-runs';
import { IssueList } from './issue-list';
import { checkDelay, checkScheduledAt } from './normalise-one-off';
import { normaliseRecurrence } from './normalise-recurrence';
import { type Schedule, type ScheduleInput } from './schedule';
import { isIanaZone } from './zone';

export interface NormaliseContext {
  /** The moment of saving. */
  now: Instant;
  /** An IANA name, used where the input names no zone. */
  timeZone: string;
  calendar: HolidayCalendar;
  /**
   * `save` (the default) refuses what would never run. `preview` lets it pass, for the preview to show no occurrence and
   * a warning.
   */
  intent?: 'save' | 'preview';
}

/**
 * Checks a schedule whose JSON types are right and fills in every default. Issues carry paths relative to the schedule
 * (`recurrence.times.0`); all of them are reported at once, except that whether a rule ever runs is only asked of sound ones.
 */
export function normaliseSchedule(input: ScheduleInput, context: NormaliseContext): Result<Schedule> {
  const issues = new IssueList();
  const zone = 'timeZone' in input && input.timeZone !== undefined ? input.timeZone : context.timeZone;
  if (!isIanaZone(zone)) {
    issues.add('timeZone', 'UNKNOWN_ZONE', `Use an IANA zone name such as Asia/Seoul; ${quoted(zone)} is none.`);
    return invalid(...issues.all);
  }
  const schedule = withDefaults(input, zone, context, issues);
  if (schedule && context.intent !== 'preview' && !issues.found) checkEverRuns(schedule, context, issues);
  return schedule && !issues.found ? ok(schedule) : invalid(...issues.all);
}

function withDefaults(
  input: ScheduleInput,
  timeZone: string,
  context: NormaliseContext,
  issues: IssueList,
): Schedule | undefined {
  const { now } = context;
  switch (input.type) {
    case 'immediate':
      return { type: 'immediate', timeZone, savedAt: now };
    case 'delayed':
      checkDelay(input.delay, issues);
      return { type: 'delayed', timeZone, delay: { ...input.delay }, savedAt: now };
    case 'scheduled':
      checkScheduledAt(input.at, now, issues);
      return { type: 'scheduled', at: input.at, timeZone };
    case 'recurring': {
      const recurrence = normaliseRecurrence(input.recurrence, { now, timeZone }, issues);
      return recurrence && { type: 'recurring', timeZone, recurrence, savedAt: now };
    }
    default:
      issues.add('type', 'UNKNOWN_VALUE', 'Use one of immediate, delayed, scheduled, recurring.');
      return undefined;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
