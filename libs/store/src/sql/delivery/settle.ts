import { type Instant, type JobHold } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { CountChange } from './delivery-row';
import { assertHeld, changeCounts } from './job-counts';

export async function settleInDoubt(
  tx: SqlTx,
  hold: JobHold,
  to: 'pending' | 'unknown',
  limit: number,
  now: Instant,
): Promise<number> {
  await assertHeld(tx, hold);
  const { numAffectedRows } = await sql`
    update delivery set state = ${to}, next_try_at = null, updated_at = ${now}
    where job_id = ${hold.jobId} and id in (
      select id from delivery where job_id = ${hold.jobId} and state = 'sending'
        and not exists (select 1 from batch where batch.id = batch_id and open = 1)
      order by id limit ${limit}
    )`.execute(tx.db);
  const settled = Number(numAffectedRows);
  const change = new CountChange();
  change.move('sending', to, settled);
  await changeCounts(tx, hold.jobId, change, 'no-progress');
  return settled;
}

export async function skipRest(tx: SqlTx, jobId: string, limit: number, now: Instant): Promise<number> {
  const change = new CountChange();
  let skipped = 0;
  for (const [state, kind] of REST) {
    if (skipped >= limit) break;
    const { numAffectedRows } = await sql`
      update delivery set state = 'skipped', error_code = 'cancelled', error = null, next_try_at = null, updated_at = ${now}
      where job_id = ${jobId} and id in (
        select id from delivery where job_id = ${jobId} and ${kind} order by id limit ${limit - skipped}
      )`.execute(tx.db);
    change.move(state, 'skipped', Number(numAffectedRows));
    skipped += Number(numAffectedRows);
  }
  await changeCounts(tx, jobId, change, 'no-progress');
  return skipped;
}

export async function settleEnded(tx: SqlTx, jobId: string, limit: number, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery set state = 'unknown', next_try_at = null, updated_at = ${now}
    where job_id = ${jobId} and id in (
      select id from delivery where job_id = ${jobId} and state = 'sending' order by id limit ${limit}
    ) and exists (select 1 from job where id = ${jobId} and completed_at is not null)`.execute(tx.db);
  const change = new CountChange();
  change.move('sending', 'unknown', Number(numAffectedRows));
  await changeCounts(tx, jobId, change, 'no-progress');
  // Nobody will ask the provider any more.
  await sql`
    update batch set open = 0
    where job_id = ${jobId} and open = 1
      and exists (select 1 from job where id = ${jobId} and completed_at is not null)`.execute(tx.db);
  return Number(numAffectedRows);
}

/** Each in the words of its own index. */
const REST = [
  ['pending', sql`state = 'pending' and next_try_at is null`],
  ['pending', sql`state = 'pending' and next_try_at is not null`],
  ['held', sql`state = 'held'`],
] as const;

export async function endedWithRest(db: Kysely<Tables>, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from job
    where completed_at is not null and deliveries_pending + deliveries_held + deliveries_sending > 0
    order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
