import { type SchedulerStatus } from '@jeongsi/contract';
import { type TextKey } from '../../i18n/text';
import { type StatusFeed } from '../status-feed';
import { heartbeatAge, type StatusLevel } from '../status-level';
import { type Tone } from '../../state/tone';

export interface Banner {
  tone: Extract<Tone, 'warn' | 'err'>;
  title: TextKey;
  text: TextKey;
  /** The number in the text: pending jobs, or minutes of silence. */
  count: number;
}

/** What the server gives as the reason when no person gave one. */
const STOPPED_CODES = { paused: 'paused', silent: 'no-heartbeat' } as const;

/** Why a person paused the scheduler, in their own words; nothing when they gave none. */
export function reasonOf(status: SchedulerStatus | null): string | undefined {
  const reason = status?.isRunning === false ? status.stoppedReason : undefined;
  return Object.values<string | undefined>(STOPPED_CODES).includes(reason) ? undefined : reason;
}

/** Which banner the card shows, if any. A single missed poll is none: the time of the values already tells. */
export function bannerOf(level: StatusLevel, feed: StatusFeed, connection: 'online' | 'offline'): Banner | null {
  const offline = connection === 'offline';
  switch (level) {
    case 'unknown':
      return feed.misses === 0
        ? null
        : { tone: 'warn', title: 'banner.stale.title', text: 'banner.unreached.text', count: 0 };
    case 'stale':
      return {
        tone: 'warn',
        title: 'banner.stale.title',
        text: offline ? 'banner.offline.text' : 'banner.stale.text',
        count: 0,
      };
    case 'lost':
      return { tone: 'err', title: 'banner.lost.title', text: 'banner.lost.text', count: 0 };
    case 'stopped':
      return {
        tone: 'err',
        title: 'banner.stopped.title',
        text: feed.status?.stoppedReason === STOPPED_CODES.silent ? 'banner.stopped.silent' : 'banner.stopped.text',
        count: feed.status?.pendingJobs ?? 0,
      };
    case 'stuck':
      return {
        tone: 'err',
        title: 'banner.stuck.title',
        text: 'banner.stuck.text',
        count: Math.floor(heartbeatAge(feed) / 60_000),
      };
    case 'late':
    case 'attention':
    case 'ok':
      return null;
  }
}
