import { type JobFilter, type JobRecord, type PageRequest, type StorePage } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { BY_TIME, pageOf, readCursor } from '../cursor';
import { type Tables } from '../tables';
import { toJob } from './job-row';
import { timeAndId } from './job-queries';

/** By scheduled time and id. Conditions that an index is made for are written out, not bound, so that it is used. */
export async function listJobs(
  db: Kysely<Tables>,
  filter: JobFilter,
  order: 'ascending' | 'descending',
  page: PageRequest,
): Promise<StorePage<JobRecord>> {
  const direction = order === 'ascending' ? 'asc' : 'desc';
  let query = db
    .selectFrom('job')
    .selectAll()
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    // Few jobs run: they are found among those under way and then sorted. The plus keeps the planner from walking through
    // a board of a million pending ones in order, until it has met them.
    .orderBy(filter.status === 'running' ? sql`+scheduled_time` : 'scheduled_time', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1);
  if (filter.status !== undefined) query = query.where('status', '=', sql.lit(filter.status));
  if (filter.status === 'pending') query = query.where('completed_at', 'is', null);
  else if (filter.status === 'running')
    query = query.where('under_way', '=', sql.lit(1 as const)).where('workflow_id', '>', sql.lit(''));
  else if (filter.status !== undefined) query = query.where('completed_at', 'is not', null);
  if (filter.type !== undefined) query = query.where('type', '=', filter.type);
  if (filter.workflowId !== undefined) query = query.where('workflow_id', '=', filter.workflowId);
  if (filter.from !== undefined) query = query.where('scheduled_time', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('scheduled_time', '<', filter.to);
  if (page.cursor !== undefined) {
    const { time, id } = readCursor(page.cursor, BY_TIME);
    const beyond = sql.raw(order === 'ascending' ? '>' : '<');
    query = query.where(sql<boolean>`(scheduled_time, id) ${beyond} (${time}, ${id})`);
  }
  return pageOf(await query.execute(), page.limit, toJob, timeAndId);
}
