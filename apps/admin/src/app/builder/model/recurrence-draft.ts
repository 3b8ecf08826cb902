import {
  type Frequency,
  type HolidayRule,
  type MissingDayRule,
  type NthWeekday,
  type Recurrence,
  type RecurrenceEnd,
  type Weekday,
} from '@jeongsi/contract';
import { dateText } from '../../form/typed-date';
import { numberOf, typedNumber } from '../../form/typed-number';
import { timeText } from '../../form/typed-time';

/** How the days of a month are named; several ways may count at once. */
export const MONTH_RULES = ['monthDays', 'nthWeekdays', 'businessDays'] as const;
export type MonthRule = (typeof MONTH_RULES)[number];

export interface RecurrenceDraft {
  frequency: Frequency;
  interval: string;
  startDate: string;
  /** As typed, at least one. */
  times: readonly string[];
  weekdays: readonly Weekday[];
  /** The ways in use. */
  monthRules: readonly MonthRule[];
  monthDays: readonly number[];
  nthWeekdays: readonly NthWeekday[];
  businessDays: readonly number[];
  missingDay: MissingDayRule;
  holidays: HolidayRule;
  end: { type: RecurrenceEnd['type']; until: string; count: string };
}

export const NEW_RECURRENCE: RecurrenceDraft = {
  frequency: 'daily',
  interval: '1',
  startDate: '',
  times: ['09:00'],
  weekdays: ['MO'],
  monthRules: ['monthDays'],
  monthDays: [1],
  nthWeekdays: [{ nth: 1, weekday: 'MO' }],
  businessDays: [-1],
  missingDay: 'clamp',
  holidays: 'run',
  end: { type: 'never', until: '', count: '10' },
};

export function recurrenceDraftOf(recurrence: Recurrence): RecurrenceDraft {
  const { frequency, startDate = '', weekdays = [], end = { type: 'never' } } = recurrence;
  const monthly = frequency === 'monthly';
  const named = (days: readonly unknown[] | undefined): boolean => days !== undefined && days.length > 0;
  return {
    ...NEW_RECURRENCE,
    frequency,
    interval: typedNumber(recurrence.interval ?? 1),
    startDate,
    times: recurrence.times,
    ...(frequency === 'weekly' && { weekdays }),
    ...(monthly && { monthRules: MONTH_RULES.filter((rule) => named(recurrence[rule])) }),
    ...(named(recurrence.monthDays) && { monthDays: recurrence.monthDays }),
    ...(named(recurrence.nthWeekdays) && { nthWeekdays: recurrence.nthWeekdays }),
    ...(named(recurrence.businessDays) && { businessDays: recurrence.businessDays }),
    missingDay: recurrence.missingDay ?? 'clamp',
    holidays: recurrence.holidays ?? 'run',
    end: {
      ...NEW_RECURRENCE.end,
      type: end.type,
      ...(end.type === 'until' && { until: end.until.slice(0, 10) }),
      ...(end.type === 'count' && { count: String(end.count) }),
    },
  };
}

export function recurrenceOf(draft: RecurrenceDraft): Recurrence {
  const interval = numberOf(draft.interval) ?? 1;
  return {
    frequency: draft.frequency,
    ...(interval !== 1 && { interval }),
    ...(draft.startDate.trim() !== '' && { startDate: dateText(draft.startDate) }),
    times: draft.times.map(timeText),
    ...(draft.frequency === 'weekly' && draft.weekdays.length > 0 && { weekdays: [...draft.weekdays] }),
    ...(draft.frequency === 'monthly' && monthDaysOf(draft)),
    ...(draft.holidays !== 'run' && { holidays: draft.holidays }),
    ...(draft.end.type !== 'never' && { end: endOf(draft.end) }),
  };
}

/** Whether a chosen day is missing from some months, so that somebody has to say what happens then. */
export function asksForMissingDay(draft: RecurrenceDraft): boolean {
  return (
    draft.frequency === 'monthly' && draft.monthRules.includes('monthDays') && draft.monthDays.some((day) => day >= 29)
  );
}

function monthDaysOf(draft: RecurrenceDraft): Partial<Recurrence> {
  return {
    ...Object.fromEntries(draft.monthRules.map((rule) => [rule, [...draft[rule]]])),
    ...(asksForMissingDay(draft) && draft.missingDay !== 'clamp' && { missingDay: draft.missingDay }),
  };
}

function endOf({ type, until, count }: RecurrenceDraft['end']): RecurrenceEnd {
  switch (type) {
    case 'never':
      return { type };
    case 'until':
      return { type, until: dateText(until) };
    case 'count':
      return { type, count: numberOf(count) ?? Number.NaN };
  }
}
