import { type Instant } from '../time/clock';
import { type StatusFeed } from './status-feed';

/** How the scheduler is doing, as far as we can tell; the first rule that matches names it. */
export type StatusLevel = 'unknown' | 'lost' | 'stopped' | 'stuck' | 'stale' | 'late' | 'attention' | 'ok';

const LOST_AFTER_MS = 5 * 60_000;
const STALE_AFTER_MS = 65_000;
const HEARTBEAT_WITHIN_MS = 90_000;

/**
 * Age alone never counts as lost or stale: after a hidden tab or a sleeping laptop the last answer is old because
 * nobody asked. It takes a poll that failed as well.
 */
export function statusLevel(feed: StatusFeed, now: Instant): StatusLevel {
  const { status, misses } = feed;
  if (status === null) return 'unknown';
  const age = now - feed.answeredAt;
  if (misses > 0 && age > LOST_AFTER_MS) return 'lost';
  if (!status.isRunning) return 'stopped';
  if (heartbeatAge(feed) > HEARTBEAT_WITHIN_MS) return 'stuck';
  if (misses >= 2 || (misses > 0 && age > STALE_AFTER_MS)) return 'stale';
  if (status.lateJobs > 0) return 'late';
  if (status.failedJobs > 0) return 'attention';
  return 'ok';
}

/** How old the scheduler's last pulse was when the server answered, in milliseconds, by the server's own clock. */
export function heartbeatAge({ status }: StatusFeed): number {
  return status === null ? 0 : Date.parse(status.serverTime) - Date.parse(status.heartbeatAt);
}
