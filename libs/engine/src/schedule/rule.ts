import { type Instant } from '../instant';
import { type CivilDay, DAY_MS, type WallTime } from './civil-day';
import { type HolidayRule, type NormalisedRecurrence, type RecurringSchedule } from './schedule';
import { parseDate, parseTime, parseUntil } from './wall-text';
import { type Zone, zoneOf } from './zone';

/** A recurring schedule made ready to compute with: numbers in place of texts. */
export interface Rule {
  recurrence: NormalisedRecurrence;
  zone: Zone;
  startDay: CivilDay;
  /** Nothing runs before it. */
  notBefore: Instant;
  /** Milliseconds of the day, ascending. */
  times: number[];
  /** Inclusive bound on the nominal wall time. */
  until: WallTime;
  count: number;
  holidays: HolidayRule;
}

const rules = new WeakMap<RecurringSchedule, Rule>();

/** The schedule's rule, kept as long as the schedule object lives (a schedule is never changed in place). */
export function ruleOf(schedule: RecurringSchedule): Rule {
  let rule = rules.get(schedule);
  if (!rule) {
    rule = readRule(schedule);
    rules.set(schedule, rule);
  }
  return rule;
}

function readRule({ recurrence, timeZone, savedAt }: RecurringSchedule): Rule {
  const { end, startDate, startsFrom, times, holidays } = recurrence;
  const startDay = parseDate(startDate);
  const until = end.type === 'until' ? parseUntil(end.until) : Infinity;
  const offsets = times.map(parseTime);
  if (startDay === undefined || until === undefined || offsets.some((time) => time === undefined)) {
    throw new TypeError('A recurring schedule must be normalised before it is planned.');
  }
  return {
    recurrence,
    zone: zoneOf(timeZone),
    startDay,
    notBefore: startsFrom === 'savedAt' ? savedAt : -Infinity,
    times: offsets as number[],
    until,
    count: end.type === 'count' ? end.count : Infinity,
    holidays,
  };
}

/** The last day whose nominal occurrences `until` still allows. */
export function lastNominalDay(rule: Rule): CivilDay {
  return Math.floor(rule.until / DAY_MS);
}
