import * as fc from 'fast-check';

import { available, type Bucket, type BucketRule, capacityOf, readyAt, refilled, spent } from './token-bucket';

const NOW = Date.parse('2026-11-23T00:00:00Z');
const rule = (perMinute: number): BucketRule => ({ perMinute, burstMs: 250 });

describe('a token bucket', () => {
  it('begins with a single message', () => {
    expect(available(refilled(undefined, rule(60_000), NOW))).toBe(1);
  });

  it('lets the next message go exactly when its time has come', () => {
    const empty = spent(refilled(undefined, rule(60), NOW), 1);
    expect(readyAt(empty, rule(60), 1)).toBe(NOW + 1_000);
    expect(available(refilled(empty, rule(60), NOW + 999))).toBe(0);
    expect(available(refilled(empty, rule(60), NOW + 1_000))).toBe(1);
  });

  it('makes up for a pause only as far as its burst goes', () => {
    const empty = spent(refilled(undefined, rule(6_000), NOW), 1);
    expect(available(refilled(empty, rule(6_000), NOW + 3_600_000))).toBe(26);
  });

  it('is neither filled nor blocked by a clock that steps back', () => {
    const empty = spent(refilled(undefined, rule(60), NOW), 1);
    const back = refilled(empty, rule(60), NOW - 3_600_000);
    expect(available(back)).toBe(0);
    expect(available(refilled(back, rule(60), NOW - 3_600_000 + 1_000))).toBe(1);
  });

  it('never asks for more than it holds', () => {
    const full = refilled(undefined, rule(60), NOW);
    expect(readyAt(full, rule(60), 500)).toBe(NOW);
  });

  it('never lets more go in any stretch of time than its rate and its burst, and no less when somebody waits', () => {
    const rates = fc.integer({ min: 1, max: 100_000 });
    const looks = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 5_000 }), wants: fc.integer({ min: 1, max: 2_000 }) }),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(rates, looks, (perMinute, steps) => {
        let bucket: Bucket | undefined;
        let now = NOW;
        const sent: { at: number; messages: number }[] = [];
        for (const { after, wants } of steps) {
          now += after;
          bucket = refilled(bucket, rule(perMinute), now);
          const messages = Math.min(wants, available(bucket));
          bucket = spent(bucket, messages);
          sent.push({ at: now, messages });
          expect(available(refilled(bucket, rule(perMinute), readyAt(bucket, rule(perMinute), 1)))).toBeGreaterThan(0);
        }
        for (let from = 0; from < sent.length; from += 1) {
          let total = 0;
          for (const { at, messages } of sent.slice(from)) {
            total += messages;
            const earned = ((at - (sent[from]?.at ?? 0)) * perMinute) / 60_000;
            expect(total).toBeLessThanOrEqual(earned + capacityOf(rule(perMinute)) + 1e-6);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
