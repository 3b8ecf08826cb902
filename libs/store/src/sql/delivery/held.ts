import { type Instant, type JobHold } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange } from './delivery-row';
import { assertHeld, changeCounts } from './job-counts';

/** From then on they are like new ones: nobody tried them in vain. */
export async function releaseHeld(tx: SqlTx, hold: JobHold, now: Instant, limit: number): Promise<number> {
  await assertHeld(tx, hold);
  const { numAffectedRows } = await sql`
    update delivery set state = 'pending', next_try_at = null, error_code = null, error = null, updated_at = ${now}
    where job_id = ${hold.jobId} and id in (
      select id from delivery
      where job_id = ${hold.jobId} and state = 'held' and next_try_at is not null and next_try_at <= ${now}
      order by next_try_at, id limit ${limit}
    )`.execute(tx.db);
  const released = Number(numAffectedRows);
  const change = new CountChange();
  change.move('held', 'pending', released);
  await changeCounts(tx, hold.jobId, change, 'no-progress');
  return released;
}
