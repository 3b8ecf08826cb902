import {
  type DeliveryCounts,
  type DeliveryRecord,
  type DeliveryState,
  type NewDelivery,
} from '../../delivery/delivery';
import { type Instant } from '../../instant';
import { type JobRecord } from '../../job/job';
import { type MemoryDatabase, type StoredDelivery } from './memory-database';
import { compareKeys } from './memory-page';
import { ownNames } from './own-names';

/** The rows as a transaction sees them; whatever changes one keeps its job's counts right. */
export class DeliveryRows {
  constructor(private readonly database: MemoryDatabase) {}

  /** In id order. */
  rowsOf(jobId: string): StoredDelivery[] {
    return this.database.deliveries
      .rows()
      .filter((row) => row.jobId === jobId)
      .sort(byId);
  }

  keysOf(jobId: string): Set<string> {
    return new Set(this.rowsOf(jobId).map(keyOf));
  }

  /** Whom the retries of a job (and theirs), but for `except`, have reached, may have reached or are about to. */
  takenUpByRetries(jobId: string, except: string): Set<string> {
    const family = new Set([jobId]);
    for (const { id, options } of this.database.jobs.rows().sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (options?.retryOf && family.has(options.retryOf.jobId)) family.add(id);
    }
    const others = [...family].filter((id) => id !== jobId && id !== except);
    const rows = others.flatMap((id) => this.rowsOf(id));
    return new Set(rows.filter(({ state }) => state !== 'failed' && state !== 'skipped').map(keyOf));
  }

  inOpenBatch({ batchId }: StoredDelivery): boolean {
    return batchId !== undefined && (this.database.batches.read(batchId)?.open ?? false);
  }

  insert(jobId: string, delivery: NewDelivery, now: Instant): void {
    const variables = ownNames(delivery.variables);
    this.database.deliveries.put({ ...delivery, variables, jobId, attempts: 0, updatedAt: now });
    this.#count(jobId, { [delivery.state]: 1, total: 1 });
  }

  /** Puts a row that was in the state `before`. */
  change(row: StoredDelivery, before: DeliveryState): StoredDelivery {
    this.database.deliveries.put(row);
    if (row.state !== before) this.#count(row.jobId, { [before]: -1, [row.state]: 1 });
    return row;
  }

  changeJob(jobId: string, change: (job: JobRecord) => JobRecord): void {
    const job = this.database.jobs.read(jobId);
    if (job) this.database.jobs.put({ ...change(job), version: job.version + 1 });
  }

  #count(jobId: string, changes: Partial<DeliveryCounts>): void {
    this.changeJob(jobId, (job) => {
      const deliveries = { ...job.deliveries };
      for (const [state, by] of Object.entries(changes)) deliveries[state as DeliveryState] += by;
      return { ...job, deliveries };
    });
  }
}

/** What the recipient is known by in a job. */
export function keyOf(row: { recipientKey: string; channel: string }): string {
  return JSON.stringify([row.recipientKey, row.channel]);
}

/** Those to be tried again come first, in the order in which they may be; then new ones by id. */
export function urgency(row: DeliveryRecord): (string | number)[] {
  return [row.nextTryAt ?? Infinity, row.id];
}

export function byId(a: DeliveryRecord, b: DeliveryRecord): number {
  return compareKeys([a.id], [b.id]);
}
