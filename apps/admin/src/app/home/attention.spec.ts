import { type Connection, type WorkflowSummary } from '@jeongsi/contract';
import { aJob, counts } from '../job/testing/a-job';
import { attention } from './attention';

const BROKEN = { state: 'broken', name: '솔라피' } as Connection;
const FINE = { state: 'ok', name: '메일' } as Connection;

it('names what failed, is unknown, held, missed or broken, and nothing else', () => {
  const found = attention({
    jobs: [
      aJob({ id: 'fine', status: 'completed', deliveries: counts({ delivered: 3 }) }),
      aJob({ id: 'held', reason: 'held' }),
      aJob({ id: 'nobody', status: 'completed', deliveries: counts({ skipped: 2 }) }),
      aJob({ id: 'missed', status: 'skipped', reason: 'missed' }),
      aJob({ id: 'holiday', status: 'skipped', reason: 'holiday' }),
      aJob({ id: 'part', status: 'completed', deliveries: counts({ delivered: 3, failed: 1 }) }),
      aJob({ id: 'unknown', status: 'completed', deliveries: counts({ delivered: 3, unknown: 1 }) }),
      aJob({ id: 'failed', status: 'failed', deliveries: counts({ failed: 2 }) }),
      aJob({ id: 'test', status: 'failed', mode: 'test' }),
      aJob({
        id: 'retried',
        status: 'completed',
        acknowledgedAt: '2026-11-22T06:00:00.000Z',
        deliveries: counts({ delivered: 3, failed: 1 }),
      }),
      aJob({
        id: 'unsettled',
        status: 'completed',
        acknowledgedAt: '2026-11-22T06:00:00.000Z',
        deliveries: counts({ failed: 1, unknown: 1 }),
      }),
      aJob({ id: 'known', status: 'failed', acknowledgedAt: '2026-11-22T06:00:00.000Z' }),
    ],
    connections: [FINE, BROKEN],
    paused: [],
  });
  expect(found.map((each) => ('job' in each ? `${each.kind} ${each.job.id}` : each.kind))).toEqual([
    'failed failed',
    'broken',
    'unknown unknown',
    'unknown unsettled',
    'partlyFailed part',
    'reachedNobody nobody',
    'missed missed',
    'held held',
  ]);
});

const paused = (changes: Partial<WorkflowSummary>): WorkflowSummary =>
  ({
    id: 'w',
    status: 'paused',
    policy: { pauseAfterFailures: 3 },
    updatedAt: '2026-11-22T06:00:00.020Z',
    lastJob: { id: 'j', status: 'failed', completedAt: '2026-11-22T06:00:00.000Z' },
    ...changes,
  }) as WorkflowSummary;

it.each([
  ['paused itself with its last failure', {}, 1],
  ['was paused by a person an hour after it', { updatedAt: '2026-11-22T07:00:00.000Z' }, 0],
  ['has no such rule', { policy: {} }, 0],
  ['goes on', { status: 'active' as const }, 0],
])('tells of a workflow that %s: %j', (_, changes, expected) => {
  expect(attention({ jobs: [], connections: [], paused: [paused(changes)] })).toHaveLength(expected);
});
