import { type Outcome, done, refused } from '../outcome';
import { type Alongside, type Change, type Tx } from '../store/unit-of-work';
import { type JobRecord } from './job';
import { changed, conflict, type JobParts, tell } from './job-parts';
import { accountedFor, cancelPending } from './pending-jobs';

/** What a person does to a job that has started: stop it for good, or for a while. */
export class RunningJobs {
  constructor(private readonly parts: JobParts) {}

  /**
   * Stops a job for good, be it at work, held, paused or waiting for another attempt: nothing starts after this answers. What
   * is on its way may still arrive, and is recorded.
   */
  async abort(id: string, alongside?: Alongside<Change<JobRecord>>): Promise<Outcome<JobRecord>> {
    const outcome = await this.parts.unitOfWork.write(async (tx): Promise<Outcome<JobRecord>> => {
      const job = await this.parts.jobs.read(tx, id);
      if (!job) return refused({ kind: 'not-found' });
      if (job.status === 'pending' && job.attempt > 0) {
        return cancelPending(this.parts, tx, job, { event: 'aborted', alongside });
      }
      if (job.status !== 'running') {
        return conflict(
          'JOB_NOT_RUNNING',
          `Only a job that has started can be aborted; this one is ${job.status}`,
          job,
        );
      }
      await this.#stop(tx, job, 'cancelled');
      await this.parts.jobs.releaseWaiting(tx, [job.workflowId]);
      await tell(this.parts, tx, id, 'aborted');
      tx.onCommit(() => this.parts.ended.note(id));
      return changed(this.parts, tx, job, alongside);
    });
    return outcome.ok ? accountedFor(this.parts, id) : outcome;
  }

  /** Stops a running job for a while: nothing starts after this answers, and what is on its way comes home. */
  async pause(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<JobRecord>>,
  ): Promise<Outcome<JobRecord>> {
    return this.parts.unitOfWork.write(async (tx): Promise<Outcome<JobRecord>> => {
      const job = await this.parts.jobs.read(tx, id);
      if (!job) return refused({ kind: 'not-found' });
      if (job.paused) return done(job);
      if (job.status !== 'running') {
        return conflict('JOB_NOT_RUNNING', `Only a running job can be paused; this one is ${job.status}`, job);
      }
      if (expectedVersion !== undefined && job.version !== expectedVersion) return refused({ kind: 'stale' });
      await this.#stop(tx, job, 'paused');
      await tell(this.parts, tx, id, 'paused');
      return changed(this.parts, tx, job, alongside);
    });
  }

  /** A paused job goes on with the next recipient, as the same attempt. */
  async resume(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<JobRecord>>,
  ): Promise<Outcome<JobRecord>> {
    return this.parts.unitOfWork.write(async (tx): Promise<Outcome<JobRecord>> => {
      const job = await this.parts.jobs.read(tx, id);
      if (!job) return refused({ kind: 'not-found' });
      if (!job.paused) return conflict('JOB_NOT_PAUSED', `It is not paused but ${job.status}`, job);
      const resumed = await this.parts.jobs.resume(tx, id, this.parts.clock.now(), expectedVersion);
      if (!resumed) return refused({ kind: 'stale' });
      await tell(this.parts, tx, id, 'resumed');
      tx.onCommit(() => this.parts.scheduler.poke());
      return changed(this.parts, tx, job, alongside);
    });
  }

  /** The fence rises, so whoever works at it takes nobody more; once durable they are told. */
  async #stop(tx: Tx, { id, fence }: JobRecord, status: 'cancelled' | 'paused'): Promise<void> {
    await this.parts.jobs.end(tx, [{ id, fence, at: this.parts.clock.now(), outcome: { status } }]);
    await this.parts.dispatcher.cancel(tx, id);
    tx.onCommit(() => this.parts.scheduler.poke());
  }
}
