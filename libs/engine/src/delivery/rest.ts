import { type Clock } from '../instant';
import { type UnitOfWork } from '../store/unit-of-work';
import { type DeliveryStore } from './delivery-store';

const BATCH = 2_000;

/** Accounts for those whom an ended job did not reach: `skipped`, because cancelled. */
export class Rest {
  constructor(private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; deliveries: DeliveryStore }) {}

  async skip(jobId: string): Promise<void> {
    const { clock, unitOfWork, deliveries } = this.parts;
    while ((await unitOfWork.write((tx) => deliveries.skipRest(tx, jobId, BATCH, clock.now()))) === BATCH);
  }

  /** Finishes what a crash cut off. */
  async sweep(): Promise<void> {
    for (;;) {
      const jobs = await this.parts.deliveries.endedWithRest(100);
      for (const jobId of jobs) await this.skip(jobId);
      if (jobs.length < 100) return;
    }
  }
}
