import { type JobProgress } from '@jeongsi/contract';
import { type JobRecord } from '@jeongsi/engine';

/** How far a job is. */
export function presentProgress(job: JobRecord, ratePerSecond: number): JobProgress {
  const { id, workflowId, workflowName, status, deliveries } = job;
  const rate = Math.round(ratePerSecond * 10) / 10;
  const remainingSeconds = remaining(job, rate);
  return {
    id,
    workflowId,
    workflowName,
    status,
    deliveries: { ...deliveries },
    ratePerSecond: rate,
    ...(remainingSeconds !== undefined && { remainingSeconds }),
  };
}

/** Whoever was really sent to: those left out cost no time. */
export function sentBy({ deliveries }: JobRecord): number {
  const { accepted, delivered, failed, unknown } = deliveries;
  return accepted + delivered + failed + unknown;
}

/** Nobody can tell while the audience is still being read, or nothing moves. Those held do not count: they wait for a time of day. */
function remaining({ status, audience, deliveries }: JobRecord, rate: number): number | undefined {
  if (status !== 'running' || !audience.complete || rate === 0) return undefined;
  return Math.ceil((deliveries.pending + deliveries.sending) / rate);
}
