import { type Job } from '@jeongsi/contract';
import { type Instant } from '../time/clock';

const HOUR_MS = 3_600_000;
export const HOURS = 24;

/** What one hour's jobs did to their recipients. */
export interface Hour {
  startsAt: Instant;
  sent: number;
  failed: number;
}

/** The last 24 hours, the oldest first and the running one last; a job counts in the hour in which it started. */
export function lastHours(jobs: readonly Job[], now: Instant): readonly Hour[] {
  const first = Math.floor(now / HOUR_MS) * HOUR_MS - (HOURS - 1) * HOUR_MS;
  const hours = Array.from({ length: HOURS }, (_, index) => ({
    startsAt: first + index * HOUR_MS,
    sent: 0,
    failed: 0,
  }));
  for (const { executedAt, mode, deliveries } of jobs) {
    if (executedAt === undefined || mode === 'test') continue;
    const hour = hours[Math.floor((Date.parse(executedAt) - first) / HOUR_MS)];
    if (hour === undefined) continue;
    hour.sent += deliveries.accepted + deliveries.delivered;
    hour.failed += deliveries.failed + deliveries.unknown;
  }
  return hours;
}
