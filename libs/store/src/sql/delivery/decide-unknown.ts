import { type DeliveryRecord, type Instant } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange, DELIVERY_LIST, type DeliveryRow, toDelivery } from './delivery-row';
import { changeCounts } from './job-counts';

/** A person sends it again. */
export async function reopen(tx: SqlTx, jobId: string, id: string, now: Instant): Promise<DeliveryRecord | undefined> {
  const { rows } = await sql<DeliveryRow>`
    update delivery set state = 'sending', attempts = attempts + 1, batch_id = null, updated_at = ${now}
    where job_id = ${jobId} and id = ${id} and state = 'unknown' returning ${DELIVERY_LIST}`.execute(tx.db);
  const [row] = rows;
  if (!row) return undefined;
  const change = new CountChange();
  change.move('unknown', 'sending', 1);
  await changeCounts(tx, jobId, change, 'no-progress');
  return toDelivery(row);
}

/** A person knows what became of it. */
export async function settleUnknown(
  tx: SqlTx,
  jobId: string,
  id: string,
  to: 'delivered' | 'failed',
  now: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update delivery set state = ${to}, error_code = 'settled', error = null, updated_at = ${now}
    where job_id = ${jobId} and id = ${id} and state = 'unknown'`.execute(tx.db);
  const settled = numAffectedRows === 1n;
  const change = new CountChange();
  if (settled) change.move('unknown', to, 1);
  await changeCounts(tx, jobId, change, 'no-progress');
  return settled;
}
