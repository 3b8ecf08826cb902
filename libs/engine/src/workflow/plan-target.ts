import { type PlanTarget } from '../scheduler/planner';
import { policyOf } from './policy-of';
import { type WorkflowRecord } from './workflow';

export function planTargetOf(workflow: WorkflowRecord, defaults: { timeoutMs: number }): PlanTarget {
  return {
    workflowId: workflow.id,
    workflowVersion: workflow.version,
    workflowName: workflow.definition.name,
    schedule: workflow.schedule,
    policy: policyOf(workflow.definition, defaults),
  };
}
