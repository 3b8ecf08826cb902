import { type HolidayCalendar } from '../holiday';
import { type Clock, type Instant } from '../instant';
import { type DueJob, type JobDispatcher } from '../dispatch/job-dispatcher';
import { type DueRow, type JobStore } from '../job/job-store';
import { TOLERANCE_MS } from '../policy/missed';
import { decideOverlap } from '../policy/overlap';
import { type Tx } from '../store/unit-of-work';
import { type Arrival, catchUp } from './catch-up';
import { ClaimDecisions } from './claim-decisions';
import { type Plan, type PlanCache, planKey } from './plan-cache';
import { type Planner, type PlanTarget } from './planner';

/** How many jobs one transaction takes; more would keep other writers waiting. */
export const LARGEST_CLAIM = 500;

/** What a claim came to. `saturated`: more may be due than was taken. */
export interface ClaimResult {
  started: number;
  saturated: boolean;
}

/**
 * The heart of the tick, in one transaction: takes due jobs oldest first, decides each (run, skip with its reason, wait),
 * marks the runs as started, plans each workflow's next occurrence, and enqueues what was started.
 */
export class Claim {
  constructor(
    private readonly parts: {
      clock: Clock;
      jobs: JobStore;
      dispatcher: JobDispatcher;
      plans: PlanCache;
      planner: Planner;
      calendar: HolidayCalendar;
      nodeId: string;
    },
  ) {}

  async run(tx: Tx, arrival: Arrival): Promise<ClaimResult> {
    const { clock, dispatcher } = this.parts;
    const limit = Math.min(dispatcher.freeSlots(), LARGEST_CLAIM);
    if (limit <= 0) return { started: 0, saturated: true };
    const now = clock.now();
    const decided = await this.#decideDue(tx, { by: now, limit }, arrival, now);
    return { started: await this.#apply(tx, decided.decisions), saturated: decided.due === limit };
  }

  /** Skips what fell due by `at` and was never started; needs no slot. `saturated`: it saw `limit` jobs, and there may be more. */
  async skipMissed(tx: Tx, at: Instant, limit: number): Promise<{ skipped: number; saturated: boolean }> {
    const arrival: Arrival = { at, missed: 'skip' };
    const { decisions, due } = await this.#decideDue(tx, { by: at, limit }, arrival, this.parts.clock.now());
    await this.#apply(tx, decisions);
    return { skipped: decisions.skips.length, saturated: due === limit };
  }

  async #decideDue(
    tx: Tx,
    { by, limit }: { by: Instant; limit: number },
    arrival: Arrival,
    now: Instant,
  ): Promise<{ decisions: ClaimDecisions; due: number }> {
    const { jobs, plans } = this.parts;
    const decisions = new ClaimDecisions(now);
    const due = await jobs.due(tx, by, limit);
    if (due.length === 0) return { decisions, due: 0 };
    const known = await plans.load(tx, due);
    const busy = await this.#busyWorkflows(tx, due, known);
    for (const row of due) {
      const plan = known.get(planKey(row.workflowId, row.workflowVersion));
      if (!plan) throw new Error(`Job ${row.id} names a workflow version that does not exist`);
      if (isMissed(row, arrival)) await this.#decideMissed(tx, row, plan, arrival, busy, decisions);
      else if (arrival.missed !== 'skip') this.#decide(row, plan, busy, decisions);
    }
    return { decisions, due: due.length };
  }

  async #decideMissed(
    tx: Tx,
    row: DueRow,
    plan: Plan,
    arrival: Arrival,
    busy: BusyWorkflows,
    decisions: ClaimDecisions,
  ): Promise<void> {
    const { jobs, planner, calendar } = this.parts;
    const target = targetOf(row, plan);
    if (row.trigger === 'schedule') this.#accountForHolidays(row, target, decisions);
    const missed = { row, target, arrival, busy: busy.stateOf(row.workflowId), planner, calendar };
    const hasRow = (at: Instant): Promise<boolean> => jobs.occurrenceExists(tx, row.workflowId, at);
    await catchUp(missed, hasRow, decisions);
  }

  #decide(row: DueRow, plan: Plan, busy: BusyWorkflows, decisions: ClaimDecisions): void {
    const target = targetOf(row, plan);
    if (row.trigger === 'schedule') this.#accountForHolidays(row, target, decisions);

    if (row.planned && plan.schedule.type === 'recurring') {
      const verdict = decideOverlap(plan.policy.overlap, busy.stateOf(row.workflowId));
      if (verdict === 'run') decisions.start(row, plan.policy.timeoutMs);
      else if (verdict === 'wait') decisions.wait(row, 'overlap');
      else decisions.skip(row, 'overlap');
      busy.note(row.workflowId, verdict);
      decisions.planAfter(target, row.nominalTime);
    } else {
      decisions.start(row, plan.policy.timeoutMs);
      if (row.mode === 'live') busy.note(row.workflowId, 'run');
      if (row.planned) decisions.planAfter(target, row.nominalTime);
    }
  }

  #accountForHolidays(row: DueRow, target: PlanTarget, decisions: ClaimDecisions): void {
    const since = row.options?.plannedAfter;
    if (since === undefined) return;
    decisions.insert(...this.parts.planner.holidayRows(target, since, row.nominalTime, decisions.now));
  }

  async #apply(tx: Tx, decisions: ClaimDecisions): Promise<number> {
    const { jobs, dispatcher, planner, nodeId } = this.parts;
    const inserted = decisions.rows.length > 0 ? await jobs.insert(tx, decisions.rows) : new Set<string>();
    // A row that exists already keeps what became of it (cancelled by hand, say): it is not started a second time.
    const starts = decisions.starts.filter(({ row }) => !row.isNew || inserted.has(row.id));
    const leftOut = decisions.rows.filter(({ id }) => !inserted.has(id));
    if (decisions.skips.length > 0) await jobs.skip(tx, decisions.skips);
    for (const [reason, ids] of decisions.waits) await jobs.wait(tx, ids, reason);
    if (starts.length > 0) {
      await jobs.start(
        tx,
        starts.map(({ row, late }) => ({
          id: row.id,
          startedAt: decisions.now,
          late,
          ...(late && { reason: 'late' as const }),
          leaseOwner: nodeId,
        })),
      );
    }
    if (decisions.events.length > 0) {
      const gone = new Set(leftOut.map(({ id }) => id));
      await jobs.addEvents(
        tx,
        decisions.events.filter(({ jobId }) => !gone.has(jobId)),
      );
    }
    // Others may wait in line behind one that is left out, and nobody else would call them.
    if (leftOut.length > 0) await jobs.releaseWaiting(tx, [...new Set(leftOut.map(({ workflowId }) => workflowId))]);
    await planner.plan(tx, decisions.plans, decisions.now);
    await dispatcher.enqueue(
      tx,
      starts.map(({ row, timeoutMs }): DueJob => ({
        id: row.id,
        workflowId: row.workflowId,
        workflowVersion: row.workflowVersion,
        attempt: row.attempt,
        maxAttempts: row.maxAttempts,
        fence: row.fence + 1,
        timeoutMs,
      })),
    );
    return starts.length;
  }

  /** Only recurring workflows can overlap with themselves, so only theirs are asked for. */
  async #busyWorkflows(tx: Tx, due: readonly DueRow[], known: ReadonlyMap<string, Plan>): Promise<BusyWorkflows> {
    const recurring = new Set<string>();
    for (const row of due) {
      if (row.planned && known.get(planKey(row.workflowId, row.workflowVersion))?.schedule.type === 'recurring') {
        recurring.add(row.workflowId);
      }
    }
    const ids = [...recurring];
    if (ids.length === 0) return new BusyWorkflows(new Set(), new Set());
    return new BusyWorkflows(await this.parts.jobs.underWay(tx, ids), await this.parts.jobs.withWaiting(tx, ids));
  }
}

/** Which workflows have a job under way, as this claim goes on. */
class BusyWorkflows {
  constructor(
    private readonly underWay: Set<string>,
    private readonly withWaiting: Set<string>,
  ) {}

  stateOf(workflowId: string): 'nothing' | 'under-way' | 'under-way-and-one-waits' {
    if (this.withWaiting.has(workflowId)) return 'under-way-and-one-waits';
    return this.underWay.has(workflowId) ? 'under-way' : 'nothing';
  }

  note(workflowId: string, verdict: 'run' | 'skip' | 'wait'): void {
    if (verdict === 'run') this.underWay.add(workflowId);
    if (verdict === 'wait') this.withWaiting.add(workflowId);
  }
}

function targetOf(row: DueRow, plan: Plan): PlanTarget {
  const { workflowId, workflowVersion, workflowName } = row;
  return { workflowId, workflowVersion, workflowName, schedule: plan.schedule, policy: plan.policy };
}

/**
 * Whether the job waited while nothing ran. One that was started before goes on without asking, and so does one with a
 * reason: that it waits in line was decided already.
 */
function isMissed(row: DueRow, arrival: Arrival): boolean {
  if (row.attempt > 0 || row.reason !== undefined) return false;
  return row.createdAt < arrival.at && row.scheduledTime < arrival.at - toleranceOf(arrival);
}

/** A person who resumed has seen the list of what waited, so for them the border is sharp. */
function toleranceOf(arrival: Arrival): number {
  return arrival.missed === 'policy' ? TOLERANCE_MS : -1;
}
