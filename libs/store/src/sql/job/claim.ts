import { type DueRow, type Instant, type JobReason, type StartJob } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type Flag } from '../tables';
import { DUE_COLUMNS, toDueRow } from './job-row';

export async function due(tx: SqlTx, now: Instant, limit: number): Promise<DueRow[]> {
  const rows = await tx.db
    .selectFrom('job')
    .select(DUE_COLUMNS)
    .where('status', '=', sql.lit('pending'))
    .where('waiting', '=', sql.lit<Flag>(0))
    .where('scheduled_time', '<=', now)
    .orderBy('scheduled_time')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toDueRow);
}

export async function start(tx: SqlTx, starts: readonly StartJob[]): Promise<void> {
  if (starts.length === 0) return;
  const late = starts.filter((one) => one.late).map((one) => one.id);
  const newlyLate = late.length === 0 ? 0 : await countNotLate(tx, late);
  const input = tx.input.table(
    { input_id: 'text', started_at: 'bigint', is_late: 'bigint', new_reason: 'text?', owner: 'text' },
    starts.map((one) => ({
      input_id: one.id,
      started_at: one.startedAt,
      is_late: one.late ? 1 : 0,
      new_reason: one.reason ?? null,
      owner: one.leaseOwner,
    })),
  );
  const { numAffectedRows } = await sql`
    update job set
      status = 'running', planned = 0, under_way = 1, progressed = 0, lease_owner = owner,
      attempt = attempt + 1 - progressed, fence = fence + 1, version = version + 1,
      executed_at = coalesce(executed_at, started_at),
      late = case when is_late = 1 then 1 else late end,
      reason = coalesce(new_reason, case when reason = 'overlap' then null else reason end)
    from ${input} where id = input_id and status = 'pending' and waiting = 0`.execute(tx.db);
  // Whoever starts a job hands it over next: a job that could not be started must not be.
  if (Number(numAffectedRows) !== starts.length) {
    throw new Error(`Of ${starts.length} jobs to start only ${numAffectedRows} were pending and did not wait`);
  }
  tx.board.move('pending', 'running', starts.length);
  tx.board.add('late', newlyLate);
}

async function countNotLate(tx: SqlTx, ids: readonly string[]): Promise<number> {
  const row = await tx.db
    .selectFrom('job')
    .innerJoin(
      tx.input.table(
        { input_id: 'text' },
        ids.map((id) => ({ input_id: id })),
      ),
      'input.input_id',
      'job.id',
    )
    .select((job) => job.fn.countAll<number>().as('count'))
    .where('job.late', '=', 0)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function skip(tx: SqlTx, skips: readonly { id: string; reason: JobReason; at: Instant }[]): Promise<void> {
  if (skips.length === 0) return;
  const input = tx.input.table(
    { input_id: 'text', new_reason: 'text', ended_at: 'bigint' },
    skips.map((one) => ({ input_id: one.id, new_reason: one.reason, ended_at: one.at })),
  );
  const { numAffectedRows } = await sql`
    update job set
      status = 'skipped', reason = new_reason, completed_at = ended_at,
      planned = 0, waiting = 0, under_way = 0, version = version + 1
    from ${input} where id = input_id and status = 'pending'`.execute(tx.db);
  tx.board.move('pending', 'skipped', Number(numAffectedRows));
}

export async function wait(tx: SqlTx, ids: readonly string[], reason: JobReason): Promise<void> {
  if (ids.length === 0) return;
  const input = tx.input.table(
    { input_id: 'text' },
    ids.map((id) => ({ input_id: id })),
  );
  await sql`
    update job set waiting = 1, planned = 0, reason = ${reason}, version = version + 1
    from ${input} where id = input_id and status = 'pending'`.execute(tx.db);
}
