import { type Instant } from '../../instant';
import {
  type ClaimOutcome,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyClaim,
  IdempotencyStore,
  type IdempotentAnswer,
} from '../../store/idempotency-store';
import { type Tx } from '../../store/unit-of-work';
import { claimKey, type MemoryDatabase } from './memory-database';

export class MemoryIdempotencyStore extends IdempotencyStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async claim(tx: Tx, claim: IdempotencyClaim): Promise<ClaimOutcome> {
    this.database.assertOpen(tx);
    const kept = this.database.claims.read(claimKey(claim.scope, claim.key));
    if (kept && kept.claim.at > claim.at - IDEMPOTENCY_TTL_MS) {
      if (kept.claim.requestHash !== claim.requestHash) return { outcome: 'different' };
      if (kept.answer) return { outcome: 'answered', answer: kept.answer };
      if (kept.claim.at >= claim.lostBefore) return { outcome: 'running' };
      if (kept.claim.subjectId !== undefined) return { outcome: 'lost', subjectId: kept.claim.subjectId };
    }
    this.database.claims.put({ claim: { ...claim } });
    return { outcome: 'claimed' };
  }

  override async answer(tx: Tx, scope: string, key: string, answer: IdempotentAnswer): Promise<void> {
    this.database.assertOpen(tx);
    const kept = this.database.claims.read(claimKey(scope, key));
    if (!kept) return;
    this.database.claims.put({ ...kept, answer: JSON.parse(JSON.stringify(answer)) as IdempotentAnswer });
  }

  override async release(tx: Tx, scope: string, key: string): Promise<void> {
    this.database.assertOpen(tx);
    const kept = this.database.claims.read(claimKey(scope, key));
    if (kept && !kept.answer) this.database.claims.remove(claimKey(scope, key));
  }

  override async expire(tx: Tx, claimedBefore: Instant, limit: number): Promise<number> {
    this.database.assertOpen(tx);
    const old = this.database.claims
      .rows()
      .filter(({ claim }) => claim.at < claimedBefore)
      .sort((a, b) => a.claim.at - b.claim.at)
      .slice(0, limit);
    for (const { claim } of old) this.database.claims.remove(claimKey(claim.scope, claim.key));
    return old.length;
  }
}
