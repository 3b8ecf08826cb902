import { type Instant } from '../instant';
import { type Outcome, refused } from '../outcome';
import { type Alongside, type Change, type Tx } from '../store/unit-of-work';
import { planTargetOf } from '../workflow/plan-target';
import { type JobRecord } from './job';
import { changed, found, type JobParts, notMovable, notPending, planAfter, tell } from './job-parts';

const HUNDRED_YEARS_MS = 36_525 * 86_400_000;

/** What a person does to a pending job: give it another time, or call it off. */
export class PendingJobs {
  constructor(private readonly parts: JobParts) {}

  async move(
    id: string,
    scheduledTime: Instant,
    expectedVersion?: number,
    alongside?: Alongside<Change<JobRecord>>,
  ): Promise<Outcome<JobRecord>> {
    const now = this.parts.clock.now();
    if (scheduledTime <= now || scheduledTime > now + HUNDRED_YEARS_MS) {
      const message = `Give a time in the future, at most 100 years ahead; it is ${new Date(now).toISOString()} now`;
      const code = scheduledTime <= now ? 'PAST' : 'TOO_FAR';
      return refused({ kind: 'invalid', issues: [{ path: 'scheduledTime', code, message }] });
    }
    return this.parts.unitOfWork.write(async (tx) => {
      const job = await this.parts.jobs.read(tx, id);
      if (job?.status !== 'pending') return notPending(job);
      const refusal = notMovable<JobRecord>(job);
      if (refusal) return refusal;
      const letGo = job.planned && (await this.#reachesNext(tx, job, scheduledTime));
      const to = { scheduledTime, ...(letGo && { planned: false }) };
      if ((await this.parts.jobs.move(tx, id, to, expectedVersion)) === undefined) return refused({ kind: 'stale' });
      if (letGo) await planAfter(this.parts, tx, job);
      await tell(this.parts, tx, id, 'moved', { from: job.scheduledTime, to: scheduledTime });
      tx.onCommit(() => this.parts.scheduler.expect(scheduledTime));
      return changed(this.parts, tx, job, alongside);
    });
  }

  /** Cancels a pending job, for good; a recurring workflow's next occurrence is planned at once. */
  async cancel(
    id: string,
    expectedVersion?: number,
    alongside?: Alongside<Change<JobRecord>>,
  ): Promise<Outcome<JobRecord>> {
    const outcome = await this.parts.unitOfWork.write(async (tx): Promise<Outcome<JobRecord>> => {
      const job = await this.parts.jobs.read(tx, id);
      if (job?.status !== 'pending') return notPending(job);
      return cancelPending(this.parts, tx, job, { event: 'cancelled', expectedVersion, alongside });
    });
    return outcome.ok ? accountedFor(this.parts, id) : outcome;
  }

  /** Whether the workflow's next occurrence would be due before the moved one ran: then that one must be planned now. */
  async #reachesNext(tx: Tx, job: JobRecord, scheduledTime: Instant): Promise<boolean> {
    const workflow = await this.parts.workflows.read(tx, job.workflowId);
    if (!workflow) return false;
    const target = planTargetOf(workflow, this.parts.defaults);
    const next = await this.parts.planner.firstFree(tx, target, job.nominalTime);
    return next !== undefined && next <= scheduledTime;
  }
}

/** Ends a pending job, whether it never started or came to rest in the middle; `how.event` says how that was asked for. */
export async function cancelPending(
  parts: JobParts,
  tx: Tx,
  job: JobRecord,
  how: {
    event: 'cancelled' | 'aborted';
    expectedVersion?: number | undefined;
    alongside: Alongside<Change<JobRecord>> | undefined;
  },
): Promise<Outcome<JobRecord>> {
  const { id, workflowId } = job;
  if (!(await parts.jobs.cancel(tx, id, parts.clock.now(), how.expectedVersion))) return refused({ kind: 'stale' });
  if (job.planned) await planAfter(parts, tx, job);
  await parts.jobs.releaseWaiting(tx, [workflowId]);
  await tell(parts, tx, id, how.event);
  tx.onCommit(() => {
    parts.ended.note(id);
    parts.scheduler.poke();
  });
  return changed(parts, tx, job, how.alongside);
}

/** The ended job, once those whom it will not reach are accounted for; what is in doubt is found out about behind our back. */
export async function accountedFor(parts: JobParts, id: string): Promise<Outcome<JobRecord>> {
  await parts.rest.skip(id);
  parts.scheduler.sweepSoon(id);
  return found(parts, id);
}
