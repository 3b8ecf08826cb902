import { type Job } from '@jeongsi/contract';
import en from '../../i18n/en.json';
import ko from '../../i18n/ko.json';
import { aJob, counts } from '../job/testing/a-job';
import { jobSituation } from './job-situation';
import { DELIVERY_LOOKS, JOB_LOOKS, WORKFLOW_LOOKS } from './state-look';

describe('jobSituation', () => {
  it.each<[Partial<Job>, string]>([
    [{ status: 'pending' }, 'pending'],
    [{ status: 'pending', reason: 'overlap' }, 'queued'],
    [{ status: 'pending', reason: 'held', attempt: 1 }, 'held'],
    [{ status: 'pending', reason: 'paused', paused: true, attempt: 1 }, 'paused'],
    [{ status: 'pending', attempt: 2 }, 'retrying'],
    [{ status: 'running', attempt: 1 }, 'running'],
    [{ status: 'completed', deliveries: counts({ delivered: 2, skipped: 1 }) }, 'completed'],
    [{ status: 'completed', deliveries: counts({ skipped: 2 }) }, 'reachedNobody'],
    [{ status: 'completed' }, 'completed'],
    [{ status: 'completed', deliveries: counts({ delivered: 2, failed: 1 }) }, 'partlyFailed'],
    [{ status: 'completed', deliveries: counts({ accepted: 2, unknown: 1 }) }, 'partlyFailed'],
    [{ status: 'failed' }, 'failed'],
    [{ status: 'cancelled' }, 'cancelled'],
    [{ status: 'cancelled', executedAt: '2026-11-22T06:30:00.000Z' }, 'aborted'],
    [{ status: 'skipped', reason: 'missed' }, 'skipped'],
  ])('takes %j for %s', (changes, expected) => {
    expect(jobSituation(aJob(changes))).toBe(expected);
  });
});

describe('every state', () => {
  const looks = [...Object.values(JOB_LOOKS), ...Object.values(DELIVERY_LOOKS), ...Object.values(WORKFLOW_LOOKS)];

  it('has a word in both languages', () => {
    expect(looks.filter(({ label }) => !(label in ko) || !(label in en))).toEqual([]);
  });

  it('can be told from the others of its kind without its colour', () => {
    for (const table of [JOB_LOOKS, DELIVERY_LOOKS, WORKFLOW_LOOKS]) {
      const words = Object.values(table).map(({ label }) => ko[label]);
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
