import { type JobRecord } from '../../job/job';
import { type MemoryDatabase } from './memory-database';

/** Removes up to `limit` rows of these jobs: what hangs on them first, then those that nothing hangs on any more. */
export function purge(database: MemoryDatabase, jobs: readonly JobRecord[], limit: number): number {
  const doomed = new Set(jobs.slice(0, limit).map((job) => job.id));
  const removals = [
    ...database.deliveries
      .rows()
      .flatMap((row) => (doomed.has(row.jobId) ? [() => database.deliveries.remove(row.id)] : [])),
    ...database.batches.rows().flatMap((row) => (doomed.has(row.jobId) ? [() => database.batches.remove(row.id)] : [])),
    ...database.outbox.rows().flatMap((row) => (doomed.has(row.jobId) ? [() => database.outbox.remove(row.id)] : [])),
    ...database.events
      .rows()
      .flatMap(({ seq, event }) => (doomed.has(event.jobId) ? [() => database.events.remove(String(seq))] : [])),
    ...[...doomed].map((id) => () => database.jobs.remove(id)),
  ].slice(0, limit);
  for (const remove of removals) remove();
  return removals.length;
}
