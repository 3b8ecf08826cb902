import { type EngineLog } from '../engine-log';
import { type Clock, type Instant } from '../instant';
import { resolvePolicy } from '../policy/policy';
import { type JobStore } from '../job/job-store';
import { type SettingStore } from '../store/setting-store';
import { type Tx, type UnitOfWork } from '../store/unit-of-work';
import { type WorkflowRecord } from '../workflow/workflow';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type Planner } from './planner';

const TZ_DATA_KEY = 'tzdata.version';
const BATCH = 500;
const DAY_MS = 26 * 3_600_000;

/**
 * The wall-clock rule is the truth and the planned instant only a cache of it: when the tz data changed since the plans
 * were made, every planned job is sought anew.
 */
export class Replan {
  constructor(
    private readonly parts: {
      clock: Clock;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      workflows: WorkflowStore;
      settings: SettingStore;
      planner: Planner;
      log: EngineLog;
    },
    private readonly tzVersion: string,
  ) {}

  async run(): Promise<void> {
    const { settings, unitOfWork, log } = this.parts;
    const stamp = await settings.get<string>(TZ_DATA_KEY);
    if (stamp === this.tzVersion) return;
    if (stamp !== undefined) log.info('The tz data changed; planning anew', { from: stamp, to: this.tzVersion });
    if (stamp !== undefined) await this.#all();
    await unitOfWork.write((tx) => settings.set(tx, TZ_DATA_KEY, this.tzVersion));
  }

  async #all(): Promise<void> {
    let afterId: string | undefined;
    for (;;) {
      const workflows = await this.parts.workflows.activeAfter(afterId, BATCH);
      await this.parts.unitOfWork.write(async (tx) => {
        for (const workflow of workflows) await this.#one(tx, workflow);
      });
      if (workflows.length < BATCH) return;
      afterId = workflows.at(-1)?.id;
    }
  }

  async #one(tx: Tx, workflow: WorkflowRecord): Promise<void> {
    const planned = await this.parts.jobs.planned(tx, workflow.id);
    // A job that a person moved keeps the time that the person gave it.
    if (!planned || planned.scheduledTime !== planned.nominalTime) return;
    const target = {
      workflowId: workflow.id,
      workflowVersion: workflow.version,
      workflowName: workflow.definition.name,
      schedule: workflow.schedule,
      policy: resolvePolicy(workflow.definition.policy, { timeoutMs: 0 }),
    };
    const after = await this.#seekFrom(tx, workflow.id, planned.nominalTime);
    const at = await this.parts.planner.firstFree(tx, target, after, planned.nominalTime);
    if (at !== undefined && at !== planned.nominalTime) {
      await this.parts.jobs.move(tx, planned.id, { nominalTime: at, scheduledTime: at });
    }
  }

  /**
   * Halfway between the last occurrence and the planned one: a zone's change moves both by the same hour or so, and the
   * last one, which has run, must not be found a second time.
   */
  async #seekFrom(tx: Tx, workflowId: string, planned: Instant): Promise<Instant> {
    const last = await this.parts.jobs.lastOccurrence(tx, workflowId);
    const gap = last === undefined ? DAY_MS : (planned - last) / 2;
    return planned - Math.min(gap, DAY_MS);
  }
}
