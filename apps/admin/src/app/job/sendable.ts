import { type JobDetail } from '@jeongsi/contract';

/** Left out for no reason of their own: another run would send to them. */
const MERELY_UNSENT: ReadonlySet<string | undefined> = new Set(['cancelled', 'outside_window']);

/** How many of a job's people can be sent to at all: no duplicates, nobody who opted out or lacks a value. */
export function sendable({ deliveries, reasons }: Pick<JobDetail, 'deliveries' | 'reasons'>): number {
  const leftOut = reasons
    .filter(({ state, errorCode }) => state === 'skipped' && !MERELY_UNSENT.has(errorCode))
    .reduce((sum, { count }) => sum + count, 0);
  return deliveries.total - leftOut;
}
