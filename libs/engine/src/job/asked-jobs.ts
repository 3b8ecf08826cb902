import { type Outcome, done, refused } from '../outcome';
import { resolvePolicy } from '../policy/policy';
import { type Alongside, type Tx } from '../store/unit-of-work';
import { type WorkflowRecord } from '../workflow/workflow';
import { type JobMode, type JobOptions, type JobRecord, type RetryScope } from './job';
import { conflict, type JobParts, notMovable, notPending, planAfter, tell } from './job-parts';
import { isEnded } from './job-state';
import { type NewJob } from './job-store';

export interface ExecuteWorkflow {
  workflowId: string;
  mode: JobMode;
  trigger: 'api' | 'manual';
  variables?: Record<string, string>;
  recipients?: string[];
}

/** Jobs that a person or a program asks for, beside the schedule. */
export class AskedJobs {
  constructor(private readonly parts: JobParts) {}

  /** Runs a workflow now; `alongside` is written in the same transaction. */
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
    const job = await this.parts.jobs.find(id);
    if (!job) return refused({ kind: 'not-found' });
    if (isEnded(job.status)) {
      const { workflowId, mode } = job;
      return this.execute({ workflowId, mode, trigger: 'manual', ...asBefore(job) }, alongside);
    }
    return this.parts.unitOfWork.write(async (tx) => {
      const current = await this.parts.jobs.read(tx, id);
      if (current?.status !== 'pending') return notPending(current);
      const refusal = notMovable<JobRecord>(current);
      if (refusal) return refusal;
      const now = this.parts.clock.now();
      // It gives up its place as the planned one: overlap is for the schedule to mind, not for a person who says now.
      await this.parts.jobs.move(tx, id, { scheduledTime: Math.min(now, current.scheduledTime), planned: false });
      if (current.planned) await planAfter(this.parts, tx, current);
      await tell(this.parts, tx, id, 'run_now', { from: current.scheduledTime });
      tx.onCommit(() => this.parts.scheduler.poke());
      const moved = (await this.parts.jobs.read(tx, id)) as JobRecord;
      await alongside?.(tx, moved);
      return done(moved);
    });
  }

  /** A new job, linked to this one, for some of its recipients. */
  async retry(id: string, scope: RetryScope, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    const left = await this.parts.deliveries.leftToRetry(id);
    return this.parts.unitOfWork.write(async (tx) => {
      const job = await this.parts.jobs.read(tx, id);
      if (!job) return refused({ kind: 'not-found' });
      const refusal = (await this.#underWay(tx, job, scope)) ?? notRetried(job, scope, left);
      if (refusal) return refusal;
      const workflow = await this.parts.workflows.read(tx, job.workflowId);
      if (!workflow) return refused({ kind: 'not-found' });
      if (workflow.status === 'archived') {
        return conflict('WORKFLOW_ARCHIVED', 'Its workflow is archived and sends nothing any more', job);
      }
      const options = { ...asBefore(job), retryOf: { jobId: id, scope } };
      const { workflowVersion, mode } = job;
      const retried = await this.#addNow(tx, { workflow, workflowVersion, trigger: 'retry', mode, options });
      // Whoever does something about a failure knows of it.
      if (scope !== 'unsent') await this.parts.jobs.acknowledge(tx, id, this.parts.clock.now());
      await alongside?.(tx, retried);
      return done(retried);
    });
  }

  /** Asked twice, by a second click say: whoever is being retried is not retried beside that. */
  async #underWay(tx: Tx, job: JobRecord, scope: RetryScope): Promise<Outcome<JobRecord> | undefined> {
    const { jobs } = this.parts;
    // Both as this transaction sees them: the first one may have started in a write that is not durable yet.
    const pending = await jobs.pendingOf(tx, job.workflowId);
    const running = await jobs.leftRunning(tx, undefined, MOST_RUNNING);
    const other = [...pending, ...running].find(
      ({ options }) => options?.retryOf?.jobId === job.id && overlap(options.retryOf.scope, scope),
    );
    return other && conflict('RETRY_UNDER_WAY', `The job ${other.id} is retrying them; wait until it has ended`, job);
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
}

function asBefore({ options }: JobRecord): Pick<JobOptions, 'variables' | 'recipients'> {
  const { variables, recipients } = options ?? {};
  return { ...(variables && { variables }), ...(recipients && { recipients }) };
}

/** As many jobs as may run at a time at most. */
const MOST_RUNNING = 10_000;

/** Nobody has both failed and not been sent to. */
function overlap(one: RetryScope, other: RetryScope): boolean {
  return one === other || one === 'all' || other === 'all';
}

function notRetried(
  job: JobRecord,
  scope: RetryScope,
  left: Record<'failed' | 'unsent', number>,
): Outcome<JobRecord> | undefined {
  if (!isEnded(job.status) || job.status === 'skipped') {
    return conflict('JOB_NOT_ENDED', `Only a job that ran and ended can be retried; this one is ${job.status}`, job);
  }
  const inScope = { ...left, all: job.deliveries.total };
  if (inScope[scope] > 0) return job.audience.complete ? undefined : notAllFound(job);
  return conflict(
    'NOTHING_TO_RETRY',
    scope === 'all' ? 'No recipient of this job is known' : `No recipient of this job is left that is ${scope}`,
    job,
  );
}

/**
 * It ended while it found its recipients. Nobody is sent to before all are found, so another run doubles nothing; a retry
 * would look as if it had reached everybody.
 */
function notAllFound(job: JobRecord): Outcome<JobRecord> {
  const { retryOf } = job.options ?? {};
  const instead = retryOf ? `retry the job ${retryOf.jobId} again instead` : 'run the workflow again instead';
  const message = `It ended before it had found all its recipients, and nobody was sent to: ${instead}`;
  return conflict('AUDIENCE_INCOMPLETE', message, job);
}
