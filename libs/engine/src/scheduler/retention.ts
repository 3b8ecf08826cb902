import { type AuditStore } from '../audit/audit-store';
import { type Clock } from '../instant';
import { type JobStore } from '../job/job-store';
import { type Tx, type UnitOfWork } from '../store/unit-of-work';

const INTERVAL_MS = 60_000;
/** Rows per transaction: small, so that a claim never waits long for one. */
const BATCH = 500;
/** Transactions per tick; the rest goes with the next ones. */
const BATCHES_PER_RUN = 10;

/** Takes ended jobs off the board after a day and out of the history after some months, and old entries out of the audit log, little by little. */
export class Retention {
  #nextRun = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; jobs: JobStore; audit: AuditStore },
    private readonly ages: { retentionMs: number; historyMs: number; auditMs: number },
  ) {}

  /** Does some of what is to be done, about once a minute; more often while there is much. */
  async run(): Promise<void> {
    const { clock } = this.parts;
    if (clock.monotonic() < this.#nextRun) return;
    const now = clock.now();
    const archivedAll = await this.#inBatches((tx) =>
      this.parts.jobs.archive(tx, now - this.ages.retentionMs, now, BATCH),
    );
    const purgedAll = await this.#inBatches((tx) => this.parts.jobs.purge(tx, now - this.ages.historyMs, BATCH));
    const forgotAll = await this.#inBatches((tx) => this.parts.audit.expire(tx, now - this.ages.auditMs, BATCH));
    if (archivedAll && purgedAll && forgotAll) this.#nextRun = clock.monotonic() + INTERVAL_MS;
  }

  async #inBatches(work: (tx: Tx) => Promise<number>): Promise<boolean> {
    for (let batch = 0; batch < BATCHES_PER_RUN; batch += 1) {
      if ((await this.parts.unitOfWork.write(work)) < BATCH) return true;
    }
    return false;
  }
}
