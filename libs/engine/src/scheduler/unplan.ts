import { type Instant } from '../instant';
import { type JobStore } from '../job/job-store';
import { type Tx } from '../store/unit-of-work';
import { planTargetOf } from '../workflow/plan-target';
import { type WorkflowRecord, type WorkflowStatus } from '../workflow/workflow';
import { type Planner } from './planner';

/**
 * What becomes of the pending jobs of a workflow that is paused or archived. The planned one goes, unless its occurrence has
 * come already (the scheduler was paused or full, or the job was moved): then its row stays and says why it never runs, as do
 * those that wait in line or were moved beyond the next one. What a person asked for, and what has started, is cancelled on
 * archiving only. Answers the jobs that had started: those whom they had not reached are to be accounted for.
 */
export async function unplan(
  tx: Tx,
  { before, after }: { before: WorkflowRecord; after: WorkflowStatus },
  now: Instant,
  { jobs, planner, defaults }: { jobs: JobStore; planner: Planner; defaults: { timeoutMs: number } },
): Promise<string[]> {
  const cutShort: string[] = [];
  for (const job of await jobs.pendingOf(tx, before.id)) {
    if (job.planned) await planner.accountForHolidays(tx, planTargetOf(before, defaults), job, now);
    if (job.planned && job.nominalTime > now) await jobs.removePlanned(tx, before.id);
    else if (after === 'archived') {
      await jobs.cancel(tx, job.id, now);
      if (job.attempt > 0) cutShort.push(job.id);
    } else if (job.trigger === 'schedule' && job.attempt === 0) {
      await jobs.skip(tx, [{ id: job.id, reason: 'paused', at: now }]);
    }
  }
  return cutShort;
}
