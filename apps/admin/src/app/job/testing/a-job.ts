import { type DeliveryCounts, type Job, type JobDetail } from '@jeongsi/contract';

export function counts(given: Partial<DeliveryCounts> = {}): DeliveryCounts {
  const all = {
    pending: 0,
    sending: 0,
    accepted: 0,
    delivered: 0,
    held: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
    ...given,
  };
  return { ...all, total: Object.values(all).reduce((sum, count) => sum + count, 0) };
}

/** A planned job of an ordinary workflow, due at 2026-11-22 15:30 in Seoul. */
export function aJob(changes: Partial<Job> = {}): Job {
  return {
    id: '0199a0c0-0000-7000-8000-0000000000a1',
    workflowId: '0199a0c0-0000-7000-8000-0000000000f1',
    workflowName: '월말 정산 안내',
    type: 'recurring',
    status: 'pending',
    scheduledTime: '2026-11-22T06:30:00.000Z',
    nominalTime: '2026-11-22T06:30:00.000Z',
    createdAt: '2026-11-20T01:02:00.000Z',
    trigger: 'schedule',
    workflowVersion: 3,
    attempt: 0,
    maxAttempts: 4,
    mode: 'live',
    version: 1,
    deliveries: counts(),
    ...changes,
  };
}

export function aJobDetail(changes: Partial<JobDetail> = {}): JobDetail {
  const nothing = { attempts: [], events: [], reasons: [], funnel: [], retries: [] };
  return { ...aJob(changes), ...nothing, leftToRetry: { failed: 0, unsent: 0 }, ...changes };
}
