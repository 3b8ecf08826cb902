import { civilDate, type CivilDate, daysInMonth, DAY_MS, wallDay, type WallTime, weekdayIndex } from './civil-day';
import { wallTimeAt } from './resolve';
import { type NormalisedRecurrence, type RecurringSchedule, type Schedule, type Weekday } from './schedule';
import { parseAt, parseDate, parseTime, parseUntil } from './wall-text';
import { zoneOf } from './zone';

/** More times than one reads: they are summed up as first, last and how many. */
const MOST_TIMES_NAMED = 6;

export type TimesFact =
  { kind: 'named'; times: WallTime[] } | { kind: 'many'; first: WallTime; last: WallTime; count: number };

export function timesFact({ times }: NormalisedRecurrence): TimesFact {
  const walls = times.map((time) => parseTime(time) as WallTime);
  if (walls.length <= MOST_TIMES_NAMED) return { kind: 'named', times: walls };
  return { kind: 'many', first: walls[0] as WallTime, last: walls.at(-1) as WallTime, count: walls.length };
}

/** What a set of weekdays is called. */
export function weekdaySet(weekdays: readonly Weekday[]): 'all' | 'working' | 'weekend' | 'some' {
  const set = weekdays.join();
  if (weekdays.length === 7) return 'all';
  if (set === 'MO,TU,WE,TH,FR') return 'working';
  return set === 'SA,SU' ? 'weekend' : 'some';
}

/** Monday to Friday without holidays: what people call every business day. */
export function isBusinessDaily({ frequency, interval, weekdays, holidays }: NormalisedRecurrence): boolean {
  return frequency === 'weekly' && interval === 1 && holidays === 'skip' && weekdaySet(weekdays) === 'working';
}

/** The one month of a rule that comes round once in so many years; undefined for a rule of months. */
export function yearlyFact({
  interval,
  startDate,
}: NormalisedRecurrence): { years: number; month: number } | undefined {
  return interval % 12 === 0 ? { years: interval / 12, month: Number(startDate.slice(5, 7)) } : undefined;
}

/** Whether some month of the rule lacks one of its days. */
export function missesDays(recurrence: NormalisedRecurrence): boolean {
  const yearly = yearlyFact(recurrence);
  // A yearly rule knows its month; of February the short one counts.
  const shortest = yearly ? daysInMonth(2027, yearly.month) : 28;
  return recurrence.monthDays.some((day) => day > shortest);
}

/** The named start date, when it still lies ahead at the moment of saving. */
export function startFact({ recurrence, timeZone, savedAt }: RecurringSchedule): CivilDate | undefined {
  const day = parseDate(recurrence.startDate) as number;
  return day > wallDay(wallTimeAt(savedAt, zoneOf(timeZone))) ? civilDate(day) : undefined;
}

export interface WallFact extends CivilDate {
  weekday: number;
  /** Milliseconds of the day; undefined where a whole day is meant. */
  time?: WallTime;
}

export function untilFact(until: string): WallFact {
  const { time, ...date } = wallFact(parseUntil(until) as WallTime);
  return until.includes('T') ? { ...date, time } : date;
}

/** The wall time that was asked for; for an exact instant the one in the schedule's zone. */
export function scheduledFact({ at: text, timeZone }: Extract<Schedule, { type: 'scheduled' }>): WallFact {
  const at = parseAt(text);
  if (!at) throw new TypeError('A schedule must be normalised before it is described.');
  return wallFact(at.kind === 'wall' ? at.wall : wallTimeAt(at.instant, zoneOf(timeZone)));
}

function wallFact(wall: WallTime): WallFact {
  const day = wallDay(wall);
  return { ...civilDate(day), weekday: weekdayIndex(day), time: wall - day * DAY_MS };
}

/** The parts of a time of day; the second with its colon, and only where there is one. */
export function clockParts(time: WallTime): { hour: number; minute: string; second: string } {
  const second = Math.floor(time / 1_000) % 60;
  return {
    hour: Math.floor(time / 3_600_000),
    minute: twoDigits(Math.floor(time / 60_000) % 60),
    second: second === 0 ? '' : `:${twoDigits(second)}`,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
