import { type WorkflowRecord } from '@jeongsi/engine';
import { type Deed } from './auditing';
import { changedPaths } from './changed-paths';

/** Recipients, and what may hold a password: headers, and addresses of the web with what they carry behind the path. */
const HIDDEN_PATHS = new Set(['audience.rows', 'message.headers', 'message.url', 'audience.url']);

/** A workflow as it is, or what became of it. */
export function workflowDeed(after: WorkflowRecord, before?: WorkflowRecord): Deed {
  const changes = changedPaths(before && facts(before), facts(after), HIDDEN_PATHS);
  return { subject: { kind: 'workflow', id: after.id, name: after.definition.name }, changes };
}

function facts({ definition, status }: WorkflowRecord): object {
  return { status, ...definition };
}
