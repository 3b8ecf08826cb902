import { type JobEvent } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { toEvent } from './job-row';

export async function addEvents(tx: SqlTx, events: readonly JobEvent[]): Promise<void> {
  if (events.length === 0) return;
  const input = tx.input.table(
    { of_job: 'text', place: 'bigint', happened_at: 'bigint', kind: 'text', details: 'text' },
    events.map((event, index) => ({
      of_job: event.jobId,
      place: index + 1,
      happened_at: event.at,
      kind: event.type,
      details: JSON.stringify(event.params),
    })),
  );
  // Gaps between a job's numbers do no harm; their order is what counts.
  await sql`
    insert into event (job_id, seq, at, type, params)
    select of_job, place + coalesce((select max(seq) from event where job_id = of_job), 0), happened_at, kind, details
    from ${input}`.execute(tx.db);
}

export async function events(db: Kysely<Tables>, jobId: string): Promise<JobEvent[]> {
  const rows = await db.selectFrom('event').selectAll().where('job_id', '=', jobId).orderBy('seq').execute();
  return rows.map(toEvent);
}
