import { type JobRecord } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { type InputTables } from '../input-table';
import { type Tables } from '../tables';
import { type JobRow, toJob } from './job-row';

/** The planned jobs of some workflows. */
export async function plannedAmong(
  db: Kysely<Tables>,
  input: InputTables,
  workflowIds: readonly string[],
): Promise<JobRecord[]> {
  return jobsOfEach(
    db,
    input,
    workflowIds,
    sql<string>`
    (select one.id from job as one where one.workflow_id = wanted and one.planned = 1)`,
  );
}

/** The newest live job of each of some workflows that has ended: found backwards among the workflow's own jobs. */
export async function lastEndedAmong(
  db: Kysely<Tables>,
  input: InputTables,
  workflowIds: readonly string[],
): Promise<JobRecord[]> {
  return jobsOfEach(
    db,
    input,
    workflowIds,
    sql<string>`
    (select one.id from job as one
     where one.workflow_id = wanted and one.mode = 'live' and one.completed_at is not null
     order by one.scheduled_time desc, one.id desc limit 1)`,
  );
}

/** One statement, whose `id` finds one job for each `wanted` workflow. */
async function jobsOfEach(
  db: Kysely<Tables>,
  input: InputTables,
  workflowIds: readonly string[],
  id: ReturnType<typeof sql<string>>,
): Promise<JobRecord[]> {
  if (workflowIds.length === 0) return [];
  const wanted = input.table(
    { wanted: 'text' },
    [...new Set(workflowIds)].map((workflowId) => ({ wanted: workflowId })),
  );
  const { rows } = await sql<JobRow>`select job.* from ${wanted} inner join job on job.id = ${id}`.execute(db);
  return rows.map(toJob);
}
