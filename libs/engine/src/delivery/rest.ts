import { type ActiveRuns } from '../execution/active-runs';
import { type EndedBatches } from '../execution/ended-batches';
import { type Clock } from '../instant';
import { isEnded } from '../job/job-state';
import { type JobStore } from '../job/job-store';
import { type UnitOfWork } from '../store/unit-of-work';
import { type DeliveryStore } from './delivery-store';

const BATCH = 2_000;
const JOBS_AT_ONCE = 100;

/** Accounts for those whom an ended job did not reach. */
export class Rest {
  constructor(
    private readonly parts: {
      clock: Clock;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      deliveries: DeliveryStore;
      endedBatches: EndedBatches;
      active: ActiveRuns;
    },
  ) {}

  /** Whoever waits is `skipped`, because cancelled. */
  async skip(jobId: string): Promise<void> {
    const { clock, unitOfWork, deliveries } = this.parts;
    while ((await unitOfWork.write((tx) => deliveries.skipRest(tx, jobId, BATCH, clock.now()))) === BATCH);
  }

  /**
   * Accounts for everybody, if the job has ended: whoever was being sent to is asked about, or stays in doubt. While somebody
   * still works at it, what is on its way comes home, and they will ask for this again.
   */
  async finish(jobId: string): Promise<void> {
    const { jobs, active, endedBatches } = this.parts;
    const job = await jobs.find(jobId);
    if (!job || !isEnded(job.status)) return;
    if (active.has(jobId)) return this.skip(jobId);
    await endedBatches.settle(jobId);
    await this.skip(jobId);
    await this.#settle(jobId);
  }

  /**
   * Finishes what a crash cut off. Before anything is sent: whatever is on its way now was so when the process died. Answers
   * the jobs whose provider must be asked first, which may take longer than anybody should wait for us to come up; nothing
   * is ever sent for them again.
   */
  async sweep(): Promise<string[]> {
    const toAsk = new Set<string>();
    for (;;) {
      const limit = JOBS_AT_ONCE + toAsk.size;
      const jobs = await this.parts.deliveries.endedWithRest(limit);
      for (const jobId of jobs) {
        if (toAsk.has(jobId)) continue;
        if (await this.parts.endedBatches.has(jobId)) toAsk.add(jobId);
        else {
          await this.skip(jobId);
          await this.#settle(jobId);
        }
      }
      if (jobs.length < limit) return [...toAsk];
    }
  }

  /** An ended job sends nothing again, so whoever was being sent to stays in doubt, even where the receiver deduplicates. */
  async #settle(jobId: string): Promise<void> {
    const { clock, unitOfWork, deliveries } = this.parts;
    while ((await unitOfWork.write((tx) => deliveries.settleEnded(tx, jobId, BATCH, clock.now()))) === BATCH);
  }
}
