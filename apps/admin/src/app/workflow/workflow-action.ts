import { type Workflow, type WorkflowStatus } from '@jeongsi/contract';

export const WORKFLOW_ACTIONS = ['edit', 'pause', 'resume', 'runNow', 'duplicate', 'archive'] as const;
export type WorkflowAction = (typeof WORKFLOW_ACTIONS)[number];

/** What can be done to many at once. */
export const BULK_ACTIONS = ['pause', 'resume', 'runNow', 'duplicate', 'archive'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What a workflow allows. Whatever is impossible is not offered. */
const ALLOWED: Record<WorkflowStatus, readonly WorkflowAction[]> = {
  draft: ['edit', 'duplicate', 'archive'],
  active: ['edit', 'pause', 'runNow', 'duplicate', 'archive'],
  paused: ['edit', 'resume', 'runNow', 'duplicate', 'archive'],
  archived: ['duplicate'],
};

export function workflowActions({ status }: Pick<Workflow, 'status'>): readonly WorkflowAction[] {
  return ALLOWED[status];
}

/** Which of the chosen workflows an action would change; it is offered when that is at least one. */
export function allowing<W extends Pick<Workflow, 'status'>>(
  workflows: readonly W[],
  action: BulkAction,
): readonly W[] {
  return workflows.filter((workflow) => workflowActions(workflow).includes(action));
}
