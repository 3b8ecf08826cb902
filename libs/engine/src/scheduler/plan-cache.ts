import { type Policy } from '../policy/policy';
import { type Schedule } from '../schedule';
import { type Tx } from '../store/unit-of-work';
import { policyOf } from '../workflow/policy-of';
import { type WorkflowVersion } from '../workflow/workflow';
import { type WorkflowStore } from '../workflow/workflow-store';

/** What the tick needs to know of a workflow's version. */
export interface Plan {
  schedule: Schedule;
  policy: Policy;
}

const CAPACITY = 5_000;

/** Versions never change, so what was read once stays true. Keeps the most recently used ones. */
export class PlanCache {
  readonly #plans = new Map<string, Plan>();

  constructor(
    private readonly workflows: WorkflowStore,
    private readonly defaults: { timeoutMs: number },
  ) {}

  /** The plans of all versions named; a version that does not exist is missing from the answer. */
  async load(tx: Tx, wanted: readonly { workflowId: string; workflowVersion: number }[]): Promise<Map<string, Plan>> {
    const found = new Map<string, Plan>();
    const missing = new Map<string, { workflowId: string; version: number }>();
    for (const { workflowId, workflowVersion: version } of wanted) {
      const key = planKey(workflowId, version);
      if (found.has(key) || missing.has(key)) continue;
      const plan = this.#plans.get(key);
      if (plan) found.set(key, plan);
      else missing.set(key, { workflowId, version });
    }
    if (missing.size > 0) {
      for (const version of await this.workflows.versions(tx, [...missing.values()])) {
        const key = planKey(version.workflowId, version.version);
        found.set(key, this.#keep(key, version));
      }
    }
    return found;
  }

  #keep(key: string, version: WorkflowVersion): Plan {
    const plan = { schedule: version.schedule, policy: policyOf(version.definition, this.defaults) };
    if (this.#plans.size >= CAPACITY) this.#plans.delete(this.#plans.keys().next().value as string);
    this.#plans.set(key, plan);
    return plan;
  }
}

export function planKey(workflowId: string, version: number): string {
  return `${workflowId}@${version}`;
}
