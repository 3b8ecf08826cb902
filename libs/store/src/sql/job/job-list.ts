import { type JobFilter, type JobRecord, type JobStatus, type PageRequest, type StorePage } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { BY_TIME, pageOf, readCursor } from '../cursor';
import { type Tables } from '../tables';
import { toJob } from './job-row';
import { timeAndId } from './job-queries';

type Order = 'ascending' | 'descending';
type OneStatus = Omit<JobFilter, 'status'> & { status?: JobStatus };

/** By scheduled time and id. */
export async function listJobs(
  db: Kysely<Tables>,
  { status, ...filter }: JobFilter,
  order: Order,
  page: PageRequest,
): Promise<StorePage<JobRecord>> {
  const [first, ...others] = new Set(status === undefined ? [] : [status].flat());
  const one = first === undefined ? filter : { ...filter, status: first };
  const query =
    others.length === 0 ? firstOf(db, one, order, page) : merged(db, filter, [first, ...others], order, page);
  return pageOf(await query.execute(), page.limit, toJob, timeAndId);
}

/** Each status has its own way to its rows. Their first ones are merged in one statement, so that a job that changes is seen once. */
function merged(
  db: Kysely<Tables>,
  filter: OneStatus,
  statuses: readonly (JobStatus | undefined)[],
  order: Order,
  page: PageRequest,
) {
  const direction = order === 'ascending' ? 'asc' : 'desc';
  const [first, ...others] = statuses.map((status) =>
    db.selectFrom(firstOf(db, { ...filter, ...(status && { status }) }, order, page).as('part')).selectAll('part'),
  );
  if (!first) throw new TypeError('There is no status to list');
  const all = others.reduce((sum, part) => sum.unionAll(part), first);
  return db
    .selectFrom(all.as('all_parts'))
    .selectAll('all_parts')
    .orderBy('scheduled_time', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1);
}

/** One row more than the page has. Conditions that an index is made for are written out, not bound, so that it is used. */
function firstOf(db: Kysely<Tables>, filter: OneStatus, order: Order, page: PageRequest) {
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
  if (filter.acknowledged !== undefined) {
    query = query.where('acknowledged_at', filter.acknowledged ? 'is not' : 'is', null);
  }
  if (filter.type !== undefined) query = query.where('type', '=', filter.type);
  if (filter.workflowId !== undefined) query = query.where('workflow_id', '=', filter.workflowId);
  if (filter.from !== undefined) query = query.where('scheduled_time', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('scheduled_time', '<', filter.to);
  if (page.cursor !== undefined) {
    const { time, id } = readCursor(page.cursor, BY_TIME);
    const beyond = sql.raw(order === 'ascending' ? '>' : '<');
    query = query.where(sql<boolean>`(scheduled_time, id) ${beyond} (${time}, ${id})`);
  }
  return query;
}
