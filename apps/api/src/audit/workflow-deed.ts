import { type AuditChange } from '@jeongsi/contract';
import { type WorkflowRecord } from '@jeongsi/engine';
import { type Deed } from './auditing';
import { changedPaths } from './changed-paths';

/** Recipients, and what may hold a password: headers, and addresses of the web with what they carry behind the path. */
const HIDDEN_PATHS = new Set(['audience.rows', 'message.headers', 'message.url', 'audience.url']);

/** A workflow as it is, or what became of it. */
export function workflowDeed(after: WorkflowRecord, before?: WorkflowRecord): Deed {
  const changes = workflowChanges(after, before);
  return { subject: { kind: 'workflow', id: after.id, name: after.definition.name }, changes };
}

/** What a state of a workflow has changed against the one before it. */
export function workflowChanges(after: WorkflowState, before?: WorkflowState): AuditChange[] {
  return changedPaths(before && facts(before), facts(after), HIDDEN_PATHS);
}

type WorkflowState = Pick<WorkflowRecord, 'definition' | 'status'>;

function facts({ definition, status }: WorkflowState): object {
  return { status, ...definition };
}
