import { type SchedulerStatus } from '@jeongsi/contract';
import { type Tone } from '../../state/tone';

/** A piece of the bar, as parts of its whole width. */
export interface BarSegment {
  key: 'completed' | 'running' | 'pending' | 'failed' | 'rest';
  tone: Tone;
  start: number;
  share: number;
}

/** Three failures among thousands must still be seen. */
const LEAST_SHARE = 0.012;

/** How the jobs divide the bar. Every kind stays in the list, at zero too, so that the pieces slide instead of jump. */
export function barSegments(status: SchedulerStatus): readonly BarSegment[] {
  const counts = [
    { key: 'completed', tone: 'ok', count: status.completedJobs },
    { key: 'running', tone: 'run', count: status.runningJobs },
    { key: 'pending', tone: 'warn', count: status.pendingJobs },
    { key: 'failed', tone: 'err', count: status.failedJobs },
    { key: 'rest', tone: 'idle', count: restOf(status) },
  ] as const;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const raw = counts.map(({ count }) => (count === 0 ? 0 : Math.max(count / total, LEAST_SHARE)));
  const whole = raw.reduce((sum, share) => sum + share, 0) || 1;
  let start = 0;
  return counts.map(({ key, tone }, index) => {
    const segment = { key, tone, start, share: (raw[index] ?? 0) / whole };
    start += segment.share;
    return segment;
  });
}

/** The jobs that the five tiles do not name. */
export function restOf(status: SchedulerStatus): number {
  return status.cancelledJobs + status.skippedJobs;
}
