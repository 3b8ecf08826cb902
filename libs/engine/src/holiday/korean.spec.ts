import { holidayCalendar } from './calendar';
import { KOREAN_HOLIDAYS, koreanHolidays } from './korean';

const calendar = koreanHolidays();

test.each([
  ['2026-12-25', '성탄절', 'Christmas Day'],
  ['2026-02-16', '설 연휴', 'Seollal holiday'],
  ['2026-05-01', '노동절', 'Labor Day'],
  ['2026-07-17', '제헌절', 'Constitution Day'],
  ['2027-02-09', '대체공휴일(설날)', 'the substitute holiday for Seollal'],
  ['2026-06-03', '전국동시지방선거일', 'Election Day'],
  ['2025-06-03', '임시공휴일(대통령선거)', 'Election Day'],
  ['2025-05-05', '어린이날·부처님 오신 날', "Children's Day and Buddha's Birthday"],
])('%s is %s', (date, ko, en) => {
  expect(calendar.holidayOn(date)).toEqual({ ko, en });
});

test('an ordinary day and a mere weekend are no holidays', () => {
  expect(calendar.holidayOn('2026-11-23')).toBeUndefined();
  expect(calendar.holidayOn('2026-11-28')).toBeUndefined();
});

test('it knows for which years it has data', () => {
  expect([2017, 2018, 2027, 2028].map((year) => calendar.hasDataFor(year))).toEqual([false, true, true, false]);
});

test('every day of the data has a name in both languages', () => {
  expect(KOREAN_HOLIDAYS.length).toBeGreaterThan(170);
  expect(KOREAN_HOLIDAYS.filter(({ name }) => !name.ko || !/^[\x20-\x7e]+$/.test(name.en))).toEqual([]);
  expect(KOREAN_HOLIDAYS.filter(({ name }) => name.en === 'a public holiday')).toEqual([]);
});

test('company days are added, and say nothing about what else their year holds', () => {
  const name = { ko: '창립 기념일', en: 'Founding day' };
  const withOurs = koreanHolidays([{ date: '2030-04-01', name, kind: 'company' }]);
  expect(withOurs.holidayOn('2030-04-01')).toEqual(name);
  expect(withOurs.hasDataFor(2030)).toBe(false);
  expect(withOurs.holidayOn('2026-12-25')).toBeDefined();
});

test('a calendar holds exactly its days', () => {
  const edited = holidayCalendar(KOREAN_HOLIDAYS.filter(({ date }) => date !== '2026-07-17'));
  expect(edited.holidayOn('2026-07-17')).toBeUndefined();
  expect(edited.hasDataFor(2026)).toBe(true);
});
