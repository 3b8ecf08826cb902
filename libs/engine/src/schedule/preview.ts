import { type HolidayCalendar } from '../holiday/calendar';
import { type Instant } from '../instant';
import { ok, type Result } from '../issue';
import { occurrencesAfter } from './next';
import { normaliseSchedule } from './normalise';
import { quietNote } from './quiet-hours';
import { type Note, type Occurrence, type Schedule, type ScheduleInput } from './schedule';
import { describeSchedule } from './sentence';
import { totalOccurrences } from './total';
import { scheduleWarnings } from './warnings';

export interface Warning extends Note {
  level: 'info' | 'warn' | 'error';
}

export interface SchedulePreview {
  sentence: { ko: string; en: string };
  /** How many occurrences run in all, from the schedule's start; null when it never ends. */
  total: number | null;
  /** The first `limit` after `after`. */
  occurrences: Occurrence[];
  /** What a holiday rule leaves out between `after` and the last occurrence shown, or the end where fewer are left. */
  skipped: Occurrence[];
  warnings: Warning[];
}

export interface PreviewOptions {
  /** Show what comes after this instant; may lie in the past. */
  after: Instant;
  now: Instant;
  /** 1 to 1,000. */
  limit: number;
  calendar: HolidayCalendar;
  /** `apply` notes which occurrences would be held till the morning for those without night consent. */
  quietHours: 'apply' | 'ignore';
}

/** What would happen, in words and instants. Pure. */
export function previewSchedule(schedule: Schedule, options: PreviewOptions): SchedulePreview {
  const { calendar, limit } = options;
  // Saving at `now` runs at `now`: an immediate one is shown although it is not strictly after.
  const after = schedule.type === 'immediate' ? Math.min(options.after, schedule.savedAt - 1) : options.after;
  const occurrences: Occurrence[] = [];
  const skipped: Occurrence[] = [];
  for (const { occurrence, outcome } of occurrencesAfter(schedule, after, calendar)) {
    if (outcome === 'skipped') skipped.push(occurrence);
    else occurrences.push(options.quietHours === 'apply' ? withQuietNote(occurrence) : occurrence);
    if (occurrences.length === limit) break;
  }
  const total = totalOccurrences(schedule, calendar);
  const warnings = scheduleWarnings(schedule, { ...options, occurrences, skipped });
  return { sentence: describeSchedule(schedule), total, occurrences, skipped, warnings };
}

/**
 * The preview of a schedule as a client gives it. A recurring one without a start date starts with the moment of saving, so
 * to look at the past is to ask what it would have done if saved at `after`.
 */
export function previewInput(
  input: ScheduleInput,
  options: PreviewOptions & { timeZone: string },
): Result<SchedulePreview> {
  const { now, after, timeZone, calendar } = options;
  const savedAt = input.type === 'recurring' ? Math.min(now, after) : now;
  const schedule = normaliseSchedule(input, { now: savedAt, timeZone, calendar, intent: 'preview' });
  return schedule.ok ? ok(previewSchedule(schedule.value, options)) : schedule;
}

function withQuietNote(occurrence: Occurrence): Occurrence {
  const note = quietNote(occurrence.at);
  return note ? { ...occurrence, notes: [...occurrence.notes, note] } : occurrence;
}
