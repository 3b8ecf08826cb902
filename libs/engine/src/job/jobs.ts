import { type Rest } from '../delivery/rest';
import { type JobDispatcher } from '../dispatch/job-dispatcher';
import { type Clock, type Instant } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { resolvePolicy } from '../policy/policy';
import { type Planner } from '../scheduler/planner';
import { type Scheduler } from '../scheduler/scheduler';
import { type Ids } from '../store/ids';
import { type Alongside, type Tx, type UnitOfWork } from '../store/unit-of-work';
import { planTargetOf } from '../workflow/plan-target';
import { type WorkflowRecord } from '../workflow/workflow';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type EndedJobs } from './ended-jobs';
import { type JobEventType, type JobMode, type JobOptions, type JobRecord, type RetryScope } from './job';
import { isEnded } from './job-state';
import { type JobStore, type NewJob } from './job-store';

export interface ExecuteWorkflow {
  workflowId: string;
  mode: JobMode;
  trigger: 'api' | 'manual';
  variables?: Record<string, string>;
  recipients?: string[];
}

const HUNDRED_YEARS_MS = 100 * 366 * 86_400_000;

/** What a person or a program does to jobs. Each answers the job as it is afterwards. */
export class Jobs {
  constructor(
    private readonly parts: {
      clock: Clock;
      ids: Ids;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      workflows: WorkflowStore;
      dispatcher: JobDispatcher;
      planner: Planner;
      scheduler: Scheduler;
      ended: EndedJobs;
      rest: Rest;
      defaults: { timeoutMs: number };
    },
  ) {}

  /** Runs a workflow now, beside its schedule; `alongside` is written in the same transaction. */
  async execute(request: ExecuteWorkflow, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    return this.parts.unitOfWork.write(async (tx) => {
      const workflow = await this.parts.workflows.read(tx, request.workflowId);
      if (!workflow || workflow.status === 'archived') return refused({ kind: 'not-found' });
      if (workflow.status === 'draft' && request.mode === 'live') {
        return conflict('WORKFLOW_IS_DRAFT', 'A draft can only be run in test mode; activate the workflow first');
      }
      const { mode, trigger, variables, recipients } = request;
      const options = { ...(variables && { variables }), ...(recipients && { recipients }) };
      const { version: workflowVersion } = workflow;
      const job = await this.#addNow(tx, { workflow, workflowVersion, trigger, mode, options });
      await alongside?.(tx, job);
      return done(job);
    });
  }

  /** A pending job starts now; one that has ended runs once more, as a new job for the whole audience. */
  async runNow(id: string, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    const now = this.parts.clock.now();
    const job = await this.parts.jobs.find(id);
    if (!job) return refused({ kind: 'not-found' });
    if (isEnded(job.status)) {
      const { workflowId, mode } = job;
      const { variables, recipients } = job.options ?? {};
      const asBefore = { ...(variables && { variables }), ...(recipients && { recipients }) };
      return this.execute({ workflowId, mode, trigger: 'manual', ...asBefore }, alongside);
    }
    return this.parts.unitOfWork.write(async (tx) => {
      const current = await this.parts.jobs.read(tx, id);
      if (current?.status !== 'pending') return notPending(current);
      if (current.waiting)
        return conflict('JOB_WAITS', 'It waits for the job before it and starts when that one ends', current);
      // It gives up its place as the planned one: overlap is for the schedule to mind, not for a person who says now.
      await this.parts.jobs.move(tx, id, { scheduledTime: Math.min(now, current.scheduledTime), planned: false });
      if (current.planned) await this.#planAfter(tx, current);
      await this.#event(tx, id, 'run_now', { from: current.scheduledTime });
      tx.onCommit(() => this.parts.scheduler.poke());
      const moved = (await this.parts.jobs.read(tx, id)) as JobRecord;
      await alongside?.(tx, moved);
      return done(moved);
    });
  }

  async move(id: string, scheduledTime: Instant, expectedVersion?: number): Promise<Outcome<JobRecord>> {
    const now = this.parts.clock.now();
    if (scheduledTime <= now || scheduledTime > now + HUNDRED_YEARS_MS) {
      const message = `Give a time in the future, at most 100 years ahead; it is ${new Date(now).toISOString()} now`;
      const code = scheduledTime <= now ? 'PAST' : 'TOO_FAR';
      return refused({ kind: 'invalid', issues: [{ path: 'scheduledTime', code, message }] });
    }
    return this.parts.unitOfWork.write(async (tx) => {
      const job = await this.parts.jobs.read(tx, id);
      if (job?.status !== 'pending') return notPending(job);
      if (job.waiting)
        return conflict('JOB_WAITS', 'It waits for the job before it and starts when that one ends', job);
      const letGo = job.planned && (await this.#reachesNext(tx, job, scheduledTime));
      const moved = await this.parts.jobs.move(
        tx,
        id,
        { scheduledTime, ...(letGo && { planned: false }) },
        expectedVersion,
      );
      if (moved === undefined) return refused({ kind: 'stale' });
      if (letGo) await this.#planAfter(tx, job);
      await this.#event(tx, id, 'moved', { from: job.scheduledTime, to: scheduledTime });
      tx.onCommit(() => this.parts.scheduler.expect(scheduledTime));
      return this.#answer(tx, id);
    });
  }

  /** Cancels a pending job, for good; a recurring workflow's next occurrence is planned at once. */
  async cancel(id: string, expectedVersion?: number): Promise<Outcome<JobRecord>> {
    const outcome = await this.parts.unitOfWork.write(async (tx): Promise<Outcome<JobRecord>> => {
      const job = await this.parts.jobs.read(tx, id);
      if (job?.status !== 'pending') return notPending(job);
      if (!(await this.parts.jobs.cancel(tx, id, this.parts.clock.now(), expectedVersion)))
        return refused({ kind: 'stale' });
      if (job.planned) await this.#planAfter(tx, job);
      await this.parts.jobs.releaseWaiting(tx, [job.workflowId]);
      await this.#event(tx, id, 'cancelled', {});
      tx.onCommit(() => {
        this.parts.ended.note(id);
        this.parts.scheduler.poke();
      });
      return this.#answer(tx, id);
    });
    if (outcome.ok) await this.parts.rest.skip(id);
    return outcome;
  }

  /** Stops a running job: nothing starts after this answers. What is on its way may still arrive, and is recorded. */
  async abort(id: string): Promise<Outcome<JobRecord>> {
    const outcome = await this.parts.unitOfWork.write(async (tx): Promise<Outcome<JobRecord>> => {
      const job = await this.parts.jobs.read(tx, id);
      if (!job) return refused({ kind: 'not-found' });
      if (job.status !== 'running') {
        return conflict('JOB_NOT_RUNNING', `Only a running job can be aborted; this one is ${job.status}`, job);
      }
      const at = this.parts.clock.now();
      await this.parts.jobs.end(tx, [{ id, fence: job.fence, at, outcome: { status: 'cancelled' } }]);
      await this.parts.jobs.releaseWaiting(tx, [job.workflowId]);
      await this.#event(tx, id, 'aborted', {});
      await this.parts.dispatcher.cancel(tx, id);
      tx.onCommit(() => {
        this.parts.ended.note(id);
        this.parts.scheduler.poke();
      });
      return done(job);
    });
    if (!outcome.ok) return outcome;
    await this.parts.rest.skip(id);
    return this.#found(id);
  }

  /** A new job, linked to this one, for some of its recipients. */
  async retry(id: string, scope: RetryScope, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    return this.parts.unitOfWork.write(async (tx) => {
      const job = await this.parts.jobs.read(tx, id);
      if (!job) return refused({ kind: 'not-found' });
      if (!isEnded(job.status) || job.status === 'skipped') {
        return conflict(
          'JOB_NOT_ENDED',
          `Only a job that ran and ended can be retried; this one is ${job.status}`,
          job,
        );
      }
      const { failed, skipped, total } = job.deliveries;
      // A job that came to its end left out only those whom it could not send to.
      const unsent = job.status === 'completed' ? 0 : skipped;
      if ((scope === 'failed' && failed === 0) || (scope === 'unsent' && unsent === 0) || total === 0) {
        return conflict('NOTHING_TO_RETRY', `No recipient of this job is ${scope === 'all' ? 'known' : scope}`, job);
      }
      const workflow = await this.parts.workflows.read(tx, job.workflowId);
      if (!workflow) return refused({ kind: 'not-found' });
      const { variables, recipients } = job.options ?? {};
      const retryOf = { jobId: id, scope };
      const options = { ...(variables && { variables }), ...(recipients && { recipients }), retryOf };
      const { workflowVersion, mode } = job;
      const retried = await this.#addNow(tx, { workflow, workflowVersion, trigger: 'retry', mode, options });
      await alongside?.(tx, retried);
      return done(retried);
    });
  }

  /** The job once it has ended, or as it is after `waitMs`. */
  untilEnded(id: string, waitMs: number): Promise<JobRecord | undefined> {
    return this.parts.ended.until(id, waitMs);
  }

  async #addNow(
    tx: Tx,
    wanted: Pick<NewJob, 'workflowVersion' | 'trigger' | 'mode'> & { workflow: WorkflowRecord; options: JobOptions },
  ): Promise<JobRecord> {
    const { workflow, options, ...rest } = wanted;
    const now = this.parts.clock.now();
    const job: NewJob = {
      ...rest,
      id: this.parts.ids.next(),
      workflowId: workflow.id,
      workflowName: workflow.definition.name,
      type: workflow.schedule.type,
      nominalTime: now,
      scheduledTime: now,
      maxAttempts: resolvePolicy(workflow.definition.policy, this.parts.defaults).maxRetries + 1,
      createdAt: now,
      status: 'pending',
      planned: false,
      waiting: false,
      ...(Object.keys(options).length > 0 && { options }),
    };
    await this.parts.jobs.insert(tx, [job]);
    tx.onCommit(() => this.parts.scheduler.poke());
    return (await this.parts.jobs.read(tx, job.id)) as JobRecord;
  }

  /** Whether the workflow's next occurrence would be due before the moved one ran: then that one must be planned now. */
  async #reachesNext(tx: Tx, job: JobRecord, scheduledTime: Instant): Promise<boolean> {
    const workflow = await this.parts.workflows.read(tx, job.workflowId);
    if (!workflow) return false;
    const target = planTargetOf(workflow, this.parts.defaults);
    const next = await this.parts.planner.firstFree(tx, target, job.nominalTime);
    return next !== undefined && next <= scheduledTime;
  }

  async #planAfter(tx: Tx, job: JobRecord): Promise<void> {
    const workflow = await this.parts.workflows.read(tx, job.workflowId);
    if (workflow?.status !== 'active') return;
    const target = planTargetOf(workflow, this.parts.defaults);
    const now = this.parts.clock.now();
    await this.parts.planner.accountForHolidays(tx, target, job, now);
    await this.parts.planner.plan(tx, [{ target, after: job.nominalTime }], now);
  }

  async #event(tx: Tx, jobId: string, type: JobEventType, params: Record<string, string | number>): Promise<void> {
    await this.parts.jobs.addEvents(tx, [{ jobId, at: this.parts.clock.now(), type, params }]);
  }

  async #answer(tx: Tx, id: string): Promise<Outcome<JobRecord>> {
    return done((await this.parts.jobs.read(tx, id)) as JobRecord);
  }

  async #found(id: string): Promise<Outcome<JobRecord>> {
    const job = await this.parts.jobs.find(id);
    return job ? done(job) : refused({ kind: 'not-found' });
  }
}

function conflict(code: string, message: string, job?: JobRecord): Outcome<JobRecord> {
  return refused({ kind: 'conflict', code, message, ...(job && { status: job.status }) });
}

function notPending(job: JobRecord | undefined): Outcome<JobRecord> {
  if (!job) return refused({ kind: 'not-found' });
  return conflict('JOB_NOT_PENDING', `Only a pending job can be changed; this one is ${job.status}`, job);
}
