import { holidayCalendar } from '../holiday';
import { nextOccurrence } from './next';
import { type HolidayRule, type RecurrenceInput, type Schedule } from './schedule';
import { CALENDAR, localTimes, noteCodes, rule, upcoming } from './testing/fixtures';
import { totalOccurrences } from './total';

const dates = (schedule: Schedule, count: number): string[] =>
  localTimes(upcoming(schedule, count)).map((time) => time.slice(0, 10));

const daily = (holidays: HolidayRule, startDate: string, more: Partial<RecurrenceInput> = {}): Schedule =>
  rule({ frequency: 'daily', startDate, times: ['09:00'], holidays, ...more });

describe('skip', () => {
  test('leaves holidays out, tells which, and does not count them', () => {
    const schedule = daily('skip', '2026-12-24', { end: { type: 'count', count: 2 } });
    expect(dates(schedule, 9)).toEqual(['2026-12-24', '2026-12-26']);
    expect(totalOccurrences(schedule, CALENDAR)).toBe(2);
    const { next, skipped } = nextOccurrence(schedule, Date.parse('2026-12-24T00:00:00Z'), CALENDAR);
    expect(next?.localTime).toBe('2026-12-26T09:00:00');
    expect(localTimes(skipped)).toEqual(['2026-12-25T09:00']);
    expect(skipped[0]?.notes).toEqual([
      { code: 'HOLIDAY_SKIPPED', params: { date: '2026-12-25', nameKo: '성탄절', nameEn: 'Christmas Day' } },
    ]);
  });

  test('tells only what lies between the two instants', () => {
    const schedule = daily('skip', '2026-12-20');
    expect(nextOccurrence(schedule, Date.parse('2026-12-25T00:00:00Z'), CALENDAR).skipped).toEqual([]);
  });

  test('tells what it leaves out up to the end when nothing runs any more', () => {
    const schedule = daily('skip', '2026-12-24', { end: { type: 'until', until: '2026-12-25' } });
    const { next, skipped } = nextOccurrence(schedule, Date.parse('2026-12-24T00:00:00Z'), CALENDAR);
    expect(next).toBeNull();
    expect(localTimes(skipped)).toEqual(['2026-12-25T09:00']);
  });

  test.each(['2011-12-30', '2011-12-31'])('%s left out leaves the one that a lost day makes it meet', (date) => {
    const calendar = holidayCalendar([{ date, name: { ko: '휴일', en: 'a day off' }, kind: 'company' }]);
    const given = { timeZone: 'Pacific/Apia', calendar };
    const schedule = rule({ frequency: 'daily', startDate: '2011-12-30', times: ['09:00'], holidays: 'skip' }, given);
    const { next, skipped } = nextOccurrence(schedule, Date.parse('2011-12-30T09:00:00Z'), calendar);
    expect(next?.localTime).toBe('2011-12-31T09:00:00');
    expect(skipped).toEqual([]);
  });

  test('weekends are no holidays: only the week’s own days say whether it runs', () => {
    expect(dates(daily('skip', '2026-11-27'), 3)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
  });
});

describe('previous and next', () => {
  const monthly = (
    holidays: HolidayRule,
    monthDays: number[],
    startDate: string,
    more: Partial<RecurrenceInput> = {},
  ) => rule({ frequency: 'monthly', startDate, times: ['09:00'], monthDays, holidays, ...more });

  test('move to the nearest business day and say why', () => {
    const [holiday] = upcoming(monthly('previous', [25], '2026-12-01'), 1);
    expect(holiday?.localTime).toBe('2026-12-24T09:00:00');
    expect(holiday?.notes).toEqual([
      {
        code: 'HOLIDAY_MOVED',
        params: {
          from: '2026-12-25',
          to: '2026-12-24',
          direction: 'previous',
          nameKo: '성탄절',
          nameEn: 'Christmas Day',
        },
      },
    ]);
    const [weekend] = upcoming(monthly('next', [28], '2026-11-01'), 1);
    expect(weekend?.localTime).toBe('2026-11-30T09:00:00');
    expect(weekend?.notes).toEqual([
      { code: 'WEEKEND_MOVED', params: { from: '2026-11-28', to: '2026-11-30', direction: 'next', weekday: 'SA' } },
    ]);
  });

  test('move across the whole of Seollal, weekend and substitute day', () => {
    expect(dates(daily('next', '2027-02-05'), 3)).toEqual(['2027-02-05', '2027-02-10', '2027-02-11']);
    expect(dates(daily('previous', '2027-02-05'), 3)).toEqual(['2027-02-05', '2027-02-10', '2027-02-11']);
  });

  test('moved ones that meet are one, which counts once and says so', () => {
    const schedule = daily('next', '2027-02-05', { end: { type: 'count', count: 2 } });
    const found = upcoming(schedule, 9);
    expect(dates(schedule, 9)).toEqual(['2027-02-05', '2027-02-10']);
    expect(noteCodes(found[1]).at(-1)).toBe('DUPLICATE');
    expect(found[1]?.notes.at(-1)?.params).toEqual({ merged: 5 });
  });

  test('may cross the border of a month, and is found from an instant between the moved and the nominal day', () => {
    const schedule = monthly('previous', [1], '2026-12-01');
    expect(dates(schedule, 3)).toEqual(['2026-12-01', '2026-12-31', '2027-02-01']);
    const { next } = nextOccurrence(schedule, Date.parse('2026-12-31T01:00:00Z'), CALENDAR);
    expect(next?.localTime).toBe('2027-02-01T09:00:00');
  });

  test('a later day is found although its nominal day lies before the instant that is asked', () => {
    const { next } = nextOccurrence(monthly('next', [6], '2027-01-01'), Date.parse('2027-02-09T12:00:00Z'), CALENDAR);
    expect(next?.localTime).toBe('2027-02-10T09:00:00');
  });

  test('also over a break of weeks, from any instant in it', () => {
    const dates = Array.from({ length: 21 }, (_, day) => `2027-04-${String(day + 5).padStart(2, '0')}`);
    const name = { ko: '휴가', en: 'the long break' };
    const calendar = holidayCalendar(dates.map((date) => ({ date, name, kind: 'company' })));
    const schedule = rule(
      { frequency: 'monthly', startDate: '2027-04-01', times: ['09:00'], monthDays: [5], holidays: 'next' },
      { calendar },
    );
    const { next } = nextOccurrence(schedule, Date.parse('2027-04-25T12:00:00Z'), calendar);
    expect(next?.localTime).toBe('2027-04-26T09:00:00');
  });

  test('nothing runs before the start date: what would be pulled there is dropped', () => {
    expect(dates(monthly('previous', [28], '2026-11-28'), 1)).toEqual(['2026-12-28']);
  });

  test('a nominal day before the start is dropped although it would move past it', () => {
    expect(dates(monthly('next', [1], '2026-11-02'), 1)).toEqual(['2026-12-01']);
  });

  test('until bounds the nominal day, not the one it moves to', () => {
    const end = { type: 'until', until: '2026-11-28' } as const;
    expect(dates(monthly('next', [28], '2026-11-01', { end }), 9)).toEqual(['2026-11-30']);
    const until = { type: 'until', until: '2026-11-27' } as const;
    expect(dates(monthly('previous', [28], '2026-10-01', { end: until }), 9)).toEqual(['2026-10-28']);
  });
});
