import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Alongside, type Change, type UnitOfWork } from '../store/unit-of-work';
import { type JobRecord } from './job';
import { type JobStore } from './job-store';

/** Somebody knows that a job failed, or that it did for some: it calls for nobody's attention any more. Saying so again changes nothing. */
export async function acknowledgeFailure(
  id: string,
  parts: { clock: Clock; unitOfWork: UnitOfWork; jobs: JobStore },
  alongside?: Alongside<Change<JobRecord>>,
): Promise<Outcome<JobRecord>> {
  return parts.unitOfWork.write(async (tx) => {
    const before = await parts.jobs.read(tx, id);
    if (!before) return refused({ kind: 'not-found' });
    if (!hasFailures(before)) {
      const message = 'Only failures can be acknowledged, and this job has none';
      return refused({ kind: 'conflict', code: 'JOB_NOT_FAILED', message, status: before.status });
    }
    if (!(await parts.jobs.acknowledge(tx, id, parts.clock.now()))) return done(before);
    const after = (await parts.jobs.read(tx, id)) ?? before;
    await alongside?.(tx, { before, after });
    return done(after);
  });
}

/** Whether there is something to acknowledge: the job failed, or came to its end though some deliveries did. */
export function hasFailures({ status, deliveries }: Pick<JobRecord, 'status' | 'deliveries'>): boolean {
  return status === 'failed' || (status === 'completed' && deliveries.failed > 0);
}
