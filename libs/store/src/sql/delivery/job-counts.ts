import { FenceLost, type JobHold } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type CountChange } from './delivery-row';

/**
 * Makes sure that the job is still held, before anything is written.
 * @throws FenceLost
 */
export async function assertHeld(tx: SqlTx, hold: JobHold): Promise<void> {
  const { rows } = await sql`
    select 1 from job where id = ${hold.jobId} and status = 'running' and fence = ${hold.fence}`.execute(tx.db);
  if (rows.length === 0) throw notHeld(hold);
}

export function notHeld(hold: JobHold): FenceLost {
  return new FenceLost(`The job ${hold.jobId} is not held with fence ${hold.fence} any more`);
}

/** Whether the present attempt got further by this change. Taking and settling is not getting further. */
export type Progress = 'progress' | 'no-progress';

export async function changeCounts(tx: SqlTx, jobId: string, change: CountChange, progress: Progress): Promise<void> {
  if (change.isNothing) return;
  const progressed = progress === 'progress' ? sql`1` : sql`progressed`;
  await sql`
    update job set
      version = version + 1,
      progressed = ${progressed},
      deliveries_total = deliveries_total + ${change.total},
      deliveries_pending = deliveries_pending + ${change.of('pending')},
      deliveries_sending = deliveries_sending + ${change.of('sending')},
      deliveries_accepted = deliveries_accepted + ${change.of('accepted')},
      deliveries_delivered = deliveries_delivered + ${change.of('delivered')},
      deliveries_held = deliveries_held + ${change.of('held')},
      deliveries_failed = deliveries_failed + ${change.of('failed')},
      deliveries_unknown = deliveries_unknown + ${change.of('unknown')},
      deliveries_skipped = deliveries_skipped + ${change.of('skipped')}
    where id = ${jobId}`.execute(tx.db);
}

/** Moves the audience's checkpoint. */
export async function moveCheckpoint(
  tx: SqlTx,
  jobId: string,
  checkpoint: { rows: number; complete: boolean },
): Promise<void> {
  await sql`
    update job set
      audience_rows = ${checkpoint.rows}, audience_complete = ${checkpoint.complete ? 1 : 0}, progressed = 1
    where id = ${jobId}`.execute(tx.db);
}
