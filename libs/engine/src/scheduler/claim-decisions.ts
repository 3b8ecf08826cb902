import { type Instant } from '../instant';
import { type JobEvent, type JobReason } from '../job/job';
import { type DueRow, type NewJob } from '../job/job-store';
import { TOLERANCE_MS } from '../policy/missed';
import { type PlanTarget } from './planner';

/** A job to be started: a due row, or one that this claim inserts. */
export interface Startable {
  id: string;
  workflowId: string;
  workflowVersion: number;
  scheduledTime: Instant;
  /** The number of the attempt that starts. */
  attempt: number;
  maxAttempts: number;
  fence: number;
  isNew: boolean;
}

/** What one claim decided, collected so that it is written with one statement per kind. */
export class ClaimDecisions {
  readonly rows: NewJob[] = [];
  readonly starts: { row: Startable; late: boolean; timeoutMs: number }[] = [];
  readonly skips: { id: string; reason: JobReason; at: Instant }[] = [];
  readonly waits = new Map<JobReason, string[]>();
  readonly events: JobEvent[] = [];
  readonly plans: { target: PlanTarget; after: Instant }[] = [];

  constructor(readonly now: Instant) {}

  insert(...rows: NewJob[]): void {
    this.rows.push(...rows);
  }

  start(row: DueRow, timeoutMs: number): void {
    // One that goes on (held, retried, let go of) started when it did: only a first start can be late.
    const late = row.attempt === 0 && this.#isLate(row.scheduledTime);
    const attempt = row.progressed ? row.attempt : row.attempt + 1;
    this.starts.push({ row: { ...row, attempt, isNew: false }, late, timeoutMs });
  }

  /** Inserts a row and starts it in the same transaction. */
  startNew(job: NewJob, timeoutMs: number): void {
    this.rows.push(job);
    const late = this.#isLate(job.scheduledTime);
    this.starts.push({ row: { ...job, attempt: 1, fence: 0, isNew: true }, late, timeoutMs });
  }

  skip(row: DueRow, reason: JobReason): void {
    this.skips.push({ id: row.id, reason, at: this.now });
  }

  wait(row: DueRow, reason: JobReason): void {
    const ids = this.waits.get(reason);
    if (ids) ids.push(row.id);
    else this.waits.set(reason, [row.id]);
  }

  planAfter(target: PlanTarget, after: Instant): void {
    this.plans.push({ target, after });
  }

  #isLate(scheduledTime: Instant): boolean {
    return this.now - scheduledTime > TOLERANCE_MS;
  }
}
