import { type Instant } from '../instant';

export type Weekday = 'MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU';
export type Frequency = 'daily' | 'weekly' | 'monthly';
export type DelayUnit = 'minutes' | 'hours' | 'days';
export type MissingDayRule = 'clamp' | 'skip';
export type HolidayRule = 'run' | 'skip' | 'previous' | 'next';

export interface NthWeekday {
  /** 1 to 5, or -1 to -5 from the month's end. */
  nth: number;
  weekday: Weekday;
}

export type RecurrenceEnd = { type: 'never' } | { type: 'until'; until: string } | { type: 'count'; count: number };

/** As a client gives it: the same shape as the contract's `Recurrence`. */
export interface RecurrenceInput {
  frequency: Frequency;
  interval?: number;
  startDate?: string;
  times: readonly string[];
  weekdays?: readonly Weekday[];
  monthDays?: readonly number[];
  nthWeekdays?: readonly NthWeekday[];
  businessDays?: readonly number[];
  missingDay?: MissingDayRule;
  holidays?: HolidayRule;
  end?: RecurrenceEnd;
}

/** As a client gives it: the same shape as the contract's `Schedule`. */
export type ScheduleInput =
  | { type: 'immediate' }
  | { type: 'delayed'; delay: { amount: number; unit: DelayUnit } }
  | { type: 'scheduled'; at: string; timeZone?: string }
  | { type: 'recurring'; timeZone?: string; recurrence: RecurrenceInput };

/** A recurrence with every default filled in. Dates and times are wall clock in the schedule's zone. */
export interface NormalisedRecurrence {
  frequency: Frequency;
  interval: number;
  /** `YYYY-MM-DD`. Days before it are dropped; intervals count from it. */
  startDate: string;
  /** Whether the rule begins with the start date's midnight (the client named a date) or with the moment of saving. */
  startsFrom: 'startDate' | 'savedAt';
  /** `HH:mm:ss`, ascending, each once. */
  times: string[];
  /** Monday first; filled for `weekly` alone, else empty. */
  weekdays: Weekday[];
  /** These three are filled for `monthly` alone; a day that any of them names is a day of the rule. */
  monthDays: number[];
  nthWeekdays: NthWeekday[];
  businessDays: number[];
  missingDay: MissingDayRule;
  holidays: HolidayRule;
  end: RecurrenceEnd;
}

export type RecurringSchedule = {
  type: 'recurring';
  timeZone: string;
  recurrence: NormalisedRecurrence;
  savedAt: Instant;
};

/**
 * What is stored and planned from: zone resolved, defaults filled, moment of saving stamped. Plain JSON.
 * The wall-clock rule and its zone are the truth; every instant is computed from them. Where the client names no zone (and
 * for `immediate` and `delayed`, which need one for their local time alone) it is the default of the time of saving.
 */
export type Schedule =
  | { type: 'immediate'; timeZone: string; savedAt: Instant }
  | { type: 'delayed'; timeZone: string; delay: { amount: number; unit: DelayUnit }; savedAt: Instant }
  | { type: 'scheduled'; at: string; timeZone: string }
  | RecurringSchedule;

/** Something worth telling a person; the console puts the code into words. */
export interface Note {
  code: string;
  params: Record<string, string | number>;
}

/** One instant that a schedule names. */
export interface Occurrence {
  at: Instant;
  /** Wall time in the zone at that instant, `YYYY-MM-DDTHH:mm:ss`. */
  localTime: string;
  timeZone: string;
  notes: Note[];
}

/** An occurrence, and whether it runs or a holiday leaves it out. */
export interface PlannedOccurrence {
  occurrence: Occurrence;
  outcome: 'run' | 'skipped';
}
