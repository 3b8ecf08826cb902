import { type DeliveryRecord, type Instant, type JobHold } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange, DELIVERY_LIST, type DeliveryRow, toDelivery } from './delivery-row';
import { assertHeld, changeCounts } from './job-counts';

/** Those to be tried again come first, so that a long audience does not starve them; each kind has its own index. */
export async function takeDeliveries(tx: SqlTx, hold: JobHold, limit: number, now: Instant): Promise<DeliveryRecord[]> {
  await assertHeld(tx, hold);
  const again = await mark(
    tx,
    hold.jobId,
    now,
    sql`next_try_at is not null and next_try_at <= ${now} order by next_try_at, id limit ${limit}`,
  );
  const room = limit - again.length;
  const fresh = room > 0 ? await mark(tx, hold.jobId, now, sql`next_try_at is null order by id limit ${room}`) : [];
  const taken = [...again, ...fresh];
  const change = new CountChange();
  change.move('pending', 'sending', taken.length);
  await changeCounts(tx, hold.jobId, change, 'no-progress');
  return taken.sort((a, b) => (a.id < b.id ? -1 : 1)).map(toDelivery);
}

async function mark(tx: SqlTx, jobId: string, now: Instant, which: ReturnType<typeof sql>): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    update delivery set state = 'sending', attempts = attempts + 1, next_try_at = null, batch_id = null, updated_at = ${now}
    where job_id = ${jobId} and id in (
      select id from delivery where job_id = ${jobId} and state = 'pending' and ${which}
    ) returning ${DELIVERY_LIST}`.execute(tx.db);
  return rows;
}
