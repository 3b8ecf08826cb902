import { type Instant } from '../instant';
import { type Tx } from './unit-of-work';

/** How long a key is remembered: the first answer is given again until then. */
export const IDEMPOTENCY_TTL_MS = 24 * 3_600_000;

/** What a request that carries an `Idempotency-Key` is known by. */
export interface IdempotencyClaim {
  /** The route, and whoever must not share keys with others. */
  scope: string;
  key: string;
  /** Of everything that makes the request what it is; another hash under the same key is another request. */
  requestHash: string;
  /** What the request is about to make, so that a repeat after a crash can be answered from it. */
  subjectId?: string;
  at: Instant;
  /** A claim that is unanswered since before this instant belongs to a process that is gone. */
  lostBefore: Instant;
}

/** The first answer, given again to every repeat. */
export interface IdempotentAnswer {
  status: number;
  headers: Record<string, string>;
  /** JSON. */
  body: unknown;
}

export type ClaimOutcome =
  /** The first of its kind: do the work, then `answer`, or `release` when nothing was done. */
  | { outcome: 'claimed' }
  /** The first one runs still. */
  | { outcome: 'running' }
  /** The first one died unanswered; look whether `subjectId` was made, and answer from it. */
  | { outcome: 'lost'; subjectId: string }
  | { outcome: 'answered'; answer: IdempotentAnswer }
  /** The key was used for a different request. */
  | { outcome: 'different' };

/**
 * Requests that were made before.
 *
 * Guarantee: of all requests with one scope and key, one is told `claimed` until its claim is released, lost or
 * forgotten. A claim and an answer are as durable as the work written in the same transaction, so either belong there.
 */
export abstract class IdempotencyStore {
  /** A lost claim that names no subject is taken over (`claimed`). */
  abstract claim(tx: Tx, claim: IdempotencyClaim): Promise<ClaimOutcome>;
  /** Keeps the answer of the request that holds the claim. */
  abstract answer(tx: Tx, scope: string, key: string, answer: IdempotentAnswer): Promise<void>;
  /** Gives an unanswered claim back: the request failed without doing anything. */
  abstract release(tx: Tx, scope: string, key: string): Promise<void>;
  /** Forgets up to `limit` claims made before `claimedBefore`. Answers how many. */
  abstract expire(tx: Tx, claimedBefore: Instant, limit: number): Promise<number>;
}
