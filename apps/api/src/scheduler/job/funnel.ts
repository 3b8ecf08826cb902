import { FUNNEL_STEPS, type JobDetail } from '@jeongsi/contract';
import { type DeliveryReason, type JobRecord, type SkipCode } from '@jeongsi/engine';

type FunnelStep = JobDetail['funnel'][number];

/** Why each step leaves somebody out. */
const LEFT_OUT: Record<Exclude<FunnelStep['step'], 'all'>, SkipCode> = {
  valid: 'invalid_address',
  unique: 'duplicate',
  unsuppressed: 'suppressed',
  consenting: 'no_consent',
};

/**
 * From everybody in the source to those whom the job would send to. Nothing until the source is read to its end; nothing
 * for a retry, whose recipients come from another job.
 */
export function funnelOf(job: JobRecord, reasons: readonly DeliveryReason[]): FunnelStep[] {
  if (!job.audience.complete || job.options?.retryOf) return [];
  let left = job.audience.rows;
  return FUNNEL_STEPS.map((step) => {
    const out = step === 'all' ? 0 : skippedFor(LEFT_OUT[step], reasons);
    left -= out;
    return { step, left, out };
  });
}

export function skippedFor(code: SkipCode, reasons: readonly DeliveryReason[]): number {
  return reasons
    .filter(({ state, errorCode }) => state === 'skipped' && errorCode === code)
    .reduce((sum, { count }) => sum + count, 0);
}
