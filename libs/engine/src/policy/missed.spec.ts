import { decideMissed, RUN_ALL_LIMIT } from './missed';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-22T12:00:00Z');
const hoursAgo = (...hours: number[]): number[] => hours.map((hour) => now - hour * HOUR);
const day = 24 * HOUR;

describe('decideMissed', () => {
  it('runs the newest one for all of them with run_once, and drops the rest', () => {
    const verdict = decideMissed(hoursAgo(3, 2, 1), { missed: 'run_once', missedGraceMs: day }, now);
    expect(verdict).toEqual({ run: hoursAgo(1), drop: hoursAgo(3, 2), standsFor: 3 });
  });

  it('drops everything that is older than the grace', () => {
    const verdict = decideMissed(hoursAgo(50, 30), { missed: 'run_once', missedGraceMs: day }, now);
    expect(verdict).toEqual({ run: [], drop: hoursAgo(50, 30), standsFor: 1 });
  });

  it('never runs a missed one with a grace of zero', () => {
    expect(decideMissed([now], { missed: 'run_all', missedGraceMs: 0 }, now).run).toEqual([]);
  });

  it('drops all with skip', () => {
    expect(decideMissed(hoursAgo(2, 1), { missed: 'skip', missedGraceMs: day }, now).drop).toEqual(hoursAgo(2, 1));
  });

  it('runs all within the grace with run_all, oldest first, the newest hundred at most', () => {
    const many = Array.from({ length: RUN_ALL_LIMIT + 20 }, (_, index) => now - (RUN_ALL_LIMIT + 20 - index) * 60_000);
    const verdict = decideMissed(many, { missed: 'run_all', missedGraceMs: day }, now);
    expect(verdict.run).toEqual(many.slice(20));
    expect(verdict.drop).toEqual(many.slice(0, 20));
    expect(verdict.standsFor).toBe(1);
  });
});
