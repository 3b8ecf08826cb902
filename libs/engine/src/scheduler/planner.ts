import { type HolidayCalendar } from '../holiday';
import { type Instant } from '../instant';
import { type JobReason, type JobRecord } from '../job/job';
import { type JobStore, type NewJob } from '../job/job-store';
import { type Policy } from '../policy/policy';
import { nextOccurrence, type Schedule } from '../schedule';
import { type Ids } from '../store/ids';
import { type Tx } from '../store/unit-of-work';

/** The part of a workflow that its jobs are made from. */
export interface PlanTarget {
  workflowId: string;
  workflowVersion: number;
  workflowName: string;
  schedule: Schedule;
  policy: Policy;
}

/** A rule whose every coming occurrence was cancelled by hand is given up after this many. */
const MOST_TAKEN_OCCURRENCES = 1_000;

/** Writes the rows of occurrences: at most one planned job per workflow, one row per occurrence for ever. */
export class Planner {
  constructor(
    private readonly jobs: JobStore,
    private readonly ids: Ids,
    private readonly calendar: HolidayCalendar,
  ) {}

  /** Plans each workflow's first occurrence after its instant that has no row yet; workflows that have none are left alone. */
  async plan(tx: Tx, wanted: readonly { target: PlanTarget; after: Instant }[], now: Instant): Promise<void> {
    let open = wanted;
    for (let round = 0; open.length > 0 && round < MOST_TAKEN_OCCURRENCES; round += 1) {
      const rows = open.flatMap(({ target, after }) => {
        const row = this.#plannedJob(target, after, now);
        return row ? [{ row, target }] : [];
      });
      if (rows.length === 0) return;
      const inserted = await this.jobs.insert(
        tx,
        rows.map(({ row }) => row),
      );
      open = rows
        .filter(({ row }) => !inserted.has(row.id))
        .map(({ row, target }) => ({ target, after: row.nominalTime }));
    }
  }

  /** The first occurrence after `after` that has no row yet, or is the one of the planned job `own` that is to be moved. */
  async firstFree(tx: Tx, target: PlanTarget, after: Instant, own?: Instant): Promise<Instant | undefined> {
    let from = after;
    for (let round = 0; round < MOST_TAKEN_OCCURRENCES; round += 1) {
      const { next } = nextOccurrence(target.schedule, from, this.calendar);
      if (!next) return undefined;
      if (next.at === own || !(await this.jobs.occurrenceExists(tx, target.workflowId, next.at))) return next.at;
      from = next.at;
    }
    return undefined;
  }

  /** A row for an occurrence that never runs, with its reason. */
  skippedJob(target: PlanTarget, at: Instant, reason: JobReason, now: Instant): NewJob {
    return { ...this.scheduledJob(target, at, now), status: 'skipped', reason };
  }

  /** A row for an occurrence that is due beside the planned one. */
  scheduledJob(target: PlanTarget, at: Instant, now: Instant): NewJob {
    return {
      id: this.ids.next(),
      workflowId: target.workflowId,
      workflowVersion: target.workflowVersion,
      workflowName: target.workflowName,
      type: target.schedule.type,
      trigger: 'schedule',
      mode: 'live',
      nominalTime: at,
      scheduledTime: at,
      maxAttempts: target.policy.maxRetries + 1,
      createdAt: now,
      status: 'pending',
      planned: false,
      waiting: false,
    };
  }

  /** What the holiday rule left out after `after` and before `before`, as rows that say so. */
  holidayRows(target: PlanTarget, after: Instant, before: Instant, now: Instant): NewJob[] {
    const { skipped } = nextOccurrence(target.schedule, after, this.calendar);
    return skipped.filter(({ at }) => at < before).map(({ at }) => this.skippedJob(target, at, 'holiday', now));
  }

  /** Writes the rows of what the holiday rule left out by `now` on the way to this planned job, which will not do it itself. */
  async accountForHolidays(
    tx: Tx,
    target: PlanTarget,
    planned: Pick<JobRecord, 'options' | 'nominalTime'>,
    now: Instant,
  ): Promise<void> {
    const since = planned.options?.plannedAfter;
    if (since === undefined) return;
    await this.jobs.insert(tx, this.holidayRows(target, since, Math.min(planned.nominalTime, now + 1), now));
  }

  #plannedJob(target: PlanTarget, after: Instant, now: Instant): NewJob | undefined {
    const { next, skipped } = nextOccurrence(target.schedule, after, this.calendar);
    if (!next) return undefined;
    const job: NewJob = { ...this.scheduledJob(target, next.at, now), planned: true };
    // The rows of what the holiday rule leaves out are written when the planned job starts: the schedule may change before.
    return skipped.length > 0 ? { ...job, options: { plannedAfter: after } } : job;
  }
}
