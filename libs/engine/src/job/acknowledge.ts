import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Alongside, type Change, type UnitOfWork } from '../store/unit-of-work';
import { type JobRecord } from './job';
import { type JobStore } from './job-store';

/** Somebody knows that a job failed: it calls for nobody's attention any more. Saying so again changes nothing. */
export async function acknowledgeFailure(
  id: string,
  parts: { clock: Clock; unitOfWork: UnitOfWork; jobs: JobStore },
  alongside?: Alongside<Change<JobRecord>>,
): Promise<Outcome<JobRecord>> {
  return parts.unitOfWork.write(async (tx) => {
    const before = await parts.jobs.read(tx, id);
    if (!before) return refused({ kind: 'not-found' });
    if (before.status !== 'failed') {
      const message = 'Only the failure of a job can be acknowledged, and this one has not failed';
      return refused({ kind: 'conflict', code: 'JOB_NOT_FAILED', message, status: before.status });
    }
    if (!(await parts.jobs.acknowledge(tx, id, parts.clock.now()))) return done(before);
    const after = (await parts.jobs.read(tx, id)) ?? before;
    await alongside?.(tx, { before, after });
    return done(after);
  });
}
