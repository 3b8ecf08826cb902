import { type Connection } from '@jeongsi/contract';
import { aJob, counts } from '../job/testing/a-job';
import { attention } from './attention';
import { lastHours } from './hours';

const BROKEN = { state: 'broken', name: '솔라피' } as Connection;
const FINE = { state: 'ok', name: '메일' } as Connection;

it('names what failed, is unknown, held, missed or broken, and nothing else', () => {
  const found = attention(
    [
      aJob({ id: 'fine', status: 'completed', deliveries: counts({ delivered: 3 }) }),
      aJob({ id: 'held', reason: 'held' }),
      aJob({ id: 'missed', status: 'skipped', reason: 'missed' }),
      aJob({ id: 'holiday', status: 'skipped', reason: 'holiday' }),
      aJob({ id: 'part', status: 'completed', deliveries: counts({ delivered: 3, failed: 1 }) }),
      aJob({ id: 'unknown', status: 'completed', deliveries: counts({ delivered: 3, unknown: 1 }) }),
      aJob({ id: 'failed', status: 'failed', deliveries: counts({ failed: 2 }) }),
      aJob({ id: 'test', status: 'failed', mode: 'test' }),
    ],
    [FINE, BROKEN],
  );
  expect(found.map((each) => (each.kind === 'broken' ? 'broken' : `${each.kind} ${each.job.id}`))).toEqual([
    'failed failed',
    'broken',
    'unknown unknown',
    'partlyFailed part',
    'missed missed',
    'held held',
  ]);
});

it('counts recipients in the hour in which their job started', () => {
  const now = Date.parse('2026-11-22T06:01:34.000Z');
  const job = (executedAt: string, given: Parameters<typeof counts>[0]) =>
    aJob({ executedAt, status: 'completed', deliveries: counts(given) });
  const hours = lastHours(
    [
      job('2026-11-22T06:00:00.000Z', { delivered: 2, failed: 1 }),
      job('2026-11-22T06:01:00.000Z', { accepted: 3, unknown: 1 }),
      job('2026-11-22T05:59:59.999Z', { delivered: 5 }),
      job('2026-11-21T07:00:00.000Z', { delivered: 7 }),
      job('2026-11-21T06:59:59.999Z', { delivered: 100 }),
      aJob({ executedAt: '2026-11-22T06:00:00.000Z', mode: 'test', deliveries: counts({ delivered: 50 }) }),
    ],
    now,
  );
  expect(hours).toHaveLength(24);
  expect(hours.at(-1)).toEqual({ startsAt: Date.parse('2026-11-22T06:00:00.000Z'), sent: 5, failed: 2 });
  expect(hours.at(-2)?.sent).toBe(5);
  expect(hours[0]?.sent).toBe(7);
});
