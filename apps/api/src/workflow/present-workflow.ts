import { type Workflow, type WorkflowSummary } from '@jeongsi/contract';
import { describeSchedule, type JobRecord, type WorkflowProblem, type WorkflowRecord } from '@jeongsi/engine';
import { instantText } from '../http/instant-text';

/** What is told of a workflow besides itself. */
export interface Around {
  planned?: JobRecord | undefined;
  problems?: readonly WorkflowProblem[] | undefined;
}

/** A workflow as clients see it: the definition as it was given. */
export function presentWorkflow(workflow: WorkflowRecord, { planned, problems = [] }: Around = {}): Workflow {
  const { id, version, status, definition, createdAt, updatedAt } = workflow;
  return {
    id,
    version,
    status,
    // Only what passed the contract's own classes is ever saved.
    ...(definition as Omit<Workflow, 'id' | 'version' | 'status' | 'createdAt' | 'updatedAt'>),
    createdAt: instantText(createdAt),
    updatedAt: instantText(updatedAt),
    ...(planned && { nextJob: { id: planned.id, scheduledTime: instantText(planned.scheduledTime) } }),
    ...(problems.length > 0 && { problems: [...problems] }),
  };
}

/** The same for a list: a page of workflows with ten thousand rows each would weigh half a gigabyte. */
export function presentSummary(
  workflow: WorkflowRecord,
  { last, ...around }: Around & { last?: JobRecord | undefined },
): WorkflowSummary {
  const { audience, ...whole } = presentWorkflow(workflow, around);
  const rest = { ...whole, sentence: describeSchedule(workflow.schedule), ...lastJob(last) };
  if (audience.source !== 'list') return { ...rest, audience };
  const { source, mapping, rows } = audience;
  return { ...rest, audience: { source, mapping, rowCount: rows.length } };
}

function lastJob(job: JobRecord | undefined): Pick<WorkflowSummary, 'lastJob'> {
  if (job?.completedAt === undefined) return {};
  const { id, status, completedAt, deliveries } = job;
  return { lastJob: { id, status, completedAt: instantText(completedAt), deliveries: { ...deliveries } } };
}
