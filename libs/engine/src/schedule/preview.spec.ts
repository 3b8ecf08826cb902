import { firstPlannedOccurrence } from './next';
import { previewInput, type PreviewOptions, type SchedulePreview } from './preview';
import { type RecurrenceInput, type ScheduleInput } from './schedule';
import { CALENDAR, instants, localTimes, noteCodes, NOW, saved } from './testing/fixtures';

const instant = (text: string): number => Date.parse(text);

function preview(input: ScheduleInput, options: Partial<PreviewOptions> = {}): SchedulePreview {
  const result = previewInput(input, {
    timeZone: 'Asia/Seoul',
    now: NOW,
    after: options.now ?? NOW,
    limit: 5,
    calendar: CALENDAR,
    quietHours: 'ignore',
    ...options,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const recurring = (recurrence: Partial<RecurrenceInput>, timeZone = 'Asia/Seoul'): ScheduleInput => ({
  type: 'recurring',
  timeZone,
  recurrence: { frequency: 'daily', times: ['09:00'], ...recurrence },
});
const codes = ({ warnings }: SchedulePreview): string[] => warnings.map(({ level, code }) => `${level} ${code}`);
const warning = (shown: SchedulePreview, code: string) => shown.warnings.find((one) => one.code === code)?.params;

test('the last business day of the month until January, with what a Sunday month’s end does', () => {
  const shown = preview(
    recurring({ frequency: 'monthly', businessDays: [-1], end: { type: 'until', until: '2027-01-31' } }),
  );
  expect(shown.sentence.ko).toBe('매월 마지막 영업일 오전 9:00, 2027년 1월 31일까지');
  expect(localTimes(shown.occurrences)).toEqual(['2026-11-30T09:00', '2026-12-31T09:00', '2027-01-29T09:00']);
  expect(shown.total).toBe(3);
  expect(shown.warnings).toEqual([]);
});

describe('what is shown', () => {
  test('one-offs are shown once, an immediate one at the moment of saving itself', () => {
    expect(instants(preview({ type: 'immediate' }).occurrences)).toEqual(['2026-11-23T01:00:00Z']);
    expect(instants(preview({ type: 'delayed', delay: { amount: 90, unit: 'minutes' } }).occurrences)).toEqual([
      '2026-11-23T02:30:00Z',
    ]);
    expect(preview({ type: 'scheduled', at: '2026-12-01T09:00' })).toMatchObject({ total: 1, warnings: [] });
  });

  test('holidays left out stand beside what runs, up to the last one shown', () => {
    const shown = preview(recurring({ holidays: 'skip' }), { after: instant('2026-12-24T00:00:00Z'), limit: 2 });
    expect(localTimes(shown.occurrences)).toEqual(['2026-12-26T09:00', '2026-12-27T09:00']);
    expect(localTimes(shown.skipped)).toEqual(['2026-12-25T09:00']);
  });

  test('the past can be asked without a start date: as if it had been saved then', () => {
    const shown = preview(recurring({ times: ['02:30'] }, 'America/New_York'), {
      after: instant('2026-03-07T12:00:00Z'),
      limit: 2,
    });
    expect(localTimes(shown.occurrences)).toEqual(['2026-03-08T03:30', '2026-03-09T02:30']);
    expect(noteCodes(shown.occurrences[0])).toEqual(['DST_GAP']);
  });

  test('the count goes on counting from the start when later ones are asked for', () => {
    const counted = recurring({ startDate: '2026-11-24', end: { type: 'count', count: 7 } });
    const shown = preview(counted, { after: instant('2026-11-28T01:00:00Z') });
    expect(localTimes(shown.occurrences)).toEqual(['2026-11-29T09:00', '2026-11-30T09:00']);
    expect(shown.total).toBe(7);
    expect(codes(preview(counted, { after: instant('2027-11-28T01:00:00Z') }))).toEqual([]);
  });
});

describe('warnings', () => {
  test('a wall time that has passed is an error; an exact instant, which can be saved, a warning', () => {
    const shown = preview({ type: 'scheduled', at: '2026-11-23T09:00' });
    expect(codes(shown)).toEqual(['error PAST']);
    expect(warning(shown, 'PAST')).toEqual({ now: '2026-11-23T10:00:00', timeZone: 'Asia/Seoul' });
    expect(codes(preview({ type: 'scheduled', at: '2026-11-23T09:00+09:00' }))).toEqual(['warn PAST']);
  });

  test('a rule without any day', () => {
    const never = recurring({
      frequency: 'monthly',
      interval: 12,
      startDate: '2027-02-01',
      monthDays: [30],
      missingDay: 'skip',
    });
    expect(codes(preview(never))).toEqual(['error NEVER_RUNS', 'info NO_END']);
    expect(preview(never)).toMatchObject({ occurrences: [], total: null });
  });

  test('an end before the first day, or that has passed', () => {
    const until = (date: string) => ({ end: { type: 'until', until: date } as const });
    const early = recurring({ frequency: 'monthly', startDate: '2026-11-23', monthDays: [15], ...until('2026-12-14') });
    expect(codes(preview(early))).toEqual(['error END_BEFORE_FIRST']);
    expect(preview(early).total).toBe(0);
    const over = recurring({ startDate: '2020-01-01', ...until('2020-12-31') });
    expect(codes(preview(over))).toEqual(['error END_BEFORE_FIRST']);
    expect(preview(over).total).toBe(366);
  });

  test('today’s time has passed, so it starts tomorrow', () => {
    const shown = preview(recurring({}));
    expect(codes(shown)).toEqual(['info FIRST_TODAY_PASSED', 'info NO_END']);
    expect(warning(shown, 'FIRST_TODAY_PASSED')).toEqual({
      passed: '2026-11-23T09:00:00',
      next: '2026-11-24T09:00:00',
    });
    expect(codes(preview(recurring({ times: ['09:00', '18:00'] })))).toEqual(['info NO_END']);
    expect(codes(preview(recurring({ startDate: '2026-11-24' })))).toEqual(['info NO_END']);
    expect(codes(preview(recurring({ frequency: 'weekly', weekdays: ['TU'] })))).toEqual(['info NO_END']);
  });

  test('runs less than five minutes apart', () => {
    const often = preview(recurring({ times: ['18:00', '18:04', '18:30'] }));
    expect(warning(often, 'TOO_OFTEN')).toEqual({ n: 3 });
    expect(codes(preview(recurring({ times: ['18:00', '18:05'] })))).not.toContain('warn TOO_OFTEN');
  });

  test('a year without holiday data, where the rule needs it', () => {
    const reaching = { after: instant('2027-12-20T00:00:00Z'), limit: 20 };
    expect(warning(preview(recurring({ holidays: 'skip' }), reaching), 'HOLIDAY_DATA')).toEqual({ year: 2028 });
    expect(warning(preview(recurring({}), reaching), 'HOLIDAY_DATA')).toBeUndefined();
    const monthly = recurring({ frequency: 'monthly', businessDays: [1] });
    expect(warning(preview(monthly, { after: reaching.after }), 'HOLIDAY_DATA')).toEqual({ year: 2028 });
  });

  test('what previous would pull before the start date', () => {
    const pulled = recurring({ frequency: 'monthly', startDate: '2026-11-28', monthDays: [28], holidays: 'previous' });
    expect(warning(preview(pulled), 'MOVED_BEFORE_START')).toEqual({ from: '2026-11-28', to: '2026-11-27' });
    const kept = recurring({ frequency: 'monthly', startDate: '2026-11-27', monthDays: [28], holidays: 'previous' });
    expect(warning(preview(kept), 'MOVED_BEFORE_START')).toBeUndefined();
  });
});

describe('advertisements at night', () => {
  const night = recurring({ times: ['21:10'], end: { type: 'count', count: 2 } });
  const ad = { quietHours: 'apply' } as const;

  test('go out at 08:00 to those without night consent, and the preview says so', () => {
    const shown = preview(night, ad);
    expect(codes(shown)).toEqual(['warn QUIET_AD']);
    expect(shown.occurrences[0]?.notes).toEqual([
      { code: 'QUIET_MOVED', params: { localTime: '2026-11-24T08:00:00', timeZone: 'Asia/Seoul' } },
    ]);
  });

  test('say nothing for what the law lets through at night', () => {
    const shown = preview(night);
    expect(codes(shown)).toEqual([]);
    expect(shown.occurrences.flatMap(noteCodes)).toEqual([]);
  });

  test.each([
    ['20:59:59', undefined],
    ['21:00', '2026-11-25T08:00:00'],
    ['00:30', '2026-11-24T08:00:00'],
    ['07:59:59', '2026-11-24T08:00:00'],
    ['08:00', undefined],
  ])('at %s', (time, sentAt) => {
    const shown = preview(recurring({ startDate: '2026-11-24', times: [time] }), ad);
    expect(shown.occurrences[0]?.notes[0]?.params['localTime']).toBe(sentAt);
  });

  test('are measured by the clock in Seoul, wherever the schedule is', () => {
    const shown = preview({ type: 'scheduled', at: '2026-12-01T09:00', timeZone: 'America/New_York' }, ad);
    expect(shown.occurrences[0]?.notes[0]?.params).toEqual({
      localTime: '2026-12-02T08:00:00',
      timeZone: 'Asia/Seoul',
    });
  });
});

test('what is planned first: an exact instant of the past too, but no occurrence that a rule had before', () => {
  const first = (input: ScheduleInput) => firstPlannedOccurrence(saved(input), NOW, CALENDAR)?.at;
  expect(first({ type: 'immediate' })).toBe(NOW);
  expect(first({ type: 'scheduled', at: '2020-01-01T00:00Z' })).toBe(instant('2020-01-01T00:00:00Z'));
  expect(first(recurring({ startDate: '2020-01-01' }))).toBe(instant('2026-11-24T00:00:00Z'));
  expect(first(recurring({ times: ['10:00'] }))).toBe(NOW);
});

describe('a preview answers within a second', () => {
  const everyFiveMinutes = Array.from({ length: 288 }, (_, index) =>
    [Math.floor(index / 12), (index % 12) * 5].map((part) => String(part).padStart(2, '0')).join(':'),
  );

  test.each<[string, ScheduleInput]>([
    [
      'for a rule without any day',
      recurring({ frequency: 'monthly', interval: 12, startDate: '2027-02-01', monthDays: [30], missingDay: 'skip' }),
    ],
    [
      'for a thousand years of Februaries',
      recurring({ frequency: 'monthly', interval: 12, startDate: '2027-02-01' }, 'America/New_York'),
    ],
    [
      'for every five minutes of a century',
      recurring({ times: everyFiveMinutes, end: { type: 'until', until: '2126-01-01' } }, 'Europe/London'),
    ],
    [
      'for ten thousand months',
      recurring({ frequency: 'monthly', end: { type: 'count', count: 10_000 } }, 'Africa/Casablanca'),
    ],
    [
      'for a rule since 1900',
      recurring(
        { startDate: '1900-01-01', holidays: 'skip', end: { type: 'until', until: '2100-01-01' } },
        'Europe/Paris',
      ),
    ],
  ])('%s', (_, input) => {
    // The processor's time and not the clock's, which a busy machine stretches.
    const before = process.cpuUsage();
    const shown = preview(input, { limit: 1_000 });
    const milliseconds = process.cpuUsage(before).user / 1_000;
    expect(shown.occurrences.length === 1_000 || shown.occurrences.length === 0).toBe(true);
    expect(milliseconds).toBeLessThan(1_000);
  });
});
