import { type DeliveryCounts, type JobRecord, noDeliveries } from '@jeongsi/engine';

/** A record as the store gives it: a job that ran this morning and completed, with `deliveries` added up. */
export function sampleJob(more: Partial<JobRecord> = {}, deliveries: Partial<DeliveryCounts> = {}): JobRecord {
  const total = Object.values(deliveries).reduce((sum, count) => sum + count, 0);
  return {
    id: '019ab1c0-7a12-7d09-9a61-0c7f3e5b8d21',
    workflowId: '019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44',
    workflowVersion: 1,
    workflowName: '아침 안내',
    type: 'recurring',
    status: 'completed',
    trigger: 'schedule',
    mode: 'live',
    nominalTime: Date.parse('2026-11-23T00:00:00Z'),
    scheduledTime: Date.parse('2026-11-23T00:00:00Z'),
    attempt: 1,
    maxAttempts: 4,
    createdAt: Date.parse('2026-11-22T00:00:00Z'),
    version: 3,
    fence: 2,
    planned: false,
    waiting: false,
    paused: false,
    late: false,
    audience: { rows: total, complete: true },
    progressed: false,
    deliveries: { ...noDeliveries(), ...deliveries, total },
    ...more,
  };
}
