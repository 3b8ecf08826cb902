import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { nearestBusinessDay } from './business-day';
import { isPast, whyNever } from './check-ever-runs';
import { dateText, DAY_MS, wallDay, wallText } from './civil-day';
import { nextOccurrence, occurrencesBetween } from './next';
import { nominalDays } from './nominal-days';
import { oneOffOccurrence } from './one-off';
import { type Warning } from './preview';
import { QUIET_HOURS } from './quiet-hours';
import { resolveWallTime, wallTimeAt } from './resolve';
import { ruleOf } from './rule';
import { type Occurrence, type RecurringSchedule, type Schedule } from './schedule';
import { zoneOf } from './zone';

/** What the preview shows, and from when on. */
interface Shown {
  now: Instant;
  after: Instant;
  calendar: HolidayCalendar;
  occurrences: readonly Occurrence[];
  skipped: readonly Occurrence[];
}

const OFTEN_MS = 5 * 60_000;

/** What an operator should know before saving; the worst first. */
export function scheduleWarnings(schedule: Schedule, shown: Shown): Warning[] {
  const found =
    schedule.type === 'recurring'
      ? [
          neverRuns(schedule, shown),
          movedBeforeStart(schedule, shown),
          quietAd(shown),
          tooOften(schedule),
          holidayData(schedule, shown),
          firstTodayPassed(schedule, shown),
          noEnd(schedule),
        ]
      : [past(schedule, shown), quietAd(shown)];
  return found.filter((warning) => warning !== undefined);
}

/** A wall time that has passed is refused when saving; an exact instant is taken as it is, which is worth a word. */
function past(schedule: Schedule, { now }: Shown): Warning | undefined {
  if (schedule.type !== 'scheduled' || oneOffOccurrence(schedule).at >= now) return undefined;
  const { timeZone } = schedule;
  const params = { now: wallText(wallTimeAt(now, zoneOf(timeZone))), timeZone };
  return { code: 'PAST', level: isPast(schedule, now) ? 'error' : 'warn', params };
}

function neverRuns(schedule: RecurringSchedule, { now, after, calendar, occurrences }: Shown): Warning | undefined {
  if (occurrences.length > 0) return undefined;
  const from = Math.min(now, after);
  if (nextOccurrence(schedule, from - 1, calendar).next) return undefined;
  return { code: whyNever(schedule, from - 1, calendar), level: 'error', params: {} };
}

/** `previous` would pull the first ones before the start date, where nothing runs. */
function movedBeforeStart(schedule: RecurringSchedule, { now, calendar }: Shown): Warning | undefined {
  const rule = ruleOf(schedule);
  if (rule.holidays !== 'previous' || rule.startDay < wallDay(wallTimeAt(now, rule.zone))) return undefined;
  const first = nominalDays(rule, rule.startDay, calendar).next().value;
  const target = first && nearestBusinessDay(first.day, 'previous', calendar);
  if (!first || target === undefined || target >= rule.startDay) return undefined;
  return { code: 'MOVED_BEFORE_START', level: 'warn', params: { from: dateText(first.day), to: dateText(target) } };
}

function quietAd({ occurrences }: Shown): Warning | undefined {
  const held = occurrences.filter(({ notes }) => notes.some(({ code }) => code === 'QUIET_MOVED')).length;
  return held === 0 ? undefined : { code: 'QUIET_AD', level: 'warn', params: { ...QUIET_HOURS, occurrences: held } };
}

function tooOften(schedule: RecurringSchedule): Warning | undefined {
  const { times } = ruleOf(schedule);
  const often = times.some((time, index) => index > 0 && time - (times[index - 1] as number) < OFTEN_MS);
  return often ? { code: 'TOO_OFTEN', level: 'warn', params: { n: times.length } } : undefined;
}

/** The rule needs holidays, and what is shown reaches a year of which none are known. */
function holidayData(schedule: RecurringSchedule, { calendar, occurrences, skipped }: Shown): Warning | undefined {
  const { holidays, businessDays } = schedule.recurrence;
  if (holidays === 'run' && businessDays.length === 0) return undefined;
  const years = [...occurrences, ...skipped].map(({ localTime }) => Number(localTime.slice(0, 4)));
  const unknown = years.filter((year) => !calendar.hasDataFor(year));
  return unknown.length === 0
    ? undefined
    : { code: 'HOLIDAY_DATA', level: 'warn', params: { year: Math.min(...unknown) } };
}

/** The rule starts today, but its times of today are over and the first run is on a later day. */
function firstTodayPassed(schedule: RecurringSchedule, { now, calendar }: Shown): Warning | undefined {
  const { zone, startDay } = ruleOf(schedule);
  if (startDay !== wallDay(wallTimeAt(now, zone))) return undefined;
  const next = nextOccurrence(schedule, now, calendar).next?.localTime;
  if (!next || next.slice(0, 10) === dateText(startDay)) return undefined;
  const fromMidnight = { ...schedule, recurrence: { ...schedule.recurrence, startsFrom: 'startDate' as const } };
  const midnight = resolveWallTime(startDay * DAY_MS, zone).at;
  const passed = [...occurrencesBetween(fromMidnight, midnight - 1, now, calendar)]
    .filter(({ outcome }) => outcome === 'run')
    .at(-1)?.occurrence.localTime;
  return passed ? { code: 'FIRST_TODAY_PASSED', level: 'info', params: { passed, next } } : undefined;
}

function noEnd(schedule: RecurringSchedule): Warning | undefined {
  return schedule.recurrence.end.type === 'never' ? { code: 'NO_END', level: 'info', params: {} } : undefined;
}
