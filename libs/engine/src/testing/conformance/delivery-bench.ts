import { type DeliveryRecord, type DeliveryResult, type NewDelivery } from '../../delivery/delivery';
import { type JobHold } from '../../delivery/delivery-store';
import { type JobRecord } from '../../job/job';
import { type Bench, NINE } from './stores-under-test';

/** A running job, and short words for what happens to its recipients. */
export class DeliveryBench {
  private constructor(
    private readonly bench: Bench,
    readonly hold: JobHold,
  ) {}

  static async running(bench: Bench, changes: Parameters<Bench['runningJob']>[0] = {}): Promise<DeliveryBench> {
    const { id, fence } = await bench.runningJob(changes);
    return new DeliveryBench(bench, { jobId: id, fence });
  }

  /** Of a job that runs already. */
  static async of(bench: Bench, jobId: string): Promise<DeliveryBench> {
    return new DeliveryBench(bench, { jobId, fence: (await bench.found(jobId)).fence });
  }

  recipient(key: string, changes: Partial<NewDelivery> = {}): NewDelivery {
    return {
      id: this.bench.stores.ids.next(),
      recipientKey: key,
      channel: 'outbox',
      address: `${key}@example.com`,
      variables: { name: key },
      state: 'pending',
      ...changes,
    };
  }

  /** Adds recipients with these keys. */
  async add(...keys: string[]): Promise<NewDelivery[]> {
    const deliveries = keys.map((key) => this.recipient(key));
    const checkpoint = { rows: keys.length, complete: true };
    await this.bench.write((tx) => this.bench.stores.deliveries.add(tx, this.hold, deliveries, checkpoint, NINE));
    return deliveries;
  }

  take(limit: number, now = NINE): Promise<DeliveryRecord[]> {
    return this.bench.write((tx) => this.bench.stores.deliveries.take(tx, this.hold, limit, now));
  }

  record(results: readonly DeliveryResult[], now = NINE): Promise<number> {
    return this.bench.write((tx) => this.bench.stores.deliveries.record(tx, this.hold.jobId, results, now));
  }

  /** All rows in id order. */
  async rows(): Promise<DeliveryRecord[]> {
    return (await this.bench.stores.deliveries.list(this.hold.jobId, {}, { limit: 1_000 })).items;
  }

  job(): Promise<JobRecord> {
    return this.bench.found(this.hold.jobId);
  }

  /** Cancels the job, as an abort does. */
  async stop(): Promise<void> {
    const end = { id: this.hold.jobId, fence: this.hold.fence, at: NINE, outcome: { status: 'cancelled' } } as const;
    await this.bench.write((tx) => this.bench.stores.jobs.end(tx, [end]));
  }
}

/** Counts that are not zero. */
export function countsOf(job: JobRecord): Partial<JobRecord['deliveries']> {
  return Object.fromEntries(Object.entries(job.deliveries).filter(([, count]) => count !== 0));
}
