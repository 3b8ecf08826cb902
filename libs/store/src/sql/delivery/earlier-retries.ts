import { type JobOptions } from '@jeongsi/engine';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Tables } from '../tables';

/** The retries of a job and the retries of those, but for `except`. They belong to the same workflow and came later. */
export async function retriesOf(db: Kysely<Tables>, jobId: string, except: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; options: string | null }>`
    select retry.id, retry.options from job
    join job as retry on retry.workflow_id = job.workflow_id and retry.scheduled_time >= job.created_at
    where job.id = ${jobId} and retry."trigger" = 'retry' order by retry.id`.execute(db);
  const family = new Set([jobId]);
  for (const { id, options } of rows) {
    const { retryOf } = JSON.parse(options ?? '{}') as JobOptions;
    if (retryOf && family.has(retryOf.jobId)) family.add(id);
  }
  family.delete(jobId);
  family.delete(except);
  return [...family];
}

/** Whether one of these jobs has reached the recipient of a row of `delivery`, may have, or is about to. */
export function takenUpBy(jobIds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from delivery as later
    where later.job_id in (${sql.join(jobIds)}) and later.recipient_key = delivery.recipient_key
      and later.channel = delivery.channel and later.state not in ('failed', 'skipped')
  )`;
}
