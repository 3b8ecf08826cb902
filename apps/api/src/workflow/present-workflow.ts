import { type Workflow } from '@jeongsi/contract';
import { type JobRecord, type WorkflowRecord } from '@jeongsi/engine';
import { instantText } from '../http/instant-text';

/** A workflow as clients see it: the definition as it was given. */
export function presentWorkflow(workflow: WorkflowRecord, planned: JobRecord | undefined): Workflow {
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
  };
}
