import { dayAfterKey, daysOf, step } from './calendar-range';
import { addMonths, monthTitle, readDay, weekdayNames } from './day';

it('shows whole weeks of a month, from Sunday on', () => {
  const days = daysOf('month', '2026-11-22');
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-01', '2026-12-05', 35]);
  expect(daysOf('month', '2027-02-10')[0]).toBe('2027-01-31');
});

it('shows the week around a day, and a month as a list', () => {
  expect(daysOf('week', '2026-11-25')).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ]);
  expect(daysOf('list', '2027-02-10')).toHaveLength(28);
});

it('steps by the view, and keeps to days that exist', () => {
  expect(step('month', '2026-12-31', 1)).toBe('2027-01-01');
  expect(step('week', '2026-12-31', -1)).toBe('2026-12-24');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
});

it('moves by keys as a grid does', () => {
  const to = (key: string) => dayAfterKey(key, '2026-11-25');
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(to)).toEqual([
    '2026-11-24',
    '2026-11-26',
    '2026-11-18',
    '2026-12-02',
  ]);
  expect([to('Home'), to('End'), to('PageUp'), to('PageDown'), to('a')]).toEqual([
    '2026-11-22',
    '2026-11-28',
    '2026-10-25',
    '2026-12-25',
    null,
  ]);
});

it('takes only days that exist from the address', () => {
  expect(readDay('2026-12-25', '2026-11-22')).toBe('2026-12-25');
  for (const nonsense of ['', '2026-02-30', '2026-13-01', 'tomorrow']) {
    expect(readDay(nonsense, '2026-11-22')).toBe('2026-11-22');
  }
});

it('names months and weekdays in both languages', () => {
  expect([monthTitle('2026-11-22', 'ko'), monthTitle('2026-11-22', 'en')]).toEqual(['2026년 11월', 'November 2026']);
  expect(weekdayNames('ko').map(({ short }) => short)).toEqual(['일', '월', '화', '수', '목', '금', '토']);
  expect(weekdayNames('en')[0]).toEqual({ short: 'Sun', long: 'Sunday' });
});
