import { type Job } from '@jeongsi/contract';
import { jobSituation } from '../state/job-situation';

export const JOB_ACTIONS = [
  'resume',
  'retryFailed',
  'retryUnsent',
  'move',
  'runNow',
  'runAgain',
  'pause',
  'cancel',
  'abort',
] as const;
export type JobAction = (typeof JOB_ACTIONS)[number];

/**
 * What a person can do with a job as it is; whatever is impossible is not offered. The order is the order of the
 * buttons: first what helps most.
 */
export function jobActions(job: Job): readonly JobAction[] {
  const { failed, skipped, total } = job.deliveries;
  const retries: JobAction[] = [
    ...(failed > 0 ? (['retryFailed'] as const) : []),
    // A job that came to its end left out only those whom it could not send to.
    ...(job.status !== 'completed' && skipped > 0 ? (['retryUnsent'] as const) : []),
  ];
  switch (jobSituation(job)) {
    case 'pending':
    case 'retrying':
      return ['move', 'runNow', 'cancel'];
    case 'queued':
      return ['cancel'];
    case 'held':
      return ['abort'];
    case 'paused':
      return ['resume', 'abort'];
    case 'running':
      return ['pause', 'abort'];
    case 'completed':
    case 'partlyFailed':
    case 'failed':
    case 'cancelled':
    case 'aborted':
      return total === 0 ? ['runAgain'] : [...retries, 'runAgain'];
    case 'skipped':
      return ['runAgain'];
  }
}
