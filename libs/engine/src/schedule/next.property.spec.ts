import * as fc from 'fast-check';

import { nextOccurrence, occurrencesBetween } from './next';
import { previewSchedule } from './preview';
import { type RecurringSchedule } from './schedule';
import { CALENDAR, recurringSchedules } from './testing/arbitrary-schedules';
import { oracleRuns } from './testing/oracle';
import { totalOccurrences } from './total';

jest.setTimeout(60_000);

const DAY = 86_400_000;
/** Long enough for leap days, both clock changes and 14-month intervals. */
const RANGE_DAYS = 500;
/** Of the range, what moved days and clock changes cannot reach from outside. */
const SURE_DAYS = 470;

const start = (schedule: RecurringSchedule): number => Date.parse(schedule.recurrence.startDate);
const end = (schedule: RecurringSchedule): number => start(schedule) + SURE_DAYS * DAY;

const planned = (schedule: RecurringSchedule, after: number) =>
  [...occurrencesBetween(schedule, after, end(schedule), CALENDAR)].map(({ occurrence, outcome }) => ({
    at: occurrence.at,
    outcome,
  }));

const expected = (schedule: RecurringSchedule) =>
  oracleRuns(schedule, RANGE_DAYS, CALENDAR).filter(({ at }) => at <= end(schedule));

test('names what a slow reading of the rule names, day by day and clock by clock', () => {
  fc.assert(
    fc.property(recurringSchedules, (schedule) => {
      expect(planned(schedule, -Infinity)).toEqual(expected(schedule));
    }),
    { numRuns: 120 },
  );
});

test('starting anywhere in between names the same from there on', () => {
  fc.assert(
    fc.property(recurringSchedules, fc.nat(SURE_DAYS * DAY), (schedule, distance) => {
      const after = start(schedule) + distance;
      expect(planned(schedule, after)).toEqual(planned(schedule, -Infinity).filter(({ at }) => at > after));
    }),
    { numRuns: 120 },
  );
});

test('next() is the same from every instant between two occurrences, and later each time', () => {
  fc.assert(
    fc.property(
      recurringSchedules,
      fc.nat(SURE_DAYS * DAY),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (schedule, distance, share) => {
        const first = nextOccurrence(schedule, start(schedule) + distance, CALENDAR).next;
        const second = first && nextOccurrence(schedule, first.at, CALENDAR).next;
        if (!first || !second) return;
        expect(second.at).toBeGreaterThan(first.at);
        const between = first.at + Math.floor((second.at - first.at - 1) * share);
        expect(nextOccurrence(schedule, between, CALENDAR).next).toEqual(second);
        expect(nextOccurrence(schedule, second.at - 1, CALENDAR).next).toEqual(second);
      },
    ),
    { numRuns: 500 },
  );
});

test('the preview shows what next() names one after the other', () => {
  fc.assert(
    fc.property(recurringSchedules, fc.nat(SURE_DAYS * DAY), (schedule, distance) => {
      const after = start(schedule) + distance;
      const preview = previewSchedule(schedule, {
        after,
        now: after,
        limit: 5,
        calendar: CALENDAR,
        quietHours: 'ignore',
      });
      let cursor = after;
      const walked = Array.from({ length: 5 }, () => {
        const { next } = nextOccurrence(schedule, cursor, CALENDAR);
        cursor = next?.at ?? Infinity;
        return next;
      }).filter((next) => next !== null);
      expect(preview.occurrences).toEqual(walked);
    }),
    { numRuns: 120 },
  );
});

test('the total is what runs from the start to the end', () => {
  fc.assert(
    fc.property(recurringSchedules, (schedule) => {
      const total = totalOccurrences(schedule, CALENDAR);
      if (schedule.recurrence.end.type === 'never') expect(total).toBeNull();
      else {
        const all = [...occurrencesBetween(schedule, -Infinity, Infinity, CALENDAR)];
        expect(total).toBe(all.filter(({ outcome }) => outcome === 'run').length);
      }
    }),
    { numRuns: 150 },
  );
});

test('a schedule read back from JSON plans the same', () => {
  fc.assert(
    fc.property(recurringSchedules, (schedule) => {
      expect(planned(JSON.parse(JSON.stringify(schedule)), -Infinity)).toEqual(planned(schedule, -Infinity));
    }),
    { numRuns: 50 },
  );
});
