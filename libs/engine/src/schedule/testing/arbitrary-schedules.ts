import * as fc from 'fast-check';

import { holidayCalendar, KOREAN_HOLIDAYS } from '../../holiday';
import { normaliseSchedule } from '../normalise';
import { type RecurrenceInput, type RecurringSchedule, type Weekday } from '../schedule';

/** A start near a year in which the zone's clock does something, so that random rules meet it. */
const PLACES = [
  ['Asia/Seoul', '1987-04-20'], // summer time of 1987 and 1988
  ['Asia/Seoul', '2026-01-15'],
  ['America/New_York', '2027-02-10'],
  ['America/Sao_Paulo', '2018-01-20'], // midnight itself is skipped
  ['Australia/Lord_Howe', '2026-08-25'], // half an hour
  ['Antarctica/Troll', '2026-02-15'], // two hours
  ['Africa/Casablanca', '2026-01-20'], // Ramadan
  ['Pacific/Apia', '2011-08-20'], // loses December 30
  ['Europe/London', '2026-02-20'],
  ['America/St_Johns', '2006-09-01'], // changes at one minute past midnight
] as const;

/** Company days that make long runs of days off, so that moved days meet. */
export const CALENDAR = holidayCalendar([
  ...KOREAN_HOLIDAYS,
  ...['2027-03-12', '2011-12-29', '2018-11-05', ...twoWeeksFrom('2026-03-23')].map((date) => ({
    date,
    name: { ko: '회사 휴일', en: 'a company holiday' },
    kind: 'company' as const,
  })),
]);

function twoWeeksFrom(date: string): string[] {
  return Array.from({ length: 14 }, (_, days) =>
    new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10),
  );
}

const WEEKDAYS: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const EVENTFUL_TIMES = ['00:00', '00:30', '01:00', '01:30', '02:00', '02:15', '02:30', '03:00', '03:30', '23:59:30'];

const nth = (most: number) => fc.integer({ min: 1, max: most }).chain((value) => fc.constantFrom(value, -value));
const some = <T>(value: fc.Arbitrary<T>, maxLength: number) =>
  fc.option(fc.uniqueArray(value, { minLength: 1, maxLength, selector: (item) => JSON.stringify(item) }), {
    nil: undefined,
  });
const time = fc.oneof(
  fc.constantFrom(...EVENTFUL_TIMES),
  fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
);

const recurrence = fc.constantFrom(...PLACES).chain(([timeZone, around]) => {
  const rule = fc.record({
    interval: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 14 })),
    startDate: fc.nat(70).map((days) => new Date(Date.parse(around) + days * 86_400_000).toISOString().slice(0, 10)),
    times: fc.uniqueArray(time, { minLength: 1, maxLength: 4 }),
    holidays: fc.constantFrom('run', 'skip', 'previous', 'next'),
    missingDay: fc.constantFrom('clamp', 'skip'),
    end: fc.oneof(
      fc.constant({ type: 'never' as const }),
      fc.integer({ min: 1, max: 60 }).map((count) => ({ type: 'count' as const, count })),
      fc.tuple(fc.nat(300), fc.boolean(), time).map(([days, whole, at]) => {
        // Two days behind the latest start: without a date it is the day of saving in the zone, which may be the next one.
        const date = new Date(Date.parse(around) + (days + 72) * 86_400_000).toISOString().slice(0, 10);
        return { type: 'until' as const, until: whole ? date : `${date}T${at}` };
      }),
    ),
  });
  const daily = rule.map((base) => ({ ...base, frequency: 'daily' as const }));
  const weekly = fc
    .tuple(rule, some(fc.constantFrom(...WEEKDAYS), 7))
    .map(([base, weekdays]) => ({ ...base, frequency: 'weekly' as const, ...(weekdays && { weekdays }) }));
  const nthWeekday = fc.record({ nth: nth(5), weekday: fc.constantFrom(...WEEKDAYS) });
  const monthly = fc
    .tuple(rule, some(nth(31), 3), some(nthWeekday, 2), some(nth(23), 2))
    .map(([base, monthDays, nthWeekdays, businessDays]) => ({
      ...base,
      frequency: 'monthly' as const,
      ...(monthDays && { monthDays }),
      ...(nthWeekdays && { nthWeekdays }),
      ...(businessDays && { businessDays }),
    }));
  return fc
    .oneof(daily, weekly, monthly)
    .map((input): [string, RecurrenceInput] => [timeZone, input as RecurrenceInput]);
});

/** Random recurring schedules; every other one starts with the moment of saving instead of a date's midnight. */
export const recurringSchedules: fc.Arbitrary<RecurringSchedule> = fc
  .tuple(recurrence, fc.boolean(), fc.nat(86_400))
  .map(([[timeZone, input], dated, second]) => {
    const now = Date.parse(input.startDate as string) + second * 1_000;
    const { startDate: _, ...undated } = input;
    const context = { now, timeZone, calendar: CALENDAR, intent: 'preview' as const };
    const result = normaliseSchedule({ type: 'recurring', recurrence: dated ? input : undated }, context);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value as RecurringSchedule;
  });
