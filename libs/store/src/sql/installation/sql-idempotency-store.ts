import {
  type ClaimOutcome,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyClaim,
  IdempotencyStore,
  type IdempotentAnswer,
  type Instant,
  type Tx,
} from '@jeongsi/engine';
import { type Selectable } from 'kysely';
import { type SqlTx, sqlTx } from '../sql-tx';
import { type IdempotencyTable } from '../tables';

export class SqlIdempotencyStore extends IdempotencyStore {
  override async claim(tx: Tx, claim: IdempotencyClaim): Promise<ClaimOutcome> {
    const open = sqlTx(tx);
    const kept = await open.db
      .selectFrom('idempotency')
      .selectAll()
      .where('scope', '=', claim.scope)
      .where('key', '=', claim.key)
      .executeTakeFirst();
    if (kept && kept.claimed_at > claim.at - IDEMPOTENCY_TTL_MS) {
      const outcome = repeat(kept, claim);
      if (outcome.outcome !== 'claimed') return outcome;
    }
    await put(open, claim);
    return { outcome: 'claimed' };
  }

  override async answer(tx: Tx, scope: string, key: string, answer: IdempotentAnswer): Promise<void> {
    await sqlTx(tx)
      .db.updateTable('idempotency')
      .set({ answer: JSON.stringify(answer) })
      .where('scope', '=', scope)
      .where('key', '=', key)
      .execute();
  }

  override async release(tx: Tx, scope: string, key: string): Promise<void> {
    await sqlTx(tx)
      .db.deleteFrom('idempotency')
      .where('scope', '=', scope)
      .where('key', '=', key)
      .where('answer', 'is', null)
      .execute();
  }

  override async expire(tx: Tx, claimedBefore: Instant, limit: number): Promise<number> {
    const { db } = sqlTx(tx);
    const old = await db
      .selectFrom('idempotency')
      .select(['scope', 'key'])
      .where('claimed_at', '<', claimedBefore)
      .orderBy('claimed_at')
      .limit(limit)
      .execute();
    for (const { scope, key } of old) {
      await db.deleteFrom('idempotency').where('scope', '=', scope).where('key', '=', key).execute();
    }
    return old.length;
  }
}

/** What becomes of a request whose key is known. */
function repeat(kept: Selectable<IdempotencyTable>, claim: IdempotencyClaim): ClaimOutcome {
  if (kept.request_hash !== claim.requestHash) return { outcome: 'different' };
  if (kept.answer !== null) return { outcome: 'answered', answer: JSON.parse(kept.answer) as IdempotentAnswer };
  if (kept.claimed_at >= claim.lostBefore) return { outcome: 'running' };
  return kept.subject_id === null ? { outcome: 'claimed' } : { outcome: 'lost', subjectId: kept.subject_id };
}

async function put(tx: SqlTx, claim: IdempotencyClaim): Promise<void> {
  const claimed = {
    request_hash: claim.requestHash,
    subject_id: claim.subjectId ?? null,
    claimed_at: claim.at,
    answer: null,
  };
  await tx.db
    .insertInto('idempotency')
    .values({ scope: claim.scope, key: claim.key, ...claimed })
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doUpdateSet(claimed))
    .execute();
}
