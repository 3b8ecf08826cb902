import { koreanHolidays, type HolidayCalendar } from '../../holiday';
import { type Instant } from '../../instant';
import { type Issue } from '../../issue';
import { nextOccurrence } from '../next';
import { normaliseSchedule } from '../normalise';
import { type Occurrence, type RecurrenceInput, type Schedule, type ScheduleInput } from '../schedule';

/** The instant that named specs call now: Monday, 2026-11-23 10:00 in Seoul. */
export const NOW: Instant = Date.parse('2026-11-23T01:00:00Z');
export const CALENDAR: HolidayCalendar = koreanHolidays();

interface Given {
  now?: string;
  timeZone?: string;
  calendar?: HolidayCalendar;
}

/** A schedule as saved; the spec fails with the issues where saving refuses it. */
export function saved(
  input: ScheduleInput,
  { now, timeZone = 'Asia/Seoul', calendar = CALENDAR }: Given = {},
): Schedule {
  const result = normaliseSchedule(input, { now: now ? Date.parse(now) : NOW, timeZone, calendar });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.issues)}`);
  return result.value;
}

/** A rule that begins on its start date, saved before it (specs on the past say so). */
export function rule(recurrence: RecurrenceInput, given: Given = {}): Schedule {
  const now = given.now ?? `${recurrence.startDate ?? '2026-11-23'}T00:00:00Z`;
  const timeZone = given.timeZone ?? 'Asia/Seoul';
  return saved({ type: 'recurring', timeZone, recurrence }, { ...given, now });
}

/** What refuses an input, as `path CODE`. */
export function refusal(input: ScheduleInput, given: Given = {}): string[] {
  return issuesOf(input, given).map(({ path, code }) => `${path} ${code}`);
}

export function issuesOf(
  input: ScheduleInput,
  { now, timeZone = 'Asia/Seoul', calendar = CALENDAR }: Given = {},
): Issue[] {
  const result = normaliseSchedule(input, { now: now ? Date.parse(now) : NOW, timeZone, calendar });
  return result.ok ? [] : result.issues;
}

/** The next `count` occurrences, found by asking for one after the other. */
export function upcoming(schedule: Schedule, count: number, after = -8e15, calendar = CALENDAR): Occurrence[] {
  const found: Occurrence[] = [];
  for (let cursor = after; found.length < count;) {
    const { next } = nextOccurrence(schedule, cursor, calendar);
    if (!next) break;
    found.push(next);
    cursor = next.at;
  }
  return found;
}

/** Their local times, `YYYY-MM-DDTHH:mm` (with seconds where there are any). */
export function localTimes(occurrences: readonly Occurrence[]): string[] {
  return occurrences.map(({ localTime }) => localTime.replace(/:00$/, ''));
}

export function instants(occurrences: readonly Occurrence[]): string[] {
  return occurrences.map(({ at }) => new Date(at).toISOString().replace('.000Z', 'Z'));
}

export function noteCodes(occurrence: Occurrence | undefined): string[] {
  return (occurrence?.notes ?? []).map(({ code }) => code);
}
