import { type Instant } from '../instant';
import { type Policy } from './policy';

/** How many missed occurrences `run_all` makes up for; older ones are dropped. */
export const RUN_ALL_LIMIT = 100;

/** A job is late, and a job that waited while we were away is missed, from this much past its time. */
export const TOLERANCE_MS = 5_000;

export interface MissedDecision {
  /** To run, oldest first. With `run_once` it is one, and stands for `standsFor` occurrences. */
  run: Instant[];
  /** To be recorded as skipped. */
  drop: Instant[];
  standsFor: number;
}

/** What becomes of occurrences that passed while nothing ran. `occurrences` are oldest first, all due by `now`. */
export function decideMissed(
  occurrences: readonly Instant[],
  policy: Pick<Policy, 'missed' | 'missedGraceMs'>,
  now: Instant,
): MissedDecision {
  const within = policy.missed === 'skip' ? [] : occurrences.filter((at) => now - at < policy.missedGraceMs);
  const run = policy.missed === 'run_once' ? within.slice(-1) : within.slice(-RUN_ALL_LIMIT);
  const kept = new Set(run);
  return {
    run,
    drop: occurrences.filter((at) => !kept.has(at)),
    standsFor: policy.missed === 'run_once' && run.length > 0 ? occurrences.length : 1,
  };
}
