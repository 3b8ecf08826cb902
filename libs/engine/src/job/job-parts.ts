import { type DeliveryStore } from '../delivery/delivery-store';
import { type Rest } from '../delivery/rest';
import { type JobDispatcher } from '../dispatch/job-dispatcher';
import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Planner } from '../scheduler/planner';
import { type Scheduler } from '../scheduler/scheduler';
import { type Ids } from '../store/ids';
import { type Alongside, type Change, type Tx, type UnitOfWork } from '../store/unit-of-work';
import { planTargetOf } from '../workflow/plan-target';
import { type WorkflowStore } from '../workflow/workflow-store';
import { type EndedJobs } from './ended-jobs';
import { type JobEventType, type JobRecord } from './job';
import { type JobStore } from './job-store';

/** What the use cases of jobs stand on. */
export interface JobParts {
  clock: Clock;
  ids: Ids;
  unitOfWork: UnitOfWork;
  jobs: JobStore;
  deliveries: DeliveryStore;
  workflows: WorkflowStore;
  dispatcher: JobDispatcher;
  planner: Planner;
  scheduler: Scheduler;
  ended: EndedJobs;
  rest: Rest;
  defaults: { timeoutMs: number };
}

/** Writes into the job's story. */
export async function tell(
  { clock, jobs }: Pick<JobParts, 'clock' | 'jobs'>,
  tx: Tx,
  jobId: string,
  type: JobEventType,
  params: Record<string, string | number> = {},
): Promise<void> {
  await jobs.addEvents(tx, [{ jobId, at: clock.now(), type, params }]);
}

/** Plans the occurrence after this planned job's, which gives up its place. */
export async function planAfter(parts: JobParts, tx: Tx, job: JobRecord): Promise<void> {
  const workflow = await parts.workflows.read(tx, job.workflowId);
  if (workflow?.status !== 'active') return;
  const target = planTargetOf(workflow, parts.defaults);
  const now = parts.clock.now();
  await parts.planner.accountForHolidays(tx, target, job, now);
  await parts.planner.plan(tx, [{ target, after: job.nominalTime }], now);
}

/** The job as the transaction leaves it, once `alongside` has heard what it was before. */
export async function changed(
  parts: JobParts,
  tx: Tx,
  before: JobRecord,
  alongside: Alongside<Change<JobRecord>> | undefined,
): Promise<Outcome<JobRecord>> {
  const after = (await parts.jobs.read(tx, before.id)) as JobRecord;
  await alongside?.(tx, { before, after });
  return done(after);
}

/** The job as last committed. */
export async function found(parts: JobParts, id: string): Promise<Outcome<JobRecord>> {
  const job = await parts.jobs.find(id);
  return job ? done(job) : refused({ kind: 'not-found' });
}

export function conflict<T>(code: string, message: string, job?: JobRecord): Outcome<T> {
  return refused({ kind: 'conflict', code, message, ...(job && { status: job.status }) });
}

export function notPending<T>(job: JobRecord | undefined): Outcome<T> {
  if (!job) return refused({ kind: 'not-found' });
  return conflict('JOB_NOT_PENDING', `Only a pending job can be changed; this one is ${job.status}`, job);
}

/** Why a pending job cannot be given another time: something else decides when it goes on. */
export function notMovable<T>(job: JobRecord): Outcome<T> | undefined {
  if (job.waiting) return conflict('JOB_WAITS', 'It waits for the job before it and starts when that one ends', job);
  return job.paused ? conflict('JOB_PAUSED', 'It is paused; resume it instead', job) : undefined;
}
