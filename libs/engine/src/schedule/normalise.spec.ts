import { nextOccurrence } from './next';
import { normaliseSchedule } from './normalise';
import { type RecurrenceInput, type ScheduleInput } from './schedule';
import { CALENDAR, issuesOf, NOW, refusal, saved } from './testing/fixtures';

const recurring = (recurrence: Partial<RecurrenceInput>, timeZone?: string): ScheduleInput => ({
  type: 'recurring',
  ...(timeZone && { timeZone }),
  recurrence: { frequency: 'daily', times: ['09:00'], ...recurrence },
});
const at = (text: string, timeZone?: string): ScheduleInput => ({
  type: 'scheduled',
  at: text,
  ...(timeZone && { timeZone }),
});

describe('what is stored', () => {
  test('every default is filled in and the moment of saving stamped', () => {
    expect(saved(recurring({ times: ['18:00', '09:00', '18:00:00'] }))).toEqual({
      type: 'recurring',
      timeZone: 'Asia/Seoul',
      savedAt: NOW,
      recurrence: {
        frequency: 'daily',
        interval: 1,
        startDate: '2026-11-23',
        startsFrom: 'savedAt',
        times: ['09:00:00', '18:00:00'],
        weekdays: [],
        monthDays: [],
        nthWeekdays: [],
        businessDays: [],
        missingDay: 'clamp',
        holidays: 'run',
        end: { type: 'never' },
      },
    });
  });

  test('the default start date is the day in the schedule’s zone, not in UTC', () => {
    const schedule = saved(recurring({}, 'America/Los_Angeles'), { now: '2026-11-23T01:00:00Z' });
    expect(schedule).toMatchObject({ recurrence: { startDate: '2026-11-22' } });
  });

  test('weekdays are put in the order of the week', () => {
    const schedule = saved(recurring({ frequency: 'weekly', weekdays: ['SU', 'WE', 'MO'] }));
    expect(schedule).toMatchObject({ recurrence: { weekdays: ['MO', 'WE', 'SU'] } });
  });

  test('a start date keeps the rule from beginning with the moment of saving', () => {
    expect(saved(recurring({ startDate: '2026-11-23' }))).toMatchObject({ recurrence: { startsFrom: 'startDate' } });
  });
});

describe('zones', () => {
  test.each([
    'local',
    'system',
    'default',
    'UTC+9',
    '+09:00',
    'KST',
    'EST',
    'PST',
    'Mars/Base',
    '',
    'Asia/Seoul ',
    'SystemV/EST5',
  ])('%p is refused', (zone) => {
    expect(refusal({ type: 'scheduled', at: '2026-12-01T09:00', timeZone: zone })).toEqual(['timeZone UNKNOWN_ZONE']);
    expect(refusal({ type: 'immediate' }, { timeZone: zone })).toEqual(['timeZone UNKNOWN_ZONE']);
  });

  test.each(['Asia/Seoul', 'America/Argentina/Buenos_Aires', 'Etc/GMT+9', 'UTC', 'Asia/Calcutta'])(
    '%p is taken',
    (zone) => {
      expect(refusal(at('2026-12-01T09:00', zone))).toEqual([]);
    },
  );
});

describe('scheduled', () => {
  test.each([
    ['2026-12-01', 'at BAD_FORMAT'],
    ['2026-12-01 09:00', 'at BAD_FORMAT'],
    ['2026-W49-2T09:00', 'at BAD_FORMAT'],
    ['2026-12-01T9:00', 'at BAD_FORMAT'],
    ['2026-12-01T09:00.5', 'at BAD_FORMAT'],
    ['2026-12-01T09:00+0900', 'at BAD_FORMAT'],
    ['12026-12-01T09:00', 'at BAD_FORMAT'],
    ['tomorrow', 'at BAD_FORMAT'],
    ['2027-02-30T09:00', 'at NO_SUCH_DATE'],
    ['2027-02-29T09:00', 'at NO_SUCH_DATE'],
    ['2027-13-01T09:00', 'at NO_SUCH_DATE'],
    ['2026-12-01T24:00', 'at NO_SUCH_TIME'],
    ['2026-12-01T09:60', 'at NO_SUCH_TIME'],
    ['2026-12-31T23:59:60', 'at NO_SUCH_TIME'],
    ['2026-12-01T09:00+19:00', 'at NO_SUCH_TIME'],
    ['2026-12-01T09:00+09:60', 'at NO_SUCH_TIME'],
    ['1899-12-31T09:00', 'at YEAR_RANGE'],
    ['2126-12-01T09:00', 'at TOO_FAR'],
    ['9999-12-31T23:59Z', 'at TOO_FAR'],
    ['2026-11-23T09:59:59.999', 'at PAST'],
  ])('%p is refused: %s', (text, issue) => {
    expect(refusal(at(text))).toEqual([issue]);
  });

  test.each([
    '2026-11-23T10:00',
    '2026-12-01T09:00:30',
    '2026-12-01T09:00:30.5',
    '2026-12-01T09:00Z',
    '2126-11-01T09:00',
  ])('%p is taken', (text) => expect(refusal(at(text))).toEqual([]));

  test('the past is measured in the zone, and the message tells the time there', () => {
    expect(refusal(at('2026-11-22T20:30', 'America/New_York'))).toEqual([]);
    const [issue] = issuesOf(at('2026-11-22T19:30', 'America/New_York'));
    expect(issue?.message).toContain('2026-11-22T20:00:00 (America/New_York)');
  });

  test('an exact instant is taken as it is, also in the past', () => {
    expect(refusal(at('2020-01-01T00:00Z'))).toEqual([]);
  });
});

describe('delayed', () => {
  test.each([0, -1, 1.5, NaN, Infinity, 36_501])('%p days are refused', (amount) => {
    expect(refusal({ type: 'delayed', delay: { amount, unit: 'days' } })).toEqual(['delay.amount OUT_OF_RANGE']);
  });

  test('an unknown unit is refused', () => {
    const delay = { amount: 1, unit: 'weeks' } as never;
    expect(refusal({ type: 'delayed', delay })).toEqual(['delay.unit UNKNOWN_VALUE']);
  });
});

describe('recurring', () => {
  const weekly = { frequency: 'weekly' } as const;
  const monthly = { frequency: 'monthly' } as const;

  test.each<[string, Partial<RecurrenceInput>]>([
    ['recurrence.times EMPTY', { times: [] }],
    ['recurrence.times TOO_MANY', { times: Array<string>(1_441).fill('09:00') }],
    ['recurrence.times.1 NO_SUCH_TIME', { times: ['09:00', '24:00'] }],
    ['recurrence.times.0 NO_SUCH_TIME', { times: ['09:00:60'] }],
    ['recurrence.times.0 BAD_FORMAT', { times: ['9:00'] }],
    ['recurrence.interval OUT_OF_RANGE', { interval: 0 }],
    ['recurrence.interval OUT_OF_RANGE', { interval: 1_000 }],
    ['recurrence.interval OUT_OF_RANGE', { interval: 1.5 }],
    ['recurrence.frequency UNKNOWN_VALUE', { frequency: 'yearly' as never }],
    ['recurrence.startDate NO_SUCH_DATE', { startDate: '2027-02-30' }],
    ['recurrence.startDate BAD_FORMAT', { startDate: '2027-02-28T09:00' }],
    ['recurrence.startDate YEAR_RANGE', { startDate: '1899-12-31' }],
    ['recurrence.startDate TOO_FAR', { startDate: '2127-01-01' }],
    ['recurrence.end.count OUT_OF_RANGE', { end: { type: 'count', count: 0 } }],
    ['recurrence.end.count OUT_OF_RANGE', { end: { type: 'count', count: 10_001 } }],
    ['recurrence.end.until NO_SUCH_DATE', { end: { type: 'until', until: '2027-02-30' } }],
    ['recurrence.end.until BAD_FORMAT', { end: { type: 'until', until: '2027-02-28T09:00Z' } }],
    ['recurrence.end.until TOO_FAR', { end: { type: 'until', until: '9999-12-31' } }],
    ['recurrence.end.type UNKNOWN_VALUE', { end: { type: 'someday' } as never }],
    [
      'recurrence.end.until UNTIL_BEFORE_START',
      { startDate: '2026-12-02', end: { type: 'until', until: '2026-12-01T23:59' } },
    ],
    ['recurrence.weekdays EMPTY', { ...weekly, weekdays: [] }],
    ['recurrence.weekdays.1 DOUBLED', { ...weekly, weekdays: ['MO', 'MO'] }],
    ['recurrence.weekdays.0 UNKNOWN_VALUE', { ...weekly, weekdays: ['XX' as never] }],
    ['recurrence.weekdays NOT_FOR_FREQUENCY', { ...monthly, weekdays: ['MO'] }],
    ['recurrence.monthDays NOT_FOR_FREQUENCY', { ...weekly, monthDays: [1] }],
    ['recurrence.businessDays NOT_FOR_FREQUENCY', { businessDays: [1] }],
    ['recurrence.monthDays EMPTY', { ...monthly, monthDays: [] }],
    ['recurrence.monthDays.0 OUT_OF_RANGE', { ...monthly, monthDays: [0] }],
    ['recurrence.monthDays.0 OUT_OF_RANGE', { ...monthly, monthDays: [-32] }],
    ['recurrence.monthDays.1 DOUBLED', { ...monthly, monthDays: [31, 31] }],
    ['recurrence.nthWeekdays.0.nth OUT_OF_RANGE', { ...monthly, nthWeekdays: [{ nth: 6, weekday: 'MO' }] }],
    [
      'recurrence.nthWeekdays.0.weekday UNKNOWN_VALUE',
      { ...monthly, nthWeekdays: [{ nth: 1, weekday: 'XX' as never }] },
    ],
    [
      'recurrence.nthWeekdays.1 DOUBLED',
      {
        ...monthly,
        nthWeekdays: [
          { nth: 1, weekday: 'MO' },
          { nth: 1, weekday: 'MO' },
        ],
      },
    ],
    ['recurrence.businessDays.0 OUT_OF_RANGE', { ...monthly, businessDays: [24] }],
    ['recurrence.missingDay UNKNOWN_VALUE', { missingDay: 'drift' as never }],
    ['recurrence.holidays UNKNOWN_VALUE', { holidays: 'party' as never }],
  ])('%s', (issue, recurrence) => {
    expect(refusal(recurring(recurrence))).toContain(issue);
  });

  test('all that is wrong is told at once', () => {
    expect(refusal(recurring({ times: ['25:00', '9'], interval: 0, startDate: '2027-02-30' }))).toEqual([
      'recurrence.interval OUT_OF_RANGE',
      'recurrence.times.0 NO_SUCH_TIME',
      'recurrence.times.1 BAD_FORMAT',
      'recurrence.startDate NO_SUCH_DATE',
    ]);
  });

  describe('a rule that would never run is refused', () => {
    test('when no year has its day', () => {
      const never = recurring({
        ...monthly,
        interval: 12,
        startDate: '2027-02-01',
        monthDays: [30],
        missingDay: 'skip',
      });
      expect(refusal(never)).toEqual(['recurrence NEVER_RUNS']);
    });

    test('when its end comes before its first day', () => {
      const end = { type: 'until', until: '2026-12-14' } as const;
      const early = recurring({ ...monthly, startDate: '2026-11-23', monthDays: [15], end });
      expect(refusal(early)).toEqual(['recurrence.end.until END_BEFORE_FIRST']);
    });

    test('when its end has passed, by date or by count', () => {
      const until = { type: 'until', until: '2020-12-31' } as const;
      expect(refusal(recurring({ startDate: '2020-01-01', end: until }))).toEqual([
        'recurrence.end.until END_BEFORE_FIRST',
      ]);
      const count = { type: 'count', count: 3 } as const;
      expect(refusal(recurring({ startDate: '2020-01-01', end: count }))).toEqual(['recurrence.end.count NEVER_RUNS']);
    });

    test('when its end is later today but its times are over', () => {
      const end = { type: 'until', until: '2026-11-23' } as const;
      expect(refusal(recurring({ end }))).toEqual(['recurrence.end.until END_BEFORE_FIRST']);
    });

    test('when its first day is more than a century away', () => {
      const far = recurring({
        ...monthly,
        interval: 996,
        startDate: '2027-02-01',
        monthDays: [29],
        missingDay: 'skip',
      });
      expect(refusal(far)).toEqual(['recurrence TOO_FAR']);
    });
  });

  test('a preview lets pass what saving refuses as impossible, but not what has no meaning', () => {
    const preview = (input: ScheduleInput) =>
      normaliseSchedule(input, { now: NOW, timeZone: 'Asia/Seoul', calendar: CALENDAR, intent: 'preview' }).ok;
    expect(preview(at('2020-01-01T09:00'))).toBe(true);
    expect(preview(recurring({ startDate: '2020-01-01', end: { type: 'until', until: '2020-12-31' } }))).toBe(true);
    expect(preview(at('2027-02-30T09:00'))).toBe(false);
  });
});

test('what is saved names its next run', () => {
  const schedule = saved(recurring({}, 'Asia/Seoul'));
  expect(nextOccurrence(schedule, NOW, CALENDAR).next?.localTime).toBe('2026-11-24T09:00:00');
});
