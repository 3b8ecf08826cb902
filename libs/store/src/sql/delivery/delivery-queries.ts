import {
  type DeliveryCounts,
  type DeliveryReason,
  type DeliveryRecord,
  type DeliveryState,
  type Instant,
} from '@jeongsi/engine';
import { type Kysely, sql } from 'kysely';
import { toCounts } from '../job/job-row';
import { type Tables } from '../tables';
import { DELIVERY_COLUMNS, toDelivery } from './delivery-row';

export async function nextTryAt(db: Kysely<Tables>, jobId: string): Promise<Instant | undefined> {
  const { rows: fresh } = await sql<{ updated_at: Instant }>`
    select updated_at from delivery
    where job_id = ${jobId} and state = 'pending' and next_try_at is null order by id limit 1`.execute(db);
  if (fresh[0]) return fresh[0].updated_at;
  const { rows: again } = await sql<{ next_try_at: Instant }>`
    select next_try_at from delivery
    where job_id = ${jobId} and state = 'pending' and next_try_at is not null order by next_try_at limit 1`.execute(db);
  return again[0]?.next_try_at;
}

export async function heldUntil(db: Kysely<Tables>, jobId: string): Promise<Instant | undefined> {
  const { rows } = await sql<{ next_try_at: Instant }>`
    select next_try_at from delivery
    where job_id = ${jobId} and state = 'held' and next_try_at is not null order by next_try_at limit 1`.execute(db);
  return rows[0]?.next_try_at;
}

export async function deliveryById(db: Kysely<Tables>, jobId: string, id: string): Promise<DeliveryRecord | undefined> {
  const row = await db
    .selectFrom('delivery')
    .select(DELIVERY_COLUMNS)
    .where('job_id', '=', jobId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDelivery(row);
}

/** Those with a reason are counted by the index; who lacks one is what the job's counts have more. */
export async function reasons(db: Kysely<Tables>, jobId: string): Promise<DeliveryReason[]> {
  const counts = await deliveryCounts(db, jobId);
  if (!counts) return [];
  const { rows } = await sql<{ state: DeliveryState; error_code: string; count: number }>`
    select error_code, state, count(*) as count from delivery
    where job_id = ${jobId} and error_code is not null group by error_code, state`.execute(db);
  const known = rows.map((row) => ({ state: row.state, errorCode: row.error_code, count: row.count }));
  const unexplained = NEEDING_REASON.map((state) => {
    const explained = known.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
    return { state, count: counts[state] - explained };
  });
  return [...known, ...unexplained.filter(({ count }) => count > 0)];
}

const NEEDING_REASON = ['failed', 'unknown', 'skipped', 'held'] as const;

export async function deliveryCounts(db: Kysely<Tables>, jobId: string): Promise<DeliveryCounts | undefined> {
  const row = await db
    .selectFrom('job')
    .select([
      'deliveries_total',
      'deliveries_pending',
      'deliveries_sending',
      'deliveries_accepted',
      'deliveries_delivered',
      'deliveries_held',
      'deliveries_failed',
      'deliveries_unknown',
      'deliveries_skipped',
    ])
    .where('id', '=', jobId)
    .executeTakeFirst();
  return row && toCounts(row);
}
