import fc from 'fast-check';
import { deliveryBackoffMs, jobBackoffMs } from './retry';

describe('backoff', () => {
  it.each([
    [deliveryBackoffMs, [1_000, 4_000, 16_000]],
    [jobBackoffMs, [5_000, 25_000, 125_000]],
  ])('grows as promised in the middle of its jitter', (backoff, waits) => {
    expect([1, 2, 3].map((failures) => backoff(failures, () => 0.5))).toEqual(waits);
  });

  it('stays within 20 % of that, and within a quarter of an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const wait = deliveryBackoffMs(failures, () => random);
          const middle = Math.min(1_000 * 4 ** (failures - 1), 900_000);
          expect(wait).toBeGreaterThanOrEqual(middle * 0.8 - 1);
          expect(wait).toBeLessThanOrEqual(middle * 1.2 + 1);
        },
      ),
    );
  });
});
