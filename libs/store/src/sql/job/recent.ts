import { type Instant, type SentThrough, type StartedInHour } from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { type Tables } from '../tables';
import { type JobRow, toCounts } from './job-row';

type Sums = Pick<JobRow, `deliveries_${keyof StartedInHour['deliveries']}`>;

const HOUR_MS = 3_600_000;

const DELIVERIES = sql.raw(
  (['pending', 'sending', 'accepted', 'delivered', 'held', 'failed', 'unknown', 'skipped', 'total'] as const)
    .map((state) => `sum(deliveries_${state}) as deliveries_${state}`)
    .join(', '),
);

export async function startedByHour(db: Kysely<Tables>, from: Instant, to: Instant): Promise<StartedInHour[]> {
  const { rows } = await sql<Sums & { hour: number; started: number; failed: number }>`
    select executed_at / ${sql.lit(HOUR_MS)} as hour, count(*) as started,
      sum(case when status = 'failed' then 1 else 0 end) as failed, ${DELIVERIES}
    from (${wentOnSince(from)}) as gone
    where executed_at >= ${from} and executed_at < ${to}
    group by 1 order by 1`.execute(db);
  return rows.map(({ hour, started, failed, ...sums }) => ({
    hour: hour * HOUR_MS,
    started,
    failed,
    deliveries: toCounts(sums),
  }));
}

export async function reachedSince(
  db: Kysely<Tables>,
  workflowId: string,
  since: Instant,
): Promise<{ jobs: number; recipients: number }> {
  // The cast keeps the planner from walking through all that the workflow ever ran.
  const { rows } = await sql<{ jobs: number; recipients: number | null }>`
    select count(*) as jobs, sum(deliveries_accepted + deliveries_delivered) as recipients
    from (${wentOnSince(since)}) as gone where cast(workflow_id as text) = ${workflowId}`.execute(db);
  return { jobs: rows[0]?.jobs ?? 0, recipients: rows[0]?.recipients ?? 0 };
}

export async function sentThrough(db: Kysely<Tables>, since: Instant): Promise<SentThrough[]> {
  const { rows } = await sql<{
    connection_id: string;
    reached: number;
    failed: number;
    unknown: number;
    last_reached_at: Instant | null;
  }>`
    select connection_id, sum(deliveries_accepted + deliveries_delivered) as reached,
      sum(deliveries_failed) as failed, sum(deliveries_unknown) as unknown,
      max(case when deliveries_accepted + deliveries_delivered > 0 then coalesce(completed_at, executed_at) end)
        as last_reached_at
    from (${wentOnSince(since)}) as gone
    join workflow_connection on workflow_connection.workflow_id = gone.workflow_id
    group by connection_id`.execute(db);
  return rows.map(({ connection_id, last_reached_at, ...counts }) => ({
    connectionId: connection_id,
    ...counts,
    ...(last_reached_at !== null && { lastReachedAt: last_reached_at }),
  }));
}

/**
 * Live jobs that were under way at `since` or later. There is an index of when jobs ended, on the board and off it, and of
 * those that have not; one of when they started would make each start dearer, for a question that people ask now and then.
 */
function wentOnSince(since: Instant) {
  return sql`
    select * from job where archived_at is null and completed_at is not null and completed_at >= ${since}
      and executed_at is not null and mode = 'live'
    union all
    select * from job where archived_at is not null and completed_at >= ${since}
      and executed_at is not null and mode = 'live'
    union all
    select * from job where under_way = 1 and workflow_id > ''
      and executed_at is not null and mode = 'live'`;
}
