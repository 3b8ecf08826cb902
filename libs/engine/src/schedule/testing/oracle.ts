import { type HolidayCalendar } from '../../holiday';
import { type Instant } from '../../instant';
import { type NormalisedRecurrence, type RecurringSchedule } from '../schedule';

/**
 * The schedule's meaning written a second time, as plainly and slowly as possible: every day of the range is asked whether
 * the rule names it, and every wall time is looked for among instants by Intl alone. It shares no code with the engine.
 */
export interface OracleRun {
  at: Instant;
  outcome: 'run' | 'skipped';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** All runs from the rule's start whose nominal day is at most `days` days after it, ascending. */
export function oracleRuns(schedule: RecurringSchedule, days: number, calendar: HolidayCalendar): OracleRun[] {
  const { recurrence, timeZone, savedAt } = schedule;
  const start = Date.parse(recurrence.startDate);
  const outcomes = new Map<Instant, OracleRun['outcome']>();
  for (let day = start; day <= start + days * DAY; day += DAY) {
    if (!names(recurrence, start, day, calendar)) continue;
    const moved = move(day, recurrence, calendar);
    if (moved < start) continue;
    const outcome = recurrence.holidays === 'skip' && calendar.holidayOn(iso(day)) ? 'skipped' : 'run';
    for (const time of recurrence.times) {
      const sinceMidnight = Date.parse(`1970-01-01T${time}Z`);
      if (recurrence.end.type === 'until' && day + sinceMidnight > lastMoment(recurrence.end.until)) continue;
      const at = instantOf(moved + sinceMidnight, timeZone);
      if (recurrence.startsFrom === 'savedAt' && at < savedAt) continue;
      if (outcomes.get(at) !== 'run') outcomes.set(at, outcome);
    }
  }
  const sorted = [...outcomes].map(([at, outcome]) => ({ at, outcome })).sort((a, b) => a.at - b.at);
  if (recurrence.end.type !== 'count') return sorted;
  const runs = sorted.filter(({ outcome }) => outcome === 'run');
  const last = runs[recurrence.end.count - 1];
  return last ? sorted.filter(({ at }) => at <= last.at) : sorted;
}

function names(rule: NormalisedRecurrence, start: number, day: number, calendar: HolidayCalendar): boolean {
  const date = new Date(day);
  const first = new Date(start);
  if (rule.frequency === 'daily') return ((day - start) / DAY) % rule.interval === 0;
  if (rule.frequency === 'weekly') {
    const weeks = (monday(day) - monday(start)) / (7 * DAY);
    return weeks % rule.interval === 0 && rule.weekdays.includes(weekday(day));
  }
  const months = (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + (date.getUTCMonth() - first.getUTCMonth());
  if (months % rule.interval !== 0) return false;
  const dom = date.getUTCDate();
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const fromEnd = dom - length - 1;
  if (rule.monthDays.some((d) => d === dom || d === fromEnd)) return true;
  if (rule.missingDay === 'clamp' && dom === length && rule.monthDays.some((d) => d > length)) return true;
  const nth = Math.ceil(dom / 7);
  const nthFromEnd = -Math.ceil(-fromEnd / 7);
  if (rule.nthWeekdays.some((n) => n.weekday === weekday(day) && (n.nth === nth || n.nth === nthFromEnd))) return true;
  if (rule.businessDays.length === 0 || isOff(day, calendar)) return false;
  const working: number[] = [];
  for (let d = 1; d <= length; d += 1) if (!isOff(day + (d - dom) * DAY, calendar)) working.push(d);
  const index = working.indexOf(dom);
  return rule.businessDays.some((n) => n === index + 1 || n === index - working.length);
}

function move(day: number, { holidays }: NormalisedRecurrence, calendar: HolidayCalendar): number {
  if (holidays !== 'previous' && holidays !== 'next') return day;
  let moved = day;
  while (isOff(moved, calendar)) moved += holidays === 'next' ? DAY : -DAY;
  return moved;
}

function isOff(day: number, calendar: HolidayCalendar): boolean {
  return ['SA', 'SU'].includes(weekday(day)) || calendar.holidayOn(iso(day)) !== undefined;
}

function weekday(day: number) {
  return (['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const)[new Date(day).getUTCDay()] as 'MO';
}

function monday(day: number): number {
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
}

function iso(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

function lastMoment(until: string): number {
  return until.includes('T') ? Date.parse(`${until}Z`) : Date.parse(until) + DAY - 1;
}

/** Looks at every offset the zone has around it; the earliest instant that shows this wall time, or the pushed one. */
export function instantOf(wall: number, timeZone: string): Instant {
  const around = hoursAround(wall);
  const offsets = new Set(around.map((at) => offset(at, timeZone)));
  const shown = [...offsets].map((o) => wall - o).filter((at) => at + offset(at, timeZone) === wall);
  if (shown.length > 0) return Math.min(...shown);
  for (const at of around) {
    const [before, after] = [offset(at, timeZone), offset(at + HOUR, timeZone)];
    if (before >= after) continue;
    const change = firstSecond(at, at + HOUR, after, timeZone);
    if (wall >= change + before && wall < change + after) return wall - before;
  }
  throw new Error(`${new Date(wall).toISOString()} is nowhere in ${timeZone}`);
}

/** Full hours from 30 before to 30 after: further than any clock change reaches. */
function hoursAround(wall: number): number[] {
  const middle = Math.floor(wall / HOUR) * HOUR;
  return Array.from({ length: 61 }, (_, index) => middle + (index - 30) * HOUR);
}

function firstSecond(low: number, high: number, wanted: number, timeZone: string): number {
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offset(middle, timeZone) === wanted) high = middle;
    else low = middle;
  }
  return high;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, Map<Instant, number>>();

function offset(at: Instant, timeZone: string): number {
  let offsets = known.get(timeZone);
  if (!offsets) known.set(timeZone, (offsets = new Map()));
  let value = offsets.get(at);
  if (value === undefined) offsets.set(at, (value = askIntl(at, timeZone)));
  return value;
}

function askIntl(at: Instant, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
