import * as fc from 'fast-check';

import { wallTimeAt } from '../schedule/resolve';
import { zoneOf } from '../schedule/zone';
import { dailyWindow, LAWFUL_DAY, opensAt } from './daily-window';

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString();

describe('a part of every day', () => {
  it('is open from its first minute to the last before its end', () => {
    const office = dailyWindow({ from: '09:00', to: '18:00', timeZone: 'Asia/Seoul' });
    expect(iso(opensAt(office, at('2026-11-22T23:59:59.999Z')))).toBe('2026-11-23T00:00:00.000Z');
    expect(iso(opensAt(office, at('2026-11-23T00:00:00.000Z')))).toBe('2026-11-23T00:00:00.000Z');
    expect(iso(opensAt(office, at('2026-11-23T08:59:59.999Z')))).toBe('2026-11-23T08:59:59.999Z');
    expect(iso(opensAt(office, at('2026-11-23T09:00:00.000Z')))).toBe('2026-11-24T00:00:00.000Z');
  });

  it('may reach over midnight', () => {
    const night = dailyWindow({ from: '22:00', to: '06:00', timeZone: 'Asia/Seoul' });
    expect(iso(opensAt(night, at('2026-11-22T20:59:00Z')))).toBe('2026-11-22T20:59:00.000Z');
    expect(iso(opensAt(night, at('2026-11-22T21:00:00Z')))).toBe('2026-11-23T13:00:00.000Z');
  });

  it('opens in Seoul at 08:00 after the night of the law', () => {
    expect(iso(opensAt(LAWFUL_DAY, at('2026-11-22T11:59:59.999Z')))).toBe('2026-11-22T11:59:59.999Z');
    expect(iso(opensAt(LAWFUL_DAY, at('2026-11-22T12:00:00Z')))).toBe('2026-11-22T23:00:00.000Z');
  });

  // New York, 8 March 2026: 02:00 becomes 03:00. 1 November 2026: 02:00 becomes 01:00.
  it.each([
    [
      'a time that the clock jumps over opens it at the jump',
      '02:30',
      '05:00',
      '2026-03-08T06:00:00Z',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'one that lies in the jump waits for the next day',
      '02:10',
      '02:50',
      '2026-03-08T06:00:00Z',
      '2026-03-09T06:10:00.000Z',
    ],
    [
      'a time that comes twice opens it a second time',
      '01:30',
      '03:00',
      '2026-11-01T06:10:00Z',
      '2026-11-01T06:30:00.000Z',
    ],
    [
      'an opening after the change counts by the new clock',
      '09:00',
      '18:00',
      '2026-03-08T05:00:00Z',
      '2026-03-08T13:00:00.000Z',
    ],
  ])('%s', (_case, from, to, now, opens) => {
    const window = dailyWindow({ from, to, timeZone: 'America/New_York' });
    expect(iso(opensAt(window, at(now)))).toBe(opens);
  });

  it('opens at the first open minute, in any zone at any time', () => {
    const time = fc.integer({ min: 0, max: 23 * 60 + 59 });
    const zone = fc.constantFrom('Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London', 'UTC');
    const instant = fc.integer({ min: at('2026-01-01T00:00:00Z') / 60_000, max: at('2027-12-31T00:00:00Z') / 60_000 });
    fc.assert(
      fc.property(time, time, zone, instant, (from, to, timeZone, minute) => {
        fc.pre(from !== to);
        const text = (of: number): string =>
          `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
        const window = dailyWindow({ from: text(from), to: text(to), timeZone });
        const isOpen = (now: number): boolean => {
          const day = 86_400_000;
          const wall = (((wallTimeAt(now, zoneOf(timeZone)) % day) + day) % day) / 60_000;
          return from < to ? wall >= from && wall < to : wall >= from || wall < to;
        };
        let first = minute * 60_000;
        while (!isOpen(first)) first += 60_000;
        expect(opensAt(window, minute * 60_000)).toBe(first);
      }),
      { numRuns: 150 },
    );
  });
});
