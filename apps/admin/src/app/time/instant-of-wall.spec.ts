import { instantOfWall, wallFields } from './instant-of-wall';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

describe('instantOfWall', () => {
  it.each([
    ['Asia/Seoul', '2026-11-22', '15:30', '2026-11-22T06:30:00.000Z'],
    ['Asia/Seoul', '2026-01-01', '00:00', '2025-12-31T15:00:00.000Z'],
    ['UTC', '2026-02-28', '23:59', '2026-02-28T23:59:00.000Z'],
    ['America/New_York', '2026-07-01', '09:00', '2026-07-01T13:00:00.000Z'],
    // The clocks jump from 02:00 to 03:00: 02:30 is half an hour after 02:00 began.
    ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:30:00.000Z'],
    // 01:30 comes twice: the first one counts.
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-01', '03:30', '2026-11-01T08:30:00.000Z'],
  ])('finds when the clocks in %s show %s %s', (zone, date, time, expected) => {
    expect(iso(instantOfWall(date, time, zone))).toBe(expected);
  });

  it('knows nothing while a field is empty', () => {
    expect([instantOfWall('', '15:30', 'UTC'), instantOfWall('2026-11-22', '', 'UTC')]).toEqual([null, null]);
  });

  it('leads back to what a form shows', () => {
    expect(wallFields(Date.parse('2026-11-22T06:30:12.345Z'), 'Asia/Seoul')).toEqual({
      date: '2026-11-22',
      time: '15:30',
    });
  });
});
