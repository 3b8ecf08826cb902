import { type Instant } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type JobRow } from './job-row';

type Leaving = Pick<JobRow, 'status' | 'late' | 'acknowledged_at'>;

export async function archive(tx: SqlTx, endedBefore: Instant, at: Instant, limit: number): Promise<number> {
  const rows = await tx.db
    .updateTable('job')
    .set({ archived_at: at })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', (sub) =>
      sub
        .selectFrom('job')
        .select('id')
        .where('archived_at', 'is', null)
        .where('completed_at', 'is not', null)
        .where('completed_at', '<', endedBefore)
        .orderBy('completed_at')
        .limit(limit),
    )
    .returning(['status', 'late', 'acknowledged_at'])
    .execute();
  tx.board.leave(rows);
  return rows.length;
}

/** What hangs on a job goes before it, so that a small limit never leaves rows without their job. */
export async function purge(tx: SqlTx, endedBefore: Instant, limit: number): Promise<number> {
  const jobs = await endedJobs(tx, endedBefore, limit);
  if (jobs.length === 0) return 0;
  let left = limit;
  for (const table of ['delivery', 'batch', 'outbox_message', 'event'] as const) {
    if (left > 0) left -= await purgeFrom(tx, table, jobs, left);
  }
  if (left > 0) left -= await purgeJobs(tx, jobs, left);
  return limit - left;
}

async function endedJobs(tx: SqlTx, endedBefore: Instant, limit: number): Promise<{ doomed: string }[]> {
  const archived = await tx.db
    .selectFrom('job')
    .select('id as doomed')
    .where('archived_at', 'is not', null)
    .where('completed_at', '<', endedBefore)
    .orderBy('completed_at')
    .limit(limit)
    .execute();
  if (archived.length === limit) return archived;
  const onBoard = await tx.db
    .selectFrom('job')
    .select('id as doomed')
    .where('archived_at', 'is', null)
    .where('completed_at', 'is not', null)
    .where('completed_at', '<', endedBefore)
    .orderBy('completed_at')
    .limit(limit - archived.length)
    .execute();
  return [...archived, ...onBoard];
}

async function purgeFrom(
  tx: SqlTx,
  table: 'delivery' | 'batch' | 'outbox_message' | 'event',
  jobs: readonly { doomed: string }[],
  limit: number,
): Promise<number> {
  const key = sql.ref(table === 'event' ? 'seq' : 'id');
  const name = sql.table(table);
  const { numAffectedRows } = await sql`
    delete from ${name} where (job_id, ${key}) in (
      select job_id, ${key} from ${name} where job_id in (select doomed from ${doomedJobs(tx, jobs)}) limit ${limit}
    )`.execute(tx.db);
  return Number(numAffectedRows);
}

async function purgeJobs(tx: SqlTx, jobs: readonly { doomed: string }[], limit: number): Promise<number> {
  const { rows } = await sql<Leaving & { archived_at: Instant | null }>`
    delete from job where id in (
      select doomed from ${doomedJobs(tx, jobs)}
      where not exists (select 1 from delivery where job_id = doomed)
        and not exists (select 1 from batch where job_id = doomed)
        and not exists (select 1 from outbox_message where job_id = doomed)
        and not exists (select 1 from event where job_id = doomed)
      limit ${limit}
    ) returning status, late, acknowledged_at, archived_at`.execute(tx.db);
  tx.board.leave(rows.filter((row) => row.archived_at === null));
  return rows.length;
}

function doomedJobs(tx: SqlTx, jobs: readonly { doomed: string }[]) {
  return tx.input.table({ doomed: 'text' }, jobs);
}
