import { type RecurrenceInput, type ScheduleInput } from './schedule';
import { describeSchedule } from './sentence';
import { saved } from './testing/fixtures';

const sentences = (input: ScheduleInput): [string, string] => {
  const { ko, en } = describeSchedule(saved(input));
  return [ko, en];
};
const rule = (recurrence: Partial<RecurrenceInput>): ScheduleInput => ({
  type: 'recurring',
  recurrence: { frequency: 'daily', times: ['09:00'], ...recurrence },
});
const weekly = (more: Partial<RecurrenceInput>): ScheduleInput => rule({ frequency: 'weekly', ...more });
const monthly = (more: Partial<RecurrenceInput>): ScheduleInput => rule({ frequency: 'monthly', ...more });
const WORKING_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
const NINE_TO_SIX = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00', '18:00'];

test.each<[string, ScheduleInput, string, string]>([
  ['immediate', { type: 'immediate' }, '저장하면 바로 한 번', 'Once, as soon as you save'],
  [
    'once',
    { type: 'scheduled', at: '2026-11-30T09:00' },
    '2026년 11월 30일 (월) 오전 9:00에 한 번',
    'Once on Mon, Nov 30, 2026 at 9:00 AM',
  ],
  [
    'once at an exact instant, told in the zone',
    { type: 'scheduled', at: '2026-11-30T00:00Z' },
    '2026년 11월 30일 (월) 오전 9:00에 한 번',
    'Once on Mon, Nov 30, 2026 at 9:00 AM',
  ],
  [
    'delay 30 minutes',
    { type: 'delayed', delay: { amount: 30, unit: 'minutes' } },
    '저장하고 30분 뒤에 한 번',
    'Once, 30 minutes after you save',
  ],
  [
    'delay 1 day',
    { type: 'delayed', delay: { amount: 1, unit: 'days' } },
    '저장하고 1일 뒤에 한 번',
    'Once, 1 day after you save',
  ],
  ['daily', rule({}), '매일 오전 9:00', 'Every day at 9:00 AM'],
  ['every 3 days', rule({ interval: 3 }), '3일마다 오전 9:00', 'Every 3 days at 9:00 AM'],
  ['weekdays', weekly({ weekdays: [...WORKING_DAYS] }), '평일(월~금) 오전 9:00', 'Weekdays at 9:00 AM'],
  [
    'business days',
    weekly({ weekdays: [...WORKING_DAYS], holidays: 'skip' }),
    '영업일마다 오전 9:00 (공휴일 제외)',
    'Every business day at 9:00 AM (excluding holidays)',
  ],
  ['weekend', weekly({ weekdays: ['SA', 'SU'] }), '주말(토·일) 오전 9:00', 'Weekends at 9:00 AM'],
  ['all week', weekly({ weekdays: [...WORKING_DAYS, 'SA', 'SU'] }), '매일 오전 9:00', 'Every day at 9:00 AM'],
  [
    'MO, WE, FR',
    weekly({ weekdays: ['MO', 'WE', 'FR'] }),
    '매주 월·수·금요일 오전 9:00',
    'Every Monday, Wednesday and Friday at 9:00 AM',
  ],
  [
    'every 2 weeks',
    weekly({ weekdays: ['TU'], interval: 2, times: ['14:30'] }),
    '2주마다 화요일 오후 2:30',
    'Every 2 weeks on Tuesday at 2:30 PM',
  ],
  ['2 times', rule({ times: ['09:00', '18:00'] }), '매일 오전 9:00, 오후 6:00', 'Every day at 9:00 AM and 6:00 PM'],
  [
    'many times',
    rule({ times: NINE_TO_SIX }),
    '매일 오전 9:00~오후 6:00에 10번',
    'Every day 10 times between 9:00 AM and 6:00 PM',
  ],
  [
    'midnight, noon, seconds',
    rule({ times: ['00:05', '12:00', '23:59:30'] }),
    '매일 오전 12:05, 오후 12:00, 오후 11:59:30',
    'Every day at 12:05 AM, 12:00 PM and 11:59:30 PM',
  ],
  ['day 15', monthly({ monthDays: [15] }), '매월 15일 오전 9:00', 'On the 15th of every month at 9:00 AM'],
  [
    'two days',
    monthly({ monthDays: [22, 1] }),
    '매월 1일·22일 오전 9:00',
    'On the 1st and 22nd of every month at 9:00 AM',
  ],
  [
    'day 31, clamped',
    monthly({ monthDays: [31] }),
    '매월 31일 오전 9:00 (없는 달은 마지막 날)',
    'On the 31st of every month at 9:00 AM (last day in shorter months)',
  ],
  [
    'day 31, skipped',
    monthly({ monthDays: [31], missingDay: 'skip' }),
    '매월 31일 오전 9:00 (없는 달은 건너뛰기)',
    'On the 31st of every month at 9:00 AM (skipped in shorter months)',
  ],
  [
    'last day',
    monthly({ monthDays: [-1], times: ['18:00'] }),
    '매월 마지막 날 오후 6:00',
    'On the last day of every month at 6:00 PM',
  ],
  [
    'last business day + until',
    monthly({ businessDays: [-1], end: { type: 'until', until: '2027-01-31' } }),
    '매월 마지막 영업일 오전 9:00, 2027년 1월 31일까지',
    'On the last business day of every month at 9:00 AM, until Jan 31, 2027',
  ],
  [
    'first business day every 3 months',
    monthly({ businessDays: [1], interval: 3 }),
    '3개월마다 첫 영업일 오전 9:00',
    'Every 3 months on the first business day at 9:00 AM',
  ],
  [
    'third Monday',
    monthly({ nthWeekdays: [{ nth: 3, weekday: 'MO' }], times: ['10:00'] }),
    '매월 세 번째 월요일 오전 10:00',
    'On the third Monday of every month at 10:00 AM',
  ],
  [
    'last Friday but one and the 10th business day',
    monthly({ nthWeekdays: [{ nth: -2, weekday: 'FR' }], businessDays: [10] }),
    '매월 끝에서 두 번째 금요일, 10번째 영업일 오전 9:00',
    'On the second-to-last Friday and 10th business day of every month at 9:00 AM',
  ],
  [
    'yearly',
    monthly({ interval: 12, startDate: '2026-03-02' }),
    '매년 3월 2일 오전 9:00',
    'Every year on March 2 at 9:00 AM',
  ],
  [
    'every 2 years at the end of February',
    monthly({ interval: 24, startDate: '2026-02-01', monthDays: [-1] }),
    '2년마다 2월 마지막 날 오전 9:00',
    'Every 2 years on the last day of February at 9:00 AM',
  ],
  [
    'February 29',
    monthly({ interval: 12, startDate: '2024-02-29' }),
    '매년 2월 29일 오전 9:00 (없는 달은 마지막 날)',
    'Every year on February 29 at 9:00 AM (last day in shorter months)',
  ],
  [
    'count',
    rule({ end: { type: 'count', count: 10 } }),
    '매일 오전 9:00, 10번 실행하고 끝',
    'Every day at 9:00 AM, 10 times',
  ],
  [
    'holiday shift',
    monthly({ monthDays: [25], holidays: 'previous' }),
    '매월 25일 오전 9:00, 쉬는 날이면 앞 영업일에',
    'On the 25th of every month at 9:00 AM, moved to the previous business day on holidays',
  ],
  [
    'start, end and exception in this order',
    monthly({
      monthDays: [25],
      holidays: 'next',
      startDate: '2027-01-01',
      end: { type: 'until', until: '2027-12-31T18:00' },
    }),
    '매월 25일 오전 9:00, 2027년 1월 1일부터, 2027년 12월 31일 오후 6:00까지, 쉬는 날이면 다음 영업일에',
    'On the 25th of every month at 9:00 AM, from Jan 1, 2027, until Dec 31, 2027 at 6:00 PM, moved to the next business day on holidays',
  ],
  [
    'holidays left out',
    rule({ holidays: 'skip' }),
    '매일 오전 9:00, 공휴일 제외',
    'Every day at 9:00 AM, except on holidays',
  ],
])('%s', (_, input, ko, en) => {
  expect(sentences(input)).toEqual([ko, en]);
});

test('a start that is not ahead is not worth a word', () => {
  expect(sentences(rule({ startDate: '2026-11-23' }))[0]).toBe('매일 오전 9:00');
  expect(sentences(rule({ startDate: '2026-11-24' }))[0]).toBe('매일 오전 9:00, 2026년 11월 24일부터');
});
