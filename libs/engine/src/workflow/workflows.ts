import { type HolidayCalendar } from '../holiday';
import { type Clock, type Instant } from '../instant';
import { type JobMove, type JobStore } from '../job/job-store';
import { type Outcome, done, refused } from '../outcome';
import { type Planner } from '../scheduler/planner';
import { type Scheduler } from '../scheduler/scheduler';
import { unplan } from '../scheduler/unplan';
import { occurrencesBetween, type Schedule } from '../schedule';
import { type PageRequest, type StorePage } from '../store/page';
import { type Ids } from '../store/ids';
import { type Alongside, type Change, type Tx, type UnitOfWork } from '../store/unit-of-work';
import { type CheckParts, checkDefinition } from './check';
import { historyPage, type SavedChange } from './history';
import { keepsSchedule } from './keeps-schedule';
import { planTargetOf } from './plan-target';
import { type WorkflowDefinition, type WorkflowRecord, type WorkflowVersion } from './workflow';
import { type WorkflowFilter, type WorkflowStore } from './workflow-store';

/** Occurrences that a long pause passed over are listed up to this many, the newest. */
const MOST_PAUSED_OVER = 1_000;

/** Saving is scheduling: every change of a workflow and what follows for its planned job are one transaction. */
export class Workflows {
  constructor(
    private readonly parts: {
      clock: Clock;
      ids: Ids;
      unitOfWork: UnitOfWork;
      workflows: WorkflowStore;
      jobs: JobStore;
      planner: Planner;
      scheduler: Scheduler;
      calendar: HolidayCalendar;
      check: CheckParts;
      defaults: { timeoutMs: number };
    },
  ) {}

  /** Saves a new workflow; an active one gets its job, and `alongside` is written, in the same transaction. */
  async create(
    definition: WorkflowDefinition,
    status: 'draft' | 'active',
    alongside?: Alongside<WorkflowRecord>,
  ): Promise<Outcome<WorkflowRecord>> {
    const now = this.parts.clock.now();
    const checked = await checkDefinition(definition, this.parts.check, now);
    if (!checked.ok) return refused({ kind: 'invalid', issues: checked.issues });
    const workflow: WorkflowRecord = {
      id: this.parts.ids.next(),
      version: 1,
      status,
      definition,
      schedule: checked.value,
      createdAt: now,
      updatedAt: now,
    };
    await this.parts.unitOfWork.write(async (tx) => {
      await this.parts.workflows.insert(tx, workflow);
      if (status === 'active') await this.#plan(tx, workflow, firstFrom(workflow.schedule, now));
      await alongside?.(tx, workflow);
    });
    return done(workflow);
  }

  /** Replaces the definition. The planned job moves with the schedule; without a changed schedule nothing is planned twice. */
  async update(
    id: string,
    definition: WorkflowDefinition,
    status: 'draft' | 'active' | undefined,
    expectedVersion?: number,
    alongside?: Alongside<Change<WorkflowRecord>>,
  ): Promise<Outcome<WorkflowRecord>> {
    const now = this.parts.clock.now();
    const stored = await this.parts.workflows.find(id);
    if (!stored || stored.status === 'archived') return refused({ kind: 'not-found' });
    if (expectedVersion !== undefined && stored.version !== expectedVersion) return refused({ kind: 'stale' });
    const kept = keepsSchedule(stored, definition.schedule, status);
    const checked = await checkDefinition(
      kept ? { ...definition, schedule: IMMEDIATE } : definition,
      this.parts.check,
      now,
    );
    if (!checked.ok) return refused({ kind: 'invalid', issues: checked.issues });
    const schedule = kept ? stored.schedule : checked.value;
    const changed = { ...stored, definition, schedule, status: status ?? stored.status };
    return this.#change(stored, changed, now, alongside);
  }

  find(id: string): Promise<WorkflowRecord | undefined> {
    return this.parts.workflows.find(id);
  }

  /** What it was like over time, newest first; undefined when there is none. @throws InvalidCursor */
  async history(id: string, page: PageRequest): Promise<StorePage<SavedChange> | undefined> {
    const present = await this.parts.workflows.find(id);
    return present && historyPage(present, page, this.parts.workflows);
  }

  /** One version of it, archived ones too. */
  findVersion(id: string, version: number): Promise<WorkflowVersion | undefined> {
    return this.parts.workflows.findVersion(id, version);
  }

  list(filter: WorkflowFilter, page: PageRequest): Promise<StorePage<WorkflowRecord>> {
    return this.parts.workflows.list(filter, page);
  }

  /** Nothing is planned any more, until it is resumed. What runs goes on. */
  async pause(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<WorkflowRecord>>,
  ): Promise<Outcome<WorkflowRecord>> {
    const stored = await this.parts.workflows.find(id);
    if (!stored || stored.status === 'archived') return refused({ kind: 'not-found' });
    if (expectedVersion !== undefined && stored.version !== expectedVersion) return refused({ kind: 'stale' });
    if (stored.status === 'paused') return done(stored);
    if (stored.status === 'draft') {
      return refused({
        kind: 'conflict',
        code: 'WORKFLOW_NOT_ACTIVE',
        message: 'A draft does not run, so it cannot be paused',
      });
    }
    const now = this.parts.clock.now();
    return this.#change(stored, { ...stored, status: 'paused', pausedAt: now }, now, alongside);
  }

  /** Plans again from now on. What the pause passed over gets rows that say so. */
  async resume(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<WorkflowRecord>>,
  ): Promise<Outcome<WorkflowRecord>> {
    const stored = await this.parts.workflows.find(id);
    if (!stored || stored.status === 'archived') return refused({ kind: 'not-found' });
    if (expectedVersion !== undefined && stored.version !== expectedVersion) return refused({ kind: 'stale' });
    if (stored.status === 'active') return done(stored);
    if (stored.status === 'draft') {
      return refused({
        kind: 'conflict',
        code: 'WORKFLOW_NOT_PAUSED',
        message: 'A draft is activated by saving it as active',
      });
    }
    return this.#change(stored, { ...stored, status: 'active' }, this.parts.clock.now(), alongside);
  }

  /** Takes it out of use for good: no planned job is left, and what else was pending is cancelled. What runs goes on. */
  async archive(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<WorkflowRecord>>,
  ): Promise<Outcome<WorkflowRecord>> {
    const stored = await this.parts.workflows.find(id);
    if (!stored || stored.status === 'archived') return refused({ kind: 'not-found' });
    if (expectedVersion !== undefined && stored.version !== expectedVersion) return refused({ kind: 'stale' });
    return this.#change(stored, { ...stored, status: 'archived' }, this.parts.clock.now(), alongside);
  }

  /** A draft with the same content. */
  async duplicate(id: string, alongside?: Alongside<WorkflowRecord>): Promise<Outcome<WorkflowRecord>> {
    const stored = await this.parts.workflows.find(id);
    if (!stored) return refused({ kind: 'not-found' });
    const now = this.parts.clock.now();
    const name = `${stored.definition.name} (2)`.slice(-200);
    const copy: WorkflowRecord = {
      ...stored,
      id: this.parts.ids.next(),
      version: 1,
      status: 'draft',
      definition: { ...stored.definition, name },
      createdAt: now,
      updatedAt: now,
    };
    delete copy.pausedAt;
    await this.parts.unitOfWork.write(async (tx) => {
      await this.parts.workflows.insert(tx, copy);
      await alongside?.(tx, copy);
    });
    return done(copy);
  }

  async #change(
    stored: WorkflowRecord,
    changed: WorkflowRecord,
    now: Instant,
    alongside: Alongside<Change<WorkflowRecord>> | undefined,
  ): Promise<Outcome<WorkflowRecord>> {
    const after: WorkflowRecord = { ...changed, version: stored.version + 1, updatedAt: now };
    if (after.status !== 'paused') delete after.pausedAt;
    return this.parts.unitOfWork.write(async (tx) => {
      if ((await this.parts.workflows.update(tx, after, stored.version)) === 'stale') return refused({ kind: 'stale' });
      if (after.status === 'active') await this.#keepPlanned(tx, stored, after, now);
      else {
        const { status } = after;
        const cutShort = await unplan(tx, { before: stored, after: status }, now, this.parts);
        tx.onCommit(() => cutShort.forEach((jobId) => this.parts.scheduler.sweepSoon(jobId)));
      }
      await alongside?.(tx, { before: stored, after });
      return done(after);
    });
  }

  async #keepPlanned(tx: Tx, before: WorkflowRecord, after: WorkflowRecord, now: Instant): Promise<void> {
    if (before.status === 'paused') await this.#accountForPause(tx, before, after, now);
    const planned = await this.parts.jobs.planned(tx, after.id);
    const target = planTargetOf(after, this.parts.defaults);
    const touched = {
      workflowVersion: target.workflowVersion,
      workflowName: target.workflowName,
      maxAttempts: target.policy.maxRetries + 1,
    };
    await this.#updateMoved(tx, after.id, touched);
    if (!planned) {
      await this.#plan(tx, after, passedOver(before, after) ? now : firstFrom(after.schedule, now));
    } else if (after.schedule === before.schedule) {
      await this.parts.jobs.move(tx, planned.id, touched);
    } else {
      await this.parts.planner.accountForHolidays(tx, planTargetOf(before, this.parts.defaults), planned, now);
      const from = firstFrom(after.schedule, now);
      const at = await this.parts.planner.firstFree(tx, target, from, planned.nominalTime);
      if (at === undefined) await this.parts.jobs.removePlanned(tx, after.id);
      else {
        // What the new rule leaves out on the way counts from now; what the old one would have left out no longer does.
        const options = after.schedule.type === 'recurring' ? { plannedAfter: from } : {};
        const moved = { ...touched, nominalTime: at, scheduledTime: at, type: after.schedule.type, options };
        await this.parts.jobs.move(tx, planned.id, moved);
        tx.onCommit(() => this.parts.scheduler.expect(at));
      }
    }
  }

  /** Occurrences beside the planned one that have not started, moved ones and those in line: what is sent is what was saved last. */
  async #updateMoved(tx: Tx, workflowId: string, touched: JobMove): Promise<void> {
    for (const job of await this.parts.jobs.pendingOf(tx, workflowId)) {
      if (job.trigger !== 'schedule' || job.planned || job.attempt > 0) continue;
      await this.parts.jobs.move(tx, job.id, touched);
    }
  }

  async #plan(tx: Tx, workflow: WorkflowRecord, after: Instant): Promise<void> {
    const target = planTargetOf(workflow, this.parts.defaults);
    await this.parts.planner.plan(tx, [{ target, after }], this.parts.clock.now());
    const planned = await this.parts.jobs.planned(tx, workflow.id);
    if (planned) tx.onCommit(() => this.parts.scheduler.expect(planned.scheduledTime));
  }

  async #accountForPause(tx: Tx, before: WorkflowRecord, after: WorkflowRecord, now: Instant): Promise<void> {
    const target = planTargetOf(after, this.parts.defaults);
    const rows = [];
    const passed = occurrencesBetween(before.schedule, before.pausedAt ?? now, now, this.parts.calendar);
    for (const { occurrence, outcome } of passed) {
      const reason = outcome === 'run' ? 'paused' : 'holiday';
      rows.push(this.parts.planner.skippedJob(target, occurrence.at, reason, now));
      if (rows.length > MOST_PAUSED_OVER) rows.shift();
    }
    if (rows.length > 0) await this.parts.jobs.insert(tx, rows);
  }
}

/** Whether what the schedule named before now was accounted for: a pause ends, and the schedule is the one that was paused. */
function passedOver(before: WorkflowRecord, after: WorkflowRecord): boolean {
  return before.status === 'paused' && after.schedule === before.schedule;
}

/** Stands in where an unchanged schedule is not to be judged again: its date may have passed since. */
const IMMEDIATE = { type: 'immediate' } as const;

/** A one-off's instant counts wherever it lies; a recurring rule's first occurrence may be this very instant. */
function firstFrom(schedule: Schedule, now: Instant): Instant {
  return schedule.type === 'recurring' ? now - 1 : Number.NEGATIVE_INFINITY;
}
