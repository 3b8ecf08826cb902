import { dateText, readDate } from './typed-date';

describe('a typed date', () => {
  it.each([
    '2026-11-22',
    '2026.11.22',
    '2026. 11. 22.',
    '2026/11/22',
    '20261122',
    '2026년 11월 22일',
    ' 2026-11-22 ',
    '２０２６-１１-２２',
  ])('may be written %j', (typed) => {
    expect(readDate(typed)).toEqual({ kind: 'date', date: '2026-11-22' });
  });

  it.each([
    ['2026-2-3', '2026-02-03'],
    ['2028-02-29', '2028-02-29'],
    ['20280229', '2028-02-29'],
  ])('%j is %j', (typed, date) => {
    expect(readDate(typed)).toEqual({ kind: 'date', date });
  });

  it.each(['2026-02-30', '2027-02-29', '20261301', '2026-00-10', '2026-04-31', '1899-12-31'])(
    'is none of the calendar: %j',
    (typed) => {
      expect(readDate(typed)).toEqual({ kind: 'noSuchDate' });
    },
  );

  it.each(['tomorrow', '11-22', '2026', '202611', '2026-11-22T09:00', '내일'])('is not read from %j', (typed) => {
    expect(readDate(typed)).toEqual({ kind: 'unreadable' });
  });

  it('may be missing', () => {
    expect(readDate('  ')).toEqual({ kind: 'empty' });
  });

  it('that cannot be read goes to the server as it is', () => {
    expect(dateText('2026.12.1')).toBe('2026-12-01');
    expect(dateText('2026-02-30')).toBe('2026-02-30');
  });
});
