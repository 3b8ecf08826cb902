import { type JobDetail } from '@jeongsi/contract';
import { aJobDetail, counts } from './testing/a-job';
import { jobActions } from './job-action';

describe('jobActions', () => {
  it.each<[string, Partial<JobDetail>, string[]]>([
    ['a pending one', { status: 'pending' }, ['move', 'runNow', 'cancel']],
    ['one that waits for its next attempt', { status: 'pending', attempt: 1 }, ['move', 'runNow', 'cancel']],
    ['one behind another of its workflow', { status: 'pending', reason: 'overlap' }, ['cancel']],
    ['a held one', { status: 'pending', reason: 'held', attempt: 1 }, ['abort']],
    ['a paused one', { status: 'pending', paused: true, attempt: 1 }, ['resume', 'abort']],
    ['a running one', { status: 'running' }, ['pause', 'abort']],
    ['a completed one', { status: 'completed', deliveries: counts({ delivered: 3, skipped: 1 }) }, ['runAgain']],
    [
      'one that failed for some',
      {
        status: 'completed',
        deliveries: counts({ delivered: 3, failed: 1, skipped: 1 }),
        leftToRetry: { failed: 1, unsent: 0 },
      },
      ['retryFailed', 'runAgain'],
    ],
    [
      'one that failed for some whom a retry reached',
      { status: 'completed', deliveries: counts({ delivered: 3, failed: 1 }) },
      ['runAgain'],
    ],
    [
      'one that failed for some who are being retried',
      {
        status: 'completed',
        deliveries: counts({ delivered: 3, failed: 1 }),
        leftToRetry: { failed: 1, unsent: 0 },
        retries: [{ id: 'r', scope: 'failed', status: 'pending', createdAt: '2026-11-22T06:00:00.000Z' }],
      },
      ['runAgain'],
    ],
    [
      'one that failed in the middle',
      { status: 'failed', deliveries: counts({ failed: 2, skipped: 5 }), leftToRetry: { failed: 2, unsent: 5 } },
      ['retryFailed', 'retryUnsent', 'runAgain'],
    ],
    ['one that failed before it knew anybody', { status: 'failed' }, ['runAgain']],
    [
      'an aborted one',
      {
        status: 'cancelled',
        executedAt: '2026-11-22T06:00:00.000Z',
        deliveries: counts({ accepted: 2, skipped: 5 }),
        leftToRetry: { failed: 0, unsent: 4 },
      },
      ['retryUnsent', 'runAgain'],
    ],
    ['a cancelled one', { status: 'cancelled' }, ['runAgain']],
    ['a skipped one', { status: 'skipped', reason: 'missed' }, ['runAgain']],
  ])('offers for %s what is possible', (_what, changes, expected) => {
    expect(jobActions(aJobDetail(changes))).toEqual(expected);
  });
});
