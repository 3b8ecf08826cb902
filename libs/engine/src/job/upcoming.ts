import { type HolidayCalendar } from '../holiday';
import { type Instant } from '../instant';
import { occurrencesBetween } from '../schedule';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type JobType } from './job';
import { type JobStore } from './job-store';

export interface UpcomingOccurrence {
  workflowId: string;
  workflowName: string;
  type: JobType;
  at: Instant;
  /** Once the occurrence has its row. */
  jobId?: string;
}

const WORKFLOWS_PER_PAGE = 200;
/** A calendar of more workflows than this shows the pending jobs alone: nobody reads it, and computing it would stall us. */
const MOST_WORKFLOWS = 2_000;

/** What is coming in [from, to): pending jobs, and what the recurring rules name behind them. Oldest first, at most `limit`. */
export async function upcoming(
  range: { from: Instant; to: Instant; limit: number },
  parts: { jobs: JobStore; workflows: WorkflowStore; calendar: HolidayCalendar },
): Promise<UpcomingOccurrence[]> {
  const { from, to, limit } = range;
  const found: UpcomingOccurrence[] = [];
  const pending = await parts.jobs.list({ status: 'pending', from, to }, 'ascending', { limit });
  for (const job of pending.items) {
    const { workflowId, workflowName, type, scheduledTime: at, id: jobId } = job;
    found.push({ workflowId, workflowName, type, at, jobId });
  }
  let afterId: string | undefined;
  for (let read = 0; read < MOST_WORKFLOWS; read += WORKFLOWS_PER_PAGE) {
    const workflows = await parts.workflows.activeAfter(afterId, WORKFLOWS_PER_PAGE);
    for (const { id, definition, schedule } of workflows) {
      if (schedule.type !== 'recurring') continue;
      const planned = await parts.jobs.plannedTime(id);
      if (planned === undefined) continue;
      const after = Math.max(planned, from - 1);
      let listed = 0;
      for (const { occurrence, outcome } of occurrencesBetween(schedule, after, to - 1, parts.calendar)) {
        if (listed === limit) break;
        if (outcome !== 'run') continue;
        listed += 1;
        found.push({ workflowId: id, workflowName: definition.name, type: 'recurring', at: occurrence.at });
      }
    }
    if (workflows.length < WORKFLOWS_PER_PAGE) break;
    afterId = workflows.at(-1)?.id;
  }
  return found.sort((a, b) => a.at - b.at).slice(0, limit);
}
