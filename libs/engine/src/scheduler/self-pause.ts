import { type Clock } from '../instant';
import { type JobStore } from '../job/job-store';
import { resolvePolicy } from '../policy/policy';
import { type Tx } from '../store/unit-of-work';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type Planner } from './planner';
import { unplan } from './unplan';

/** Pauses a workflow whose jobs fail again and again, in the transaction of the last failure, if its policy says so. */
export class SelfPause {
  constructor(
    private readonly parts: {
      clock: Clock;
      jobs: JobStore;
      workflows: WorkflowStore;
      planner: Planner;
      defaults: { timeoutMs: number };
    },
  ) {}

  /** These jobs have just ended as failed. */
  async afterFailures(tx: Tx, failed: readonly { id: string; workflowId: string }[]): Promise<void> {
    for (const job of failed) await this.#afterFailure(tx, job);
  }

  async #afterFailure(tx: Tx, { id, workflowId }: { id: string; workflowId: string }): Promise<void> {
    const { clock, jobs, workflows } = this.parts;
    const workflow = await workflows.read(tx, workflowId);
    if (workflow?.status !== 'active') return;
    const { pauseAfterFailures: limit } = resolvePolicy(workflow.definition.policy, this.parts.defaults);
    if (limit === undefined || (await jobs.read(tx, id))?.mode !== 'live') return;
    const last = await jobs.lastEnds(tx, workflowId, limit);
    if (last.length < limit || last.includes('completed')) return;
    const now = clock.now();
    const paused = {
      ...workflow,
      status: 'paused',
      version: workflow.version + 1,
      updatedAt: now,
      pausedAt: now,
    } as const;
    if ((await workflows.update(tx, paused, workflow.version)) === 'stale') return;
    await unplan(tx, { before: workflow, after: 'paused' }, now, this.parts);
    await jobs.addEvents(tx, [{ jobId: id, at: now, type: 'paused', params: { failures: limit } }]);
  }
}
