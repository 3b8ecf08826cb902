import type { ChannelName, Purpose } from './workflow';

/** When a workflow runs. Wall-clock times are read in `timeZone`, an IANA name; without one the server's default counts. */
export type Schedule = ImmediateSchedule | DelayedSchedule | ScheduledSchedule | RecurringSchedule;

export interface ImmediateSchedule {
  type: 'immediate';
}

/** Real elapsed time from the moment of saving: one day is 24 hours, whatever the clock does. */
export interface DelayedSchedule {
  type: 'delayed';
  delay: { amount: number; unit: DelayUnit };
}

export interface ScheduledSchedule {
  type: 'scheduled';
  /** `2026-12-01T09:00` in the zone, or an exact instant with an offset. */
  at: string;
  timeZone?: string;
}

export interface RecurringSchedule {
  type: 'recurring';
  timeZone?: string;
  recurrence: Recurrence;
}

export interface Recurrence {
  frequency: Frequency;
  /** 1 to 999; without it 1. */
  interval?: number;
  /** `YYYY-MM-DD`, inclusive; without it the day of saving in the zone. */
  startDate?: string;
  /** `HH:mm` or `HH:mm:ss`, at least one. */
  times: string[];
  /** Weekly only; without it the start date's weekday. */
  weekdays?: Weekday[];
  /** Monthly only: 1 to 31, or -1 to -31 counted from the month's end; without any day rule the start date's day. */
  monthDays?: number[];
  /** Monthly only: `nth` is 1 to 5, or -1 to -5 from the end. */
  nthWeekdays?: NthWeekday[];
  /** Monthly only: the nth business day, -1 is the last. */
  businessDays?: number[];
  /** What becomes of day 29, 30 or 31 in a shorter month; without it `clamp`. */
  missingDay?: MissingDayRule;
  /** What becomes of an occurrence on a weekend or a holiday (`previous`, `next`), or on a holiday (`skip`); without it `run`. */
  holidays?: HolidayRule;
  end?: RecurrenceEnd;
}

export interface NthWeekday {
  nth: number;
  weekday: Weekday;
}

export type RecurrenceEnd = { type: 'never' } | { type: 'until'; until: string } | { type: 'count'; count: number };

export const SCHEDULE_TYPES = ['immediate', 'delayed', 'scheduled', 'recurring'] as const;
export type ScheduleType = (typeof SCHEDULE_TYPES)[number];

export const DELAY_UNITS = ['minutes', 'hours', 'days'] as const;
export type DelayUnit = (typeof DELAY_UNITS)[number];

export const FREQUENCIES = ['daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const MISSING_DAY_RULES = ['clamp', 'skip'] as const;
export type MissingDayRule = (typeof MISSING_DAY_RULES)[number];

export const HOLIDAY_RULES = ['run', 'skip', 'previous', 'next'] as const;
export type HolidayRule = (typeof HOLIDAY_RULES)[number];

/** `POST /api/schedules/preview`. Pure: `after` may lie in the past. */
export interface SchedulePreviewRequest {
  schedule: Schedule;
  purpose?: Purpose;
  channel?: ChannelName;
  /** An ISO instant; without it, now. */
  after?: string;
  /** 1 to 1,000; without it 5. */
  limit?: number;
  /**
   * The workflow that the schedule belongs to, so that COLLISION does not count its own jobs. Where it has this schedule already
   * and is no draft, the answer is what still comes: its planned job wherever it was moved to, nothing that was cancelled, and
   * FINISHED when nothing comes any more, since saving it again would start nothing anew.
   */
  workflowId?: string;
}

export interface SchedulePreview {
  sentence: LocalizedText;
  /** How many occurrences the rule has in all, counted from its start; null when it never ends. */
  total: number | null;
  occurrences: PreviewOccurrence[];
  /** What a holiday rule left out between `after` and the last occurrence shown. */
  skipped: PreviewOccurrence[];
  warnings: Warning[];
}

export interface LocalizedText {
  ko: string;
  en: string;
}

export interface PreviewOccurrence {
  /** UTC instant. */
  at: string;
  /** Wall time in the zone, `YYYY-MM-DDTHH:mm:ss`. */
  localTime: string;
  timeZone: string;
  notes: Note[];
}

export interface Note {
  code: string;
  params: Record<string, string | number>;
}

/** Among the codes: `COLLISION` with `count`, how many other workflows run at the same minute as one shown, and `at`, the first such. */
export interface Warning extends Note {
  level: 'info' | 'warn' | 'error';
}
