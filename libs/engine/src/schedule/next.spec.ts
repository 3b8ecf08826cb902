import { nextOccurrence, occurrencesBetween } from './next';
import { type Schedule } from './schedule';
import { CALENDAR, instants, localTimes, noteCodes, rule, saved, upcoming } from './testing/fixtures';
import { totalOccurrences } from './total';

const NEW_YORK = { timeZone: 'America/New_York' };
const dates = (schedule: Schedule, count: number): string[] =>
  localTimes(upcoming(schedule, count)).map((time) => time.slice(0, 10));

describe('the clock goes forward', () => {
  test('a missing local time is pushed forward by the gap, that day only, and says so', () => {
    const found = upcoming(rule({ frequency: 'daily', startDate: '2027-03-13', times: ['02:30'] }, NEW_YORK), 3);
    expect(localTimes(found)).toEqual(['2027-03-13T02:30', '2027-03-14T03:30', '2027-03-15T02:30']);
    expect(found.map(noteCodes)).toEqual([[], ['DST_GAP'], []]);
    expect(found[1]?.notes[0]?.params).toEqual({ missing: '2027-03-14T02:30:00', localTime: '2027-03-14T03:30:00' });
  });

  test('what is pushed past its neighbours keeps the order of instants, and what it meets is one run', () => {
    const schedule = rule(
      { frequency: 'daily', startDate: '2027-03-14', times: ['02:30', '03:00', '03:30'] },
      NEW_YORK,
    );
    const found = upcoming(schedule, 3);
    expect(localTimes(found)).toEqual(['2027-03-14T03:00', '2027-03-14T03:30', '2027-03-15T02:30']);
    expect(found.map(noteCodes)).toEqual([[], ['DST_GAP', 'DUPLICATE'], []]);
  });

  test('a whole missing day meets its neighbour: one run', () => {
    const schedule = rule(
      { frequency: 'daily', startDate: '2011-12-28', times: ['09:00'] },
      { timeZone: 'Pacific/Apia' },
    );
    const found = upcoming(schedule, 4);
    expect(dates(schedule, 4)).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']);
    expect(noteCodes(found[2])).toEqual(['DST_GAP', 'DUPLICATE']);
  });

  test('what is pushed over a whole day is found from an instant after its own day', () => {
    const schedule = rule(
      { frequency: 'weekly', startDate: '2011-12-01', times: ['09:00'], weekdays: ['FR'] },
      { timeZone: 'Pacific/Apia' },
    );
    const halfAnHourIntoTheNextDay = Date.parse('2011-12-30T10:30:00Z');
    expect(localTimes(upcoming(schedule, 1, halfAnHourIntoTheNextDay))).toEqual(['2011-12-31T09:00']);
  });

  test('two that meet use up one of the count', () => {
    const end = { type: 'count', count: 3 } as const;
    const schedule = rule({ frequency: 'daily', startDate: '2027-03-14', times: ['02:30', '03:30'], end }, NEW_YORK);
    expect(localTimes(upcoming(schedule, 9))).toEqual(['2027-03-14T03:30', '2027-03-15T02:30', '2027-03-15T03:30']);
  });
});

test('the clock goes back: the earlier instant, once, and says so', () => {
  const found = upcoming(rule({ frequency: 'daily', startDate: '2027-11-06', times: ['01:30'] }, NEW_YORK), 3);
  expect(instants(found)).toEqual(['2027-11-06T05:30:00Z', '2027-11-07T05:30:00Z', '2027-11-08T06:30:00Z']);
  expect(found.map(noteCodes)).toEqual([[], ['DST_OVERLAP'], []]);
});

describe('days that a month lacks', () => {
  const monthly = { frequency: 'monthly', startDate: '2027-01-31', times: ['09:00'] } as const;

  test('clamp to its last day, from the rule’s own day each month: 31 → 28 → 31, never drifting', () => {
    const found = upcoming(rule({ ...monthly, monthDays: [31] }), 5);
    expect(localTimes(found).map((time) => time.slice(5, 10))).toEqual(['01-31', '02-28', '03-31', '04-30', '05-31']);
    expect(found.map(noteCodes)).toEqual([[], ['MONTH_END'], [], ['MONTH_END'], []]);
    expect(found[1]?.notes[0]?.params).toEqual({ date: '2027-02-28', month: 2, wanted: 31, lastDay: 28 });
  });

  test('are left out by skip', () => {
    const schedule = rule({ ...monthly, monthDays: [31], missingDay: 'skip' });
    expect(dates(schedule, 4)).toEqual(['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31']);
  });

  test('February 29 clamps in common years, or waits for the next leap year', () => {
    const yearly = { frequency: 'monthly', interval: 12, startDate: '2024-02-29', times: ['09:00'] } as const;
    expect(dates(rule(yearly), 5)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
    expect(dates(rule({ ...yearly, missingDay: 'skip' }), 2)).toEqual(['2024-02-29', '2028-02-29']);
    const overTheCentury = rule(
      { ...yearly, startDate: '2096-02-29', missingDay: 'skip' },
      { now: '2026-11-23T00:00:00Z' },
    );
    expect(dates(overTheCentury, 2)).toEqual(['2096-02-29', '2104-02-29']);
  });

  test('those that clamp together are one run, and count as one', () => {
    const schedule = rule({
      ...monthly,
      startDate: '2027-02-01',
      monthDays: [29, 30, 31],
      end: { type: 'count', count: 2 },
    });
    expect(dates(schedule, 9)).toEqual(['2027-02-28', '2027-03-29']);
    expect(noteCodes(upcoming(schedule, 1)[0])).toEqual(['MONTH_END', 'MONTH_END', 'MONTH_END', 'DUPLICATE']);
  });

  test('negative days count from the end and are never clamped', () => {
    const last = rule({ ...monthly, monthDays: [-1] });
    expect(dates(last, 3)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
    expect(upcoming(last, 3).flatMap(noteCodes)).toEqual([]);
    const first = rule({ ...monthly, startDate: '2027-01-01', monthDays: [-31] });
    expect(dates(first, 4)).toEqual(['2027-01-01', '2027-03-01', '2027-05-01', '2027-07-01']);
  });

  test('months without a fifth Friday are skipped and do not count', () => {
    const nthWeekdays = [{ nth: 5, weekday: 'FR' }] as const;
    const end = { type: 'count', count: 3 } as const;
    const schedule = rule({ ...monthly, startDate: '2027-01-01', nthWeekdays, end });
    expect(dates(schedule, 9)).toEqual(['2027-01-29', '2027-04-30', '2027-07-30']);
  });
});

describe('days of the month by weekday and business day', () => {
  const monthly = { frequency: 'monthly', startDate: '2026-11-01', times: ['09:00'] } as const;

  test('the third Monday, and the last Friday but one', () => {
    const third = rule({ ...monthly, nthWeekdays: [{ nth: 3, weekday: 'MO' }] });
    expect(dates(third, 3)).toEqual(['2026-11-16', '2026-12-21', '2027-01-18']);
    const lastButOne = rule({ ...monthly, nthWeekdays: [{ nth: -2, weekday: 'FR' }] });
    expect(dates(lastButOne, 3)).toEqual(['2026-11-20', '2026-12-18', '2027-01-22']);
  });

  test('the first business day after New Year, the last before a weekend', () => {
    expect(dates(rule({ ...monthly, businessDays: [1] }), 3)).toEqual(['2026-11-02', '2026-12-01', '2027-01-04']);
    expect(dates(rule({ ...monthly, businessDays: [-1] }), 3)).toEqual(['2026-11-30', '2026-12-31', '2027-01-29']);
  });

  test('a month with fewer business days is skipped and does not count', () => {
    const schedule = rule({ ...monthly, businessDays: [22], end: { type: 'count', count: 2 } });
    expect(dates(schedule, 9)).toEqual(['2026-12-31', '2027-03-31']);
  });

  test('days of several rules are joined, and a day that two of them name is one run', () => {
    const schedule = rule({ ...monthly, monthDays: [16, -1], nthWeekdays: [{ nth: 3, weekday: 'MO' }] });
    expect(dates(schedule, 4)).toEqual(['2026-11-16', '2026-11-30', '2026-12-16', '2026-12-21']);
    expect(noteCodes(upcoming(schedule, 1)[0])).toEqual(['DUPLICATE']);
  });
});

describe('where a rule begins', () => {
  test('weeks start on Monday and count from the week of the start date; days before the start are dropped', () => {
    const weekly = { frequency: 'weekly', interval: 2, times: ['09:00'], weekdays: ['MO', 'SU'] } as const;
    const schedule = rule({ ...weekly, startDate: '2026-11-25' });
    expect(dates(schedule, 4)).toEqual(['2026-11-29', '2026-12-07', '2026-12-13', '2026-12-21']);
  });

  test('a start that does not match the rule is no occurrence', () => {
    const schedule = rule({ frequency: 'monthly', startDate: '2026-11-23', times: ['09:00'], monthDays: [15] });
    expect(dates(schedule, 2)).toEqual(['2026-12-15', '2027-01-15']);
  });

  test('the start date is inclusive from its midnight', () => {
    const schedule = rule({ frequency: 'daily', startDate: '2026-11-23', times: ['00:00'] });
    expect(localTimes(upcoming(schedule, 1))).toEqual(['2026-11-23T00:00']);
  });

  test('without one it is the moment of saving: what passed today is no occurrence and does not count', () => {
    const end = { type: 'count', count: 2 } as const;
    const schedule = saved({ type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00', '18:00'], end } });
    expect(localTimes(upcoming(schedule, 9))).toEqual(['2026-11-23T18:00', '2026-11-24T09:00']);
  });

  test('a time that falls on the moment of saving itself is one', () => {
    const schedule = saved({ type: 'recurring', recurrence: { frequency: 'daily', times: ['10:00'] } });
    expect(localTimes(upcoming(schedule, 1))).toEqual(['2026-11-23T10:00']);
  });

  test('without day rules the start date gives its weekday, its day of the month', () => {
    expect(dates(rule({ frequency: 'weekly', startDate: '2026-11-25', times: ['09:00'] }), 2)).toEqual([
      '2026-11-25',
      '2026-12-02',
    ]);
    expect(dates(rule({ frequency: 'monthly', startDate: '2026-11-30', times: ['09:00'] }), 4)).toEqual([
      '2026-11-30',
      '2026-12-30',
      '2027-01-30',
      '2027-02-28',
    ]);
  });

  test('every third day is counted from the start, however far away it is asked', () => {
    const schedule = rule({ frequency: 'daily', interval: 3, startDate: '1900-01-01', times: ['09:00'] });
    const { next } = nextOccurrence(schedule, Date.parse('2026-11-23T00:00:00Z'), CALENDAR);
    expect((Date.parse(next?.localTime.slice(0, 10) ?? '') - Date.parse('1900-01-01')) % (3 * 86_400_000)).toBe(0);
    expect(next?.localTime).toBe('2026-11-26T09:00:00');
  });
});

describe('where a rule ends', () => {
  const daily = { frequency: 'daily', startDate: '2026-11-23', times: ['09:00', '18:00'] } as const;
  const ending = (until: string): Schedule => rule({ ...daily, end: { type: 'until', until } });

  test('until is inclusive; a bare date means that whole day', () => {
    expect(localTimes(upcoming(ending('2026-11-24'), 9)).at(-1)).toBe('2026-11-24T18:00');
    expect(localTimes(upcoming(ending('2026-11-24T09:00'), 9)).at(-1)).toBe('2026-11-24T09:00');
    expect(localTimes(upcoming(ending('2026-11-24T08:59:59'), 9)).at(-1)).toBe('2026-11-23T18:00');
  });

  test('until is compared with the nominal wall time: what a gap pushes past it still runs', () => {
    const end = { type: 'until', until: '2027-03-14T02:30' } as const;
    const schedule = rule({ frequency: 'daily', startDate: '2027-03-13', times: ['02:30'], end }, NEW_YORK);
    expect(localTimes(upcoming(schedule, 9))).toEqual(['2027-03-13T02:30', '2027-03-14T03:30']);
  });

  test('count is counted from the start, whenever it is asked', () => {
    const schedule = rule({ ...daily, end: { type: 'count', count: 3 } });
    expect(localTimes(upcoming(schedule, 9))).toEqual(['2026-11-23T09:00', '2026-11-23T18:00', '2026-11-24T09:00']);
    expect(localTimes(upcoming(schedule, 9, Date.parse('2026-11-23T09:00:00Z')))).toEqual(['2026-11-24T09:00']);
    expect(totalOccurrences(schedule, CALENDAR)).toBe(3);
  });

  test('several times a day are in order, doubled ones are one', () => {
    const schedule = rule({ frequency: 'daily', startDate: '2026-11-23', times: ['18:00', '09:00', '18:00:00'] });
    expect(localTimes(upcoming(schedule, 3))).toEqual(['2026-11-23T09:00', '2026-11-23T18:00', '2026-11-24T09:00']);
  });
});

describe('one-offs', () => {
  const at = (schedule: Schedule): string => instants(upcoming(schedule, 9)).join();

  test('immediate is the moment of saving', () => {
    expect(at(saved({ type: 'immediate' }))).toBe('2026-11-23T01:00:00Z');
  });

  test('delayed is real time: one day is 24 hours although the clock goes forward', () => {
    const given = { now: '2027-03-13T15:00:00Z', timeZone: 'America/New_York' };
    const schedule = saved({ type: 'delayed', delay: { amount: 1, unit: 'days' } }, given);
    expect(at(schedule)).toBe('2027-03-14T15:00:00Z');
    expect(localTimes(upcoming(schedule, 1))).toEqual(['2027-03-14T11:00']);
  });

  test('scheduled reads its wall time in the zone; an offset names an exact instant, also the later of two', () => {
    const zone = { timeZone: 'America/New_York' };
    expect(at(saved({ type: 'scheduled', at: '2027-11-07T01:30', ...zone }))).toBe('2027-11-07T05:30:00Z');
    expect(at(saved({ type: 'scheduled', at: '2027-11-07T01:30-05:00', ...zone }))).toBe('2027-11-07T06:30:00Z');
    expect(at(saved({ type: 'scheduled', at: '2026-12-01T09:00:30.250' }))).toBe('2026-12-01T00:00:30.250Z');
  });

  test('scheduled in a gap is pushed and says so', () => {
    const [found] = upcoming(saved({ type: 'scheduled', at: '2027-03-14T02:30', ...NEW_YORK }), 1);
    expect(found?.localTime).toBe('2027-03-14T03:30:00');
    expect(noteCodes(found)).toEqual(['DST_GAP']);
  });
});

test('occurrences between two instants leave out the first and hold the last', () => {
  const schedule = rule({ frequency: 'daily', startDate: '2026-11-23', times: ['09:00'] });
  const [from, to] = [Date.parse('2026-11-23T00:00:00Z'), Date.parse('2026-11-25T00:00:00Z')];
  const found = [...occurrencesBetween(schedule, from, to, CALENDAR)].map(({ occurrence }) => occurrence);
  expect(localTimes(found)).toEqual(['2026-11-24T09:00', '2026-11-25T09:00']);
});

test('after the end of time there is nothing', () => {
  const schedule = rule({ frequency: 'daily', startDate: '2026-11-23', times: ['09:00'] });
  expect(nextOccurrence(schedule, Infinity, CALENDAR)).toEqual({ next: null, skipped: [] });
  expect(nextOccurrence(schedule, Date.parse('9999-12-31T00:00:00Z'), CALENDAR).next).toBeNull();
});
