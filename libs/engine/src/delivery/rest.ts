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

  /** Finishes what a crash cut off. Before anything is sent: whatever is on its way now was so when the process died. */
  async sweep(): Promise<void> {
    for (;;) {
      const jobs = await this.parts.deliveries.endedWithRest(100);
      for (const jobId of jobs) {
        await this.skip(jobId);
        await this.#settle(jobId);
      }
      if (jobs.length < 100) return;
    }
  }

  /** An ended job sends nothing again, so whoever was being sent to stays in doubt, even where the receiver deduplicates. */
  async #settle(jobId: string): Promise<void> {
    const { clock, unitOfWork, deliveries } = this.parts;
    while ((await unitOfWork.write((tx) => deliveries.settleEnded(tx, jobId, BATCH, clock.now()))) === BATCH);
  }
}
