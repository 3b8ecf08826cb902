import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type ClaimOutcome,
  Clock,
  IDEMPOTENCY_TTL_MS,
  IdempotencyStore,
  type IdempotentAnswer,
  type Tx,
  UnitOfWork,
} from '@jeongsi/engine';
import { KEPT_SECRETS, type KeptSecrets } from '../../access/secrets';
import { HttpProblem } from '../http-problem';

/** A request that carries an `Idempotency-Key`. */
export interface KeyedRequest {
  /** Who asks for which route: keys of different ones have nothing to do with each other. */
  scope: string;
  key: string;
  /** Everything else that makes it this request. */
  content: string;
}

/** Old keys are forgotten a few at a time, whenever a new one comes. */
const FORGOTTEN_AT_ONCE = 20;

/**
 * Remembers requests by their key, so that a repeat gets the first answer and does nothing. What a request was is kept as a
 * keyed hash: a plain one of a body with a short password could be guessed by whoever gets hold of the database.
 */
@Injectable()
export class IdempotentRequests {
  /** Those being worked on in this process, and what they are. The store knows them too; this also knows that they live. */
  readonly #underWay = new Map<string, string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: IdempotencyStore,
    private readonly clock: Clock,
    @Inject(KEPT_SECRETS) private readonly secrets: KeptSecrets,
  ) {}

  /**
   * Answers `work`'s answer the first time, and that same one every time after. `work` may record an answer together
   * with what it writes; then a crash between the two cannot come.
   * @throws HttpProblem while the first one runs, and for another request under the same key
   */
  async once(
    request: KeyedRequest,
    work: () => Promise<IdempotentAnswer>,
  ): Promise<IdempotentAnswer & { replayed: boolean }> {
    const name = `${request.scope} ${request.key}`;
    const hash = createHmac('sha256', this.secrets.seal.value).update(request.content).digest('base64url');
    const working = this.#underWay.get(name);
    if (working !== undefined) throw working === hash ? inUse() : reused();
    this.#underWay.set(name, hash);
    try {
      const claim = await this.#claim(request, hash);
      if (claim.outcome === 'answered') return { ...claim.answer, replayed: true };
      if (claim.outcome === 'different') throw reused();
      if (claim.outcome === 'running') throw inUse();
      return { ...(await this.#first(request, work)), replayed: false };
    } finally {
      this.#underWay.delete(name);
    }
  }

  /** Keeps an answer in the transaction of the work itself. */
  record(tx: Tx, { scope, key }: KeyedRequest, answer: IdempotentAnswer): Promise<void> {
    return this.store.answer(tx, scope, key, answer);
  }

  #claim({ scope, key }: KeyedRequest, requestHash: string): Promise<ClaimOutcome> {
    return this.unitOfWork.write(async (tx) => {
      const at = this.clock.now();
      await this.store.expire(tx, at - IDEMPOTENCY_TTL_MS, FORGOTTEN_AT_ONCE);
      // This is the only process, and it is not working on this one: whoever claimed it before is gone.
      return this.store.claim(tx, { scope, key, requestHash, at, lostBefore: at });
    });
  }

  async #first(request: KeyedRequest, work: () => Promise<IdempotentAnswer>): Promise<IdempotentAnswer> {
    const { scope, key } = request;
    let answer: IdempotentAnswer;
    try {
      answer = await work();
    } catch (error) {
      // Refused: nothing was done, so the same request may succeed later. An answer recorded with the work stays.
      await this.unitOfWork.write((tx) => this.store.release(tx, scope, key));
      throw error;
    }
    await this.unitOfWork.write((tx) => this.record(tx, request, answer));
    return answer;
  }
}

function inUse(): HttpProblem {
  return new HttpProblem('IDEMPOTENCY_KEY_IN_USE', { headers: { 'Retry-After': '1' } });
}

function reused(): HttpProblem {
  return new HttpProblem('IDEMPOTENCY_KEY_REUSED', { detail: 'Use a new key for every new request.' });
}
