import { type Job } from '@jeongsi/contract';

/** What its situation is read from. */
type SituatedJob = Pick<Job, 'status' | 'deliveries'> &
  Partial<Pick<Job, 'paused' | 'reason' | 'attempt' | 'executedAt'>>;

/** A job's state as an operator speaks of it: the status, and what makes two jobs of one status different. */
export type JobSituation =
  | 'pending'
  | 'queued'
  | 'held'
  | 'paused'
  | 'retrying'
  | 'running'
  | 'completed'
  | 'reachedNobody'
  | 'partlyFailed'
  | 'failed'
  | 'cancelled'
  | 'aborted'
  | 'skipped';

export function jobSituation(job: SituatedJob): JobSituation {
  switch (job.status) {
    case 'pending':
      return waitingSituation(job);
    case 'completed':
      if (job.deliveries.failed + job.deliveries.unknown > 0) return 'partlyFailed';
      // It came to its end, but everybody was left out: that is not what "completed" promises.
      return job.deliveries.total > 0 && job.deliveries.skipped === job.deliveries.total
        ? 'reachedNobody'
        : 'completed';
    case 'cancelled':
      // Cancelled before it started, or stopped in the middle: only the second one may have sent something.
      return job.executedAt === undefined ? 'cancelled' : 'aborted';
    default:
      return job.status;
  }
}

function waitingSituation(job: SituatedJob): JobSituation {
  if (job.paused) return 'paused';
  if (job.reason === 'held') return 'held';
  if (job.reason === 'overlap') return 'queued';
  return (job.attempt ?? 0) > 0 ? 'retrying' : 'pending';
}
