import { type DueRow, type Instant, type JobReason, type StartJob } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { DUE_COLUMNS, type StoredDueRow, toDueRow } from './job-row';

const DUE_LIST = sql.join(DUE_COLUMNS.map((column) => sql.ref(column)));

export async function due(tx: SqlTx, now: Instant, limit: number): Promise<DueRow[]> {
  const { rows } = await sql<StoredDueRow>`
    select ${DUE_LIST} from job
    where status = 'pending' and waiting = 0 and paused = 0 and scheduled_time <= ${now}
    order by scheduled_time, id limit ${limit}`.execute(tx.db);
  return rows.map(toDueRow);
}

export async function start(tx: SqlTx, starts: readonly StartJob[]): Promise<void> {
  if (starts.length === 0) return;
  const late = starts.filter((one) => one.late).map((one) => one.id);
  const newlyLate = late.length === 0 ? 0 : await countNotLate(tx, late);
  let started = 0;
  for (const alike of startedAlike(starts)) started += await startAlike(tx, alike);
  // Whoever starts a job hands it over next: a job that could not be started must not be.
  if (started !== starts.length) {
    throw new Error(
      `Of ${starts.length} jobs to start only ${started} were pending, and neither waited nor were paused`,
    );
  }
  tx.board.move('pending', 'running', starts.length);
  tx.board.add('late', newlyLate);
}

/** Jobs claimed by one tick differ in their id, seldom in anything else; ids alone are quick to hand over. */
function startedAlike(starts: readonly StartJob[]): Iterable<readonly [StartJob, ...StartJob[]]> {
  const groups = new Map<string, [StartJob, ...StartJob[]]>();
  for (const one of starts) {
    const key = JSON.stringify([one.startedAt, one.late, one.reason, one.leaseOwner]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups.values();
}

async function startAlike(tx: SqlTx, starts: readonly [StartJob, ...StartJob[]]): Promise<number> {
  const [{ startedAt, late, reason, leaseOwner }] = starts;
  const input = tx.input.table(
    { input_id: 'text' },
    starts.map((one) => ({ input_id: one.id })),
  );
  const newReason =
    reason === undefined
      ? sql`case when reason in ('overlap', 'held', 'paused') then null else reason end`
      : sql`${reason}`;
  const { numAffectedRows } = await sql`
    update job set
      status = 'running', planned = 0, under_way = 1, progressed = 0, lease_owner = ${leaseOwner},
      attempt = attempt + 1 - progressed, fence = fence + 1, version = version + 1,
      executed_at = coalesce(executed_at, ${startedAt}),
      late = ${late ? sql`1` : sql`late`},
      reason = ${newReason}
    from ${input} where id = input_id and status = 'pending' and waiting = 0 and paused = 0`.execute(tx.db);
  return Number(numAffectedRows);
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
      planned = 0, waiting = 0, paused = 0, under_way = 0, version = version + 1
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
