import * as fc from 'fast-check';

import { wallText } from './civil-day';
import { resolveWallTime } from './resolve';
import { instantOf } from './testing/oracle';
import { zoneOf } from './zone';

jest.setTimeout(60_000);

const resolved = (wall: string, zone: string): string => {
  const { at, kind } = resolveWallTime(Date.parse(`${wall}Z`), zoneOf(zone));
  return `${new Date(at).toISOString().slice(0, 19)}Z ${kind}`;
};

describe('a local time', () => {
  test.each([
    ['2026-11-23T09:00', 'Asia/Seoul', '2026-11-23T00:00:00Z exact', 'an ordinary one'],
    ['2027-03-14T02:30', 'America/New_York', '2027-03-14T07:30:00Z gap', 'that does not exist: 02:30 becomes 03:30'],
    ['2027-03-14T02:00', 'America/New_York', '2027-03-14T07:00:00Z gap', 'at the first moment of the gap'],
    ['2027-03-14T03:00', 'America/New_York', '2027-03-14T07:00:00Z exact', 'at the first moment after the gap'],
    ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00Z overlap', 'that exists twice: the earlier'],
    ['2027-11-07T02:00', 'America/New_York', '2027-11-07T07:00:00Z exact', 'just after the hour that exists twice'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z gap', 'in a gap of half an hour: 02:45'],
    ['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z overlap', 'in the half hour that exists twice'],
    ['2026-03-29T01:30', 'Antarctica/Troll', '2026-03-29T01:30:00Z gap', 'in a gap of two hours: 03:30'],
    ['2026-10-25T02:30', 'Antarctica/Troll', '2026-10-25T00:30:00Z overlap', 'in the two hours that exist twice'],
    ['2026-02-15T02:30', 'Africa/Casablanca', '2026-02-15T01:30:00Z overlap', 'as Ramadan turns the clock back'],
    ['2018-11-04T00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z gap', 'midnight itself'],
    ['2011-12-30T09:00', 'Pacific/Apia', '2011-12-30T19:00:00Z gap', 'of a whole missing day'],
    ['1993-08-21T12:00', 'Pacific/Kwajalein', '1993-08-22T00:00:00Z gap', 'of the other missing day'],
    ['1988-05-08T02:30', 'Asia/Seoul', '1988-05-07T17:30:00Z gap', "in Seoul's last summer time"],
    ['1961-08-10T00:15', 'Asia/Seoul', '1961-08-09T15:45:00Z gap', 'as Seoul left UTC+8:30'],
    ['2999-07-01T12:00', 'Europe/London', '2999-07-01T11:00:00Z exact', 'a thousand years ahead, still in summer time'],
  ])('%s in %s is %s (%s)', (wall, zone, expected) => {
    expect(resolved(wall, zone)).toBe(expected);
  });
});

test('around every kind of clock change it is what Intl shows, minute by minute', () => {
  const places = [
    ['Asia/Seoul', '1988-05-08'],
    ['Asia/Seoul', '1988-10-09'],
    ['America/New_York', '2027-03-14'],
    ['America/New_York', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Antarctica/Troll', '2026-03-29'],
    ['Antarctica/Troll', '2026-10-25'],
    ['Africa/Casablanca', '2026-02-15'],
    ['Africa/Casablanca', '2026-03-22'],
    ['Pacific/Apia', '2011-12-30'],
    ['Europe/London', '2026-03-29'],
    ['Europe/London', '2026-10-25'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['America/Sao_Paulo', '2019-02-17'],
    ['Asia/Gaza', '2040-10-23'], // two changes within a week
    ['America/Boa_Vista', '2000-10-11'],
    ['Pacific/Kwajalein', '1969-09-30'],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: -2880, max: 2880 }), ([zone, date], minutes) => {
      const wall = Date.parse(date) + minutes * 60_000;
      const { at } = resolveWallTime(wall, zoneOf(zone));
      expect(`${wallText(wall)} ${at}`).toBe(`${wallText(wall)} ${instantOf(wall, zone)}`);
    }),
    { numRuns: 1_000 },
  );
});

test('a zone knows its offset to the second, in any year', () => {
  const zones = [
    'Asia/Seoul',
    'America/New_York',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Asia/Gaza',
    'Australia/Lord_Howe',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1900, 0, 1) / 1_000, max: Date.UTC(9999, 11, 30) / 1_000 }),
      (zone, second) => {
        const at = second * 1_000;
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
        expect(wallText(at + zoneOf(zone).offsetAt(at))).toBe(shown.format(at).replace(' ', 'T'));
      },
    ),
    { numRuns: 600 },
  );
});
