import { type DeliveryRecord, type Instant, type JobHold } from '@jeongsi/engine';
import { type RawBuilder, sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange, type DeliveryRow, toDelivery } from './delivery-row';
import { changeCounts, notHeld } from './job-counts';

/** What taking does not know already. */
const TAKEN_COLUMNS = [
  'id',
  'recipient_key',
  'channel',
  'address',
  'name',
  'consent',
  'variables',
  'attempts',
  'provider_id',
  'error_code',
  'error',
] as const;

const TAKEN_LIST = sql.raw(TAKEN_COLUMNS.join(', '));

type TakenRow = Pick<DeliveryRow, (typeof TAKEN_COLUMNS)[number]>;

/** Those to be tried again come first, so that a long audience does not starve them; each kind has its own index. */
export async function takeDeliveries(tx: SqlTx, hold: JobHold, limit: number, now: Instant): Promise<DeliveryRecord[]> {
  const again = (await anyToTryAgain(tx, hold, now))
    ? await mark(
        tx,
        hold.jobId,
        now,
        sql`next_try_at is not null and next_try_at <= ${now} order by next_try_at, id limit ${limit}`,
      )
    : [];
  const room = limit - again.length;
  const fresh = room > 0 ? await mark(tx, hold.jobId, now, sql`next_try_at is null order by id limit ${room}`) : [];
  const taken = [...again, ...fresh];
  const change = new CountChange();
  change.move('pending', 'sending', taken.length);
  await changeCounts(tx, hold.jobId, change, 'no-progress');
  return taken
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => toDelivery({ ...row, job_id: hold.jobId, state: 'sending', next_try_at: null, updated_at: now }));
}

/** Asked together with the fence: nearly always there are none. @throws FenceLost */
async function anyToTryAgain(tx: SqlTx, hold: JobHold, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ again: number }>`
    select exists (
      select 1 from delivery
      where job_id = ${hold.jobId} and state = 'pending' and next_try_at is not null and next_try_at <= ${now}
    ) as again
    from job where id = ${hold.jobId} and status = 'running' and fence = ${hold.fence}`.execute(tx.db);
  const [row] = rows;
  if (!row) throw notHeld(hold);
  return Boolean(row.again);
}

async function mark(tx: SqlTx, jobId: string, now: Instant, which: RawBuilder<unknown>): Promise<TakenRow[]> {
  const { rows } = await sql<TakenRow>`
    update delivery set state = 'sending', attempts = attempts + 1, next_try_at = null, batch_id = null, updated_at = ${now}
    where job_id = ${jobId} and id in (
      select id from delivery where job_id = ${jobId} and state = 'pending' and ${which}
    ) returning ${TAKEN_LIST}`.execute(tx.db);
  return rows;
}
