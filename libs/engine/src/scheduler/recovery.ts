import { type DueJob, type JobDispatcher } from '../dispatch/job-dispatcher';
import { type EngineLog } from '../engine-log';
import { type Clock } from '../instant';
import { type JobEvent, type JobRecord } from '../job/job';
import { type JobStore } from '../job/job-store';
import { type Tx, type UnitOfWork } from '../store/unit-of-work';
import { type PlanCache, planKey } from './plan-cache';
import { type SelfPause } from './self-pause';

const BATCH = 200;

/**
 * Takes up the jobs that a crash left `running`, waiting for nothing. An attempt that had recorded anything goes on as the
 * same attempt; one that had not is counted, and when they are used up the job is quarantined instead of killing us again.
 */
export class Recovery {
  constructor(
    private readonly parts: {
      clock: Clock;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      dispatcher: JobDispatcher;
      plans: PlanCache;
      selfPause: SelfPause;
      nodeId: string;
      log: EngineLog;
    },
  ) {}

  /** `release`: the scheduler is paused, so they go back to pending instead. */
  async run(mode: 'continue' | 'release'): Promise<void> {
    let afterId: string | undefined;
    for (;;) {
      const batch = await this.parts.unitOfWork.write(async (tx) => {
        const left = await this.parts.jobs.leftRunning(tx, afterId, BATCH);
        if (left.length > 0) await (mode === 'continue' ? this.#continue(tx, left) : this.#release(tx, left));
        return left;
      });
      if (batch.length > 0) this.parts.log.warn('Recovered jobs that were cut off', { jobs: batch.length, mode });
      if (batch.length < BATCH) return;
      afterId = batch.at(-1)?.id;
    }
  }

  async #continue(tx: Tx, left: readonly JobRecord[]): Promise<void> {
    const { jobs, plans, dispatcher, nodeId } = this.parts;
    const at = this.parts.clock.now();
    const known = await plans.load(tx, left);
    const due: DueJob[] = [];
    const events: JobEvent[] = [];
    for (const job of left) {
      const attempt = job.progressed ? job.attempt : job.attempt + 1;
      if (attempt > job.maxAttempts) {
        await this.#quarantine(tx, job);
        continue;
      }
      const fence = await jobs.takeOver(tx, job, nodeId, job.progressed ? 'same' : 'next');
      const plan = known.get(planKey(job.workflowId, job.workflowVersion));
      if (fence === undefined || !plan) continue;
      const { id, workflowId, workflowVersion, maxAttempts } = job;
      due.push({ id, workflowId, workflowVersion, attempt, maxAttempts, fence, timeoutMs: plan.policy.timeoutMs });
      if (!job.progressed) {
        events.push({ jobId: id, at, type: 'attempt_lost', params: { attempt: job.attempt } });
      }
      events.push({ jobId: id, at, type: 'recovered', params: { attempt } });
    }
    await jobs.addEvents(tx, events);
    await dispatcher.enqueue(tx, due);
  }

  async #quarantine(tx: Tx, job: JobRecord): Promise<void> {
    const at = this.parts.clock.now();
    const error = `The process died ${job.attempt} times while this job ran, without any progress; it is not tried again`;
    await this.parts.jobs.end(tx, [{ id: job.id, fence: job.fence, at, outcome: { status: 'failed', error } }]);
    await this.parts.jobs.addEvents(tx, [
      { jobId: job.id, at, type: 'quarantined', params: { attempts: job.attempt } },
    ]);
    await this.parts.selfPause.afterFailures(tx, [job]);
    await this.parts.jobs.releaseWaiting(tx, [job.workflowId]);
  }

  async #release(tx: Tx, left: readonly JobRecord[]): Promise<void> {
    const at = this.parts.clock.now();
    await this.parts.jobs.end(
      tx,
      left.map(({ id, fence }) => ({ id, fence, at, outcome: { status: 'released' as const } })),
    );
  }
}
