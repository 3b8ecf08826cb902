import { hourOf, lastDay, scaleTop, totalOf } from './hours';

const NOW = Date.parse('2026-11-22T06:01:34.000Z');
const hour = (sent: number, failed = 0, unknown = 0) => ({ startsAt: NOW, sent, failed, unknown });

describe('the last 24 hours', () => {
  it('are whole clock hours, the running one the last', () => {
    expect(lastDay(NOW)).toEqual({ from: '2026-11-21T07:00:00.000Z', to: '2026-11-22T07:00:00.000Z' });
  });

  it('count whom a message left for, whom it failed for, and whom nobody knows about', () => {
    const deliveries = {
      total: 21,
      pending: 1,
      sending: 1,
      held: 1,
      skipped: 1,
      accepted: 2,
      delivered: 8,
      failed: 4,
      unknown: 3,
    };
    const summary = { hour: '2026-11-22T05:00:00.000Z', jobs: { started: 1, failed: 0 }, deliveries };
    expect(hourOf(summary)).toEqual({ startsAt: Date.parse(summary.hour), sent: 10, failed: 4, unknown: 3 });
    expect(totalOf([hour(3, 1), hour(4, 0, 2)], 'sent')).toBe(7);
  });

  it.each([
    [0, 10],
    [10, 10],
    [11, 20],
    [1_208, 2_000],
    [4_999, 5_000],
    [12_480, 20_000],
    [99_999, 100_000],
  ])('with %d at most fit below %d', (most, top) => {
    expect(scaleTop([hour(most)])).toBe(top);
  });

  it('stack what failed on what was sent', () => {
    expect(scaleTop([hour(9, 1, 1)])).toBe(20);
  });
});
