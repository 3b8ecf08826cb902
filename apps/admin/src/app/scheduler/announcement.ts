import { type Instant } from '../time/clock';
import { type StatusLevel } from './status-level';

/** What a screen reader is told. `assertive` interrupts: only for a scheduler that stopped working. */
export type Announcement =
  | { kind: 'stopped' | 'stuck' | 'lost'; politeness: 'assertive' }
  | { kind: 'recovered'; politeness: 'polite' }
  | { kind: 'failedMore'; politeness: 'polite'; more: number; total: number };

export interface Observation {
  level: StatusLevel;
  failedJobs: number;
  misses: number;
  now: Instant;
}

/** What has been seen and said so far. */
export interface AnnouncerMemory {
  level: StatusLevel;
  disconnected: boolean;
  /** The failures that the listener knows of; null before the first answer. */
  failedJobsTold: number | null;
  failuresToldAt: Instant;
}

export const NOTHING_SAID: AnnouncerMemory = {
  level: 'unknown',
  disconnected: false,
  failedJobsTold: null,
  failuresToldAt: -Infinity,
};

const FAILURES_AT_MOST_EVERY_MS = 60_000;
const ALARMS: readonly StatusLevel[] = ['stopped', 'stuck', 'lost'];

/**
 * Decides whether there is something to say. Each change for the worse is told once, failures at most once a minute
 * and then all together; ticking time, unchanged polls and the first answer are silent.
 */
export function announcement(
  memory: AnnouncerMemory,
  seen: Observation,
): { memory: AnnouncerMemory; said: Announcement | null } {
  const disconnected = seen.level === 'stale' || seen.level === 'lost' || (memory.disconnected && seen.misses > 0);
  const next: AnnouncerMemory = { ...memory, level: seen.level, disconnected };

  if (seen.level === 'unknown') return { memory: next, said: null };
  if (memory.failedJobsTold === null) return { memory: { ...next, failedJobsTold: seen.failedJobs }, said: null };
  if (isAlarm(seen.level) && seen.level !== memory.level) {
    return { memory: next, said: { kind: seen.level, politeness: 'assertive' } };
  }
  if (memory.disconnected && !disconnected) return { memory: next, said: { kind: 'recovered', politeness: 'polite' } };

  const more = seen.failedJobs - memory.failedJobsTold;
  if (more < 0) return { memory: { ...next, failedJobsTold: seen.failedJobs }, said: null };
  if (more === 0 || seen.now - memory.failuresToldAt < FAILURES_AT_MOST_EVERY_MS) return { memory: next, said: null };
  return {
    memory: { ...next, failedJobsTold: seen.failedJobs, failuresToldAt: seen.now },
    said: { kind: 'failedMore', politeness: 'polite', more, total: seen.failedJobs },
  };
}

function isAlarm(level: StatusLevel): level is 'stopped' | 'stuck' | 'lost' {
  return ALARMS.includes(level);
}
