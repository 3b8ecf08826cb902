import { KoreanDate } from './korean-date';

const AT = Date.parse('2026-11-22T06:01:34.000Z');
const MIDNIGHT = Date.parse('2026-11-21T15:05:00.000Z');

it('writes 24 hours for who wants them', () => {
  const [ko, en] = [new KoreanDate('ko', 'Asia/Seoul', 'hours24'), new KoreanDate('en', 'Asia/Seoul', 'hours24')];
  expect(ko.full(AT)).toBe('2026년 11월 22일 (일) 15:01');
  expect(en.near(AT, AT)).toBe('Today 15:01');
  expect(ko.moment(AT, AT)).toBe('오늘 15:01:34');
  expect(ko.time(MIDNIGHT)).toBe('00:05');
});
