import { type Clock, type Instant } from '../instant';
import { type JobRecord } from '../job/job';
import { type JobStore } from '../job/job-store';
import { type Planner } from '../scheduler/planner';
import { type Tx, type UnitOfWork } from '../store/unit-of-work';
import { planTargetOf } from '../workflow/plan-target';
import { type WorkflowRecord } from '../workflow/workflow';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type CalendarChange, mindsHolidays, movedPlan } from './moved-plan';

export interface ReplanParts {
  clock: Clock;
  unitOfWork: UnitOfWork;
  jobs: JobStore;
  workflows: WorkflowStore;
  planner: Planner;
  defaults: { timeoutMs: number };
}

/** A workflow that runs next at another time; without `to` never again. */
export interface MovedWorkflow {
  id: string;
  name: string;
  from: Instant;
  to?: Instant;
}

interface Move {
  workflow: WorkflowRecord;
  planned: JobRecord;
  to: Instant | undefined;
}

/** Workflows per transaction: small, so that a claim never waits long for one. */
const BATCH = 200;

/** What a changed calendar does to the planned jobs of the workflows whose rules mind holidays. */
export class HolidayReplan {
  constructor(private readonly parts: ReplanParts) {}

  /** What it would do, without doing it. */
  foresee(change: CalendarChange): Promise<MovedWorkflow[]> {
    return this.#everywhere(change, async () => undefined);
  }

  /** Does it; `expect` hears of every new instant once it is durable. Done twice, the second time does nothing. */
  run(change: CalendarChange, expect: (at: Instant) => void): Promise<MovedWorkflow[]> {
    return this.#everywhere(change, (tx, move) => this.#apply(tx, move, expect));
  }

  async #everywhere(change: CalendarChange, apply: (tx: Tx, move: Move) => Promise<void>): Promise<MovedWorkflow[]> {
    const moved: MovedWorkflow[] = [];
    let afterId: string | undefined;
    for (;;) {
      const workflows = await this.parts.workflows.activeAfter(afterId, BATCH);
      const minding = workflows.filter(({ schedule }) => mindsHolidays(schedule));
      if (minding.length > 0) moved.push(...(await this.#some(minding, change, apply)));
      if (workflows.length < BATCH) return moved;
      afterId = workflows.at(-1)?.id;
    }
  }

  #some(
    workflows: readonly WorkflowRecord[],
    change: CalendarChange,
    apply: (tx: Tx, move: Move) => Promise<void>,
  ): Promise<MovedWorkflow[]> {
    return this.parts.unitOfWork.write(async (tx) => {
      const moved: MovedWorkflow[] = [];
      for (const { id } of workflows) {
        // Read again: it may have been changed since it was listed.
        const workflow = await this.parts.workflows.read(tx, id);
        const move = workflow?.status === 'active' && (await this.#moveOf(tx, workflow, change));
        if (!move) continue;
        await apply(tx, move);
        const { to, planned } = move;
        const name = move.workflow.definition.name;
        moved.push({ id, name, from: planned.nominalTime, ...(to !== undefined && { to }) });
      }
      return moved;
    });
  }

  async #moveOf(tx: Tx, workflow: WorkflowRecord, change: CalendarChange): Promise<Move | undefined> {
    const now = this.parts.clock.now();
    const planned = await this.parts.jobs.planned(tx, workflow.id);
    // What is due already starts any moment, and a job that a person moved keeps the time that the person gave it.
    if (!planned || planned.nominalTime <= now || planned.scheduledTime !== planned.nominalTime) return undefined;
    const to = await this.#firstFree(tx, workflow, planned, change);
    return to === planned.nominalTime ? undefined : { workflow, planned, to };
  }

  async #firstFree(
    tx: Tx,
    { id, schedule }: WorkflowRecord,
    { nominalTime }: JobRecord,
    change: CalendarChange,
  ): Promise<Instant | undefined> {
    for (const at of movedPlan(schedule, nominalTime, this.parts.clock.now(), change)) {
      if (at === nominalTime || !(await this.parts.jobs.occurrenceExists(tx, id, at))) return at;
    }
    return undefined;
  }

  async #apply(tx: Tx, { workflow, planned, to }: Move, expect: (at: Instant) => void): Promise<void> {
    const { clock, jobs, planner, defaults } = this.parts;
    if (to === undefined) {
      await jobs.removePlanned(tx, workflow.id);
      const row = planner.skippedJob(planTargetOf(workflow, defaults), planned.nominalTime, 'holiday', clock.now());
      await jobs.insert(tx, [row]);
      return;
    }
    // What the rule leaves out on the way gets its rows when the planned job starts.
    const options = { ...planned.options, plannedAfter: planned.options?.plannedAfter ?? clock.now() };
    await jobs.move(tx, planned.id, { nominalTime: to, scheduledTime: to, options });
    tx.onCommit(() => expect(to));
  }
}
