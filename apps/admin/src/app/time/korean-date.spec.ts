import { KoreanDate } from './korean-date';

const ko = new KoreanDate('ko', 'Asia/Seoul');
const en = new KoreanDate('en', 'Asia/Seoul');

const sundayAtThree = Date.parse('2026-11-22T15:00:00+09:00');
const justBefore = Date.parse('2026-11-22T14:32:00+09:00');

describe('KoreanDate', () => {
  it.each([
    ['2026-11-22T15:00:00+09:00', '2026년 11월 22일 (일) 오후 3:00', 'Sun, Nov 22, 2026, 3:00 PM'],
    ['2026-11-23T00:05:00+09:00', '2026년 11월 23일 (월) 오전 12:05', 'Mon, Nov 23, 2026, 12:05 AM'],
    ['2026-11-23T12:00:00+09:00', '2026년 11월 23일 (월) 오후 12:00', 'Mon, Nov 23, 2026, 12:00 PM'],
    ['2026-12-31T23:59:59+09:00', '2026년 12월 31일 (목) 오후 11:59', 'Thu, Dec 31, 2026, 11:59 PM'],
    ['2027-01-01T00:00:00+09:00', '2027년 1월 1일 (금) 오전 12:00', 'Fri, Jan 1, 2027, 12:00 AM'],
    ['2028-02-29T09:07:00+09:00', '2028년 2월 29일 (화) 오전 9:07', 'Tue, Feb 29, 2028, 9:07 AM'],
  ])('writes %s in full', (instant, inKorean, inEnglish) => {
    expect(ko.full(Date.parse(instant))).toBe(inKorean);
    expect(en.full(Date.parse(instant))).toBe(inEnglish);
  });

  it('leaves out the year while that is this year', () => {
    expect(ko.day(sundayAtThree, justBefore)).toBe('11월 22일 (일) 오후 3:00');
    expect(en.day(sundayAtThree, justBefore)).toBe('Sun, Nov 22, 3:00 PM');
  });

  it('writes the year of another one, even when that is an hour away', () => {
    const newYear = Date.parse('2027-01-01T00:30:00+09:00');
    expect(ko.day(newYear, newYear - 3_600_000)).toBe('2027년 1월 1일 (금) 오전 12:30');
    expect(en.day(newYear, newYear - 3_600_000)).toBe('Fri, Jan 1, 2027, 12:30 AM');
  });

  it.each([
    ['2026-11-22T15:30:00+09:00', '오늘 오후 3:30', 'Today 3:30 PM'],
    ['2026-11-23T00:00:00+09:00', '내일 오전 12:00', 'Tomorrow 12:00 AM'],
    ['2026-11-24T09:00:00+09:00', '모레 오전 9:00', 'Tue, Nov 24, 9:00 AM'],
    ['2026-11-25T09:00:00+09:00', '11월 25일 (수) 오전 9:00', 'Wed, Nov 25, 9:00 AM'],
    ['2026-11-21T09:00:00+09:00', '11월 21일 (토) 오전 9:00', 'Sat, Nov 21, 9:00 AM'],
  ])('names the day of %s when it is near', (instant, inKorean, inEnglish) => {
    expect(ko.near(Date.parse(instant), justBefore)).toBe(inKorean);
    expect(en.near(Date.parse(instant), justBefore)).toBe(inEnglish);
  });

  it('counts days in its own zone, not in UTC', () => {
    const newYork = new KoreanDate('ko', 'America/New_York');
    const lateInNewYork = Date.parse('2026-11-22T23:30:00-05:00');
    expect(newYork.near(lateInNewYork, Date.parse('2026-11-22T01:00:00-05:00'))).toBe('오늘 오후 11:30');
    expect(ko.near(lateInNewYork, Date.parse('2026-11-22T01:00:00-05:00'))).toBe('내일 오후 1:30');
  });

  it('keeps 24 hours in columns', () => {
    expect(ko.table(sundayAtThree)).toBe('11. 22. (일) 15:00');
    expect(en.table(sundayAtThree)).toBe('Nov 22, 15:00');
    expect(ko.time24(Date.parse('2026-11-23T00:05:00+09:00'))).toBe('00:05');
  });

  it('writes the clock with seconds', () => {
    const at = Date.parse('2026-11-22T15:01:04+09:00');
    expect(ko.clock(at)).toBe('오후 3:01:04');
    expect(en.clock(at)).toBe('3:01:04 PM');
  });

  it('names the zone with its distance at that instant', () => {
    expect(ko.zone(sundayAtThree)).toBe('한국 표준시 (GMT+9)');
    expect(en.zone(sundayAtThree)).toBe('KST (GMT+9)');
    const newYork = new KoreanDate('en', 'America/New_York');
    expect(newYork.zone(Date.parse('2026-07-01T00:00:00Z'))).toBe('America/New_York (GMT-4)');
    expect(newYork.zone(Date.parse('2026-12-01T00:00:00Z'))).toBe('America/New_York (GMT-5)');
  });

  it.each([
    [500, '지금', 'now'],
    [20_000, '20초 뒤', 'in 20 s'],
    [28 * 60_000 + 26_000, '28분 뒤', 'in 28 min'],
    [2 * 3_600_000 + 58 * 60_000, '2시간 58분 뒤', 'in 2 hr 58 min'],
    [3 * 3_600_000, '3시간 뒤', 'in 3 hr'],
    [26 * 3_600_000, '1일 뒤', 'in 1 day'],
    [8 * 86_400_000, '8일 뒤', 'in 8 days'],
    [36_532 * 86_400_000, '36,532일 뒤', 'in 36,532 days'],
    [-180_000, '3분 전', '3 min ago'],
  ])('says how far away %d ms are', (distance, inKorean, inEnglish) => {
    expect(ko.relative(justBefore + distance, justBefore)).toBe(inKorean);
    expect(en.relative(justBefore + distance, justBefore)).toBe(inEnglish);
  });

  it.each([
    ['2026-11-22T15:01:34+09:00', '2026-11-30T09:00:00+09:00', '8일 뒤', 'in 8 days'],
    ['2026-11-23T00:00:00+09:00', '2026-11-30T09:00:00+09:00', '7일 뒤', 'in 7 days'],
    ['2026-11-22T15:01:34+09:00', '2026-11-24T00:00:00+09:00', '2일 뒤', 'in 2 days'],
    ['2026-11-22T15:01:34+09:00', '2026-11-23T15:01:34+09:00', '1일 뒤', 'in 1 day'],
    ['2026-11-22T15:01:34+09:00', '2026-11-23T15:01:33+09:00', '23시간 59분 뒤', 'in 23 hr 59 min'],
    ['2026-11-22T15:01:34+09:00', '2026-11-20T23:00:00+09:00', '2일 전', '2 days ago'],
  ])('counts the days of the calendar from %s to %s', (now, at, inKorean, inEnglish) => {
    expect(ko.relative(Date.parse(at), Date.parse(now))).toBe(inKorean);
    expect(en.relative(Date.parse(at), Date.parse(now))).toBe(inEnglish);
  });

  it('counts those days in its own zone', () => {
    const newYork = new KoreanDate('ko', 'America/New_York');
    const now = Date.parse('2026-11-22T15:00:00-05:00');
    const at = Date.parse('2026-11-24T09:00:00-05:00');
    expect(newYork.relative(at, now)).toBe('2일 뒤');
    expect(ko.relative(at, now)).toBe('1일 뒤');
  });

  it('writes a day without its time', () => {
    expect([ko.dayOnly(sundayAtThree), en.dayOnly(sundayAtThree)]).toEqual(['11월 22일 (일)', 'Sun, Nov 22']);
  });

  it('writes a moment to the second', () => {
    const moment = Date.parse('2026-11-22T15:01:34+09:00');
    expect([ko.moment(moment, justBefore), en.moment(moment, justBefore)]).toEqual([
      '오늘 오후 3:01:34',
      'Today 3:01:34 PM',
    ]);
  });
});
