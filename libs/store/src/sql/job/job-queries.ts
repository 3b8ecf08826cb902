import { type Instant, type JobCounts, type JobRecord, type PageRequest, type StorePage } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { BY_TIME, pageOf, readCursor } from '../cursor';
import { type Flag, type Tables } from '../tables';
import { type JobRow, toJob } from './job-row';

export async function jobById(db: Kysely<Tables>, id: string): Promise<JobRecord | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toJob(row);
}

/** They belong to the same workflow and came later. */
export async function retriesOf(db: Kysely<Tables>, jobId: string): Promise<JobRecord[]> {
  const { rows } = await sql<JobRow>`
    select retry.* from job
    join job as retry on retry.workflow_id = job.workflow_id and retry.scheduled_time >= job.created_at
    where job.id = ${jobId} and retry."trigger" = 'retry' order by retry.id`.execute(db);
  return rows.map(toJob).filter(({ options }) => options?.retryOf?.jobId === jobId);
}

export async function plannedTime(db: Kysely<Tables>, workflowId: string): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('job')
    .select('nominal_time')
    .where('workflow_id', '=', workflowId)
    .where('planned', '=', sql.lit<Flag>(1))
    .executeTakeFirst();
  return row?.nominal_time;
}

export async function counts(db: Kysely<Tables>): Promise<JobCounts> {
  return db
    .selectFrom('board')
    .select(['pending', 'running', 'completed', 'failed', 'cancelled', 'skipped', 'late', 'acknowledged'])
    .executeTakeFirstOrThrow();
}

export async function nextDueAt(db: Kysely<Tables>): Promise<Instant | undefined> {
  return (await dueFirst(db).select('scheduled_time').limit(1).executeTakeFirst())?.scheduled_time;
}

export async function next(db: Kysely<Tables>): Promise<JobRecord | undefined> {
  const row = await dueFirst(db).selectAll().limit(1).executeTakeFirst();
  return row && toJob(row);
}

export async function overdue(db: Kysely<Tables>, before: Instant, page: PageRequest): Promise<StorePage<JobRecord>> {
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor, BY_TIME);
  const rows = await dueFirst(db)
    .selectAll()
    .where('scheduled_time', '<', before)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(scheduled_time, id) > (${after?.time}, ${after?.id})`),
    )
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows, page.limit, toJob, timeAndId);
}

/** Pending jobs that neither wait nor are paused, in the order in which they fall due. */
function dueFirst(db: Kysely<Tables>) {
  return db
    .selectFrom('job')
    .where('status', '=', sql.lit('pending'))
    .where('waiting', '=', sql.lit<Flag>(0))
    .where('paused', '=', sql.lit<Flag>(0))
    .orderBy('scheduled_time')
    .orderBy('id');
}

export function timeAndId(row: JobRow): [number, string] {
  return [row.scheduled_time, row.id];
}
