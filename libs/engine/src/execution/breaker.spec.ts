import { Breaker } from './breaker';

const fail = (breaker: Breaker, times: number, now = 0): (string | undefined)[] =>
  Array.from({ length: times }, (_, index) => breaker.strike(`early ${index}`, now));

/** Lets one go at `now`, if one may, and has it fail. */
function failingProbe(breaker: Breaker, now: number): string | undefined {
  expect(breaker.room(16, now)).toBe(1);
  breaker.started('probe');
  expect(breaker.room(16, now)).toBe(0);
  return breaker.strike('probe', now);
}

describe('the breaker', () => {
  it('opens after as many failures in a row as messages are on their way, at least ten', () => {
    expect(fail(new Breaker(4), 10).at(-1)).toBe('opened');
    expect(fail(new Breaker(16), 15).at(-1)).toBeUndefined();
    expect(fail(new Breaker(16), 16).at(-1)).toBe('opened');
  });

  it('counts anew after a success', () => {
    const breaker = new Breaker(1);
    fail(breaker, 9);
    breaker.success();
    fail(breaker, 9);
    expect(breaker.isOpen).toBe(false);
  });

  it('lets a single one go after 5, then 25, then 125 s, and then gives up', () => {
    const breaker = new Breaker(10);
    fail(breaker, 10, 1_000);
    expect(breaker.room(16, 5_999)).toBe(0);
    expect(breaker.probeAt).toBe(6_000);
    expect(failingProbe(breaker, 6_000)).toBeUndefined();
    expect(breaker.room(16, 30_999)).toBe(0);
    expect(failingProbe(breaker, 31_000)).toBeUndefined();
    expect(breaker.room(16, 155_999)).toBe(0);
    expect(failingProbe(breaker, 156_000)).toBe('given-up');
  });

  it('closes at any success', () => {
    const breaker = new Breaker(10);
    fail(breaker, 10);
    breaker.success();
    expect(breaker.room(16, 1)).toBe(16);
  });

  it('is not moved by what comes back late', () => {
    const breaker = new Breaker(10);
    fail(breaker, 10);
    breaker.room(16, 5_000);
    breaker.started('probe');
    fail(breaker, 30, 5_000);
    expect(breaker.strike('probe', 5_000)).toBeUndefined();
    expect(breaker.probeAt).toBe(30_000);
  });

  it('tries another one when the probe said nothing about the channel', () => {
    const breaker = new Breaker(10);
    fail(breaker, 10);
    breaker.started('probe');
    breaker.neutral('probe');
    expect(breaker.room(16, 5_000)).toBe(1);
  });
});
