import { FenceLost, type JobHold } from '../../delivery/delivery-store';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';

/** @throws FenceLost */
export function assertHeld(database: MemoryDatabase, tx: Tx, hold: JobHold): void {
  database.assertOpen(tx);
  const job = database.jobs.read(hold.jobId);
  if (job?.status !== 'running' || job.fence !== hold.fence) throw new FenceLost(`The job ${hold.jobId} is not held`);
}
