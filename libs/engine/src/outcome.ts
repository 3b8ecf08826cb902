import { type Issue } from './issue';
import { type JobStatus } from './job/job';

/** Why a request is refused. Expected, hence a value; the API turns it into a problem document in one place. */
export type Refusal =
  | { kind: 'not-found' }
  /** Somebody else changed it first. */
  | { kind: 'stale' }
  | { kind: 'invalid'; issues: Issue[] }
  /** It is not in a state that allows this. */
  | { kind: 'conflict'; code: string; message: string; status?: JobStatus };

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused<T>(refusal: Refusal): Outcome<T> {
  return { ok: false, refusal };
}
