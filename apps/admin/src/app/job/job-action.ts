import { type Job, type JobDetail } from '@jeongsi/contract';
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
export function jobActions(job: JobDetail): readonly JobAction[] {
  const { failed, unsent } = retryable(job);
  const retries: JobAction[] = [
    ...(failed > 0 ? (['retryFailed'] as const) : []),
    // A job that came to its end left out only those whom it could not send to.
    ...(job.status !== 'completed' && unsent > 0 ? (['retryUnsent'] as const) : []),
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
    case 'reachedNobody':
    case 'partlyFailed':
    case 'failed':
    case 'cancelled':
    case 'aborted':
      return [...retries, 'runAgain'];
    case 'skipped':
      return ['runAgain'];
  }
}

/** How many a retry would reach now: nobody who is being retried already. */
function retryable({ leftToRetry, retries }: JobDetail): JobDetail['leftToRetry'] {
  const underWay = new Set(
    retries.filter(({ status }) => status === 'pending' || status === 'running').map(({ scope }) => scope),
  );
  return {
    failed: underWay.has('failed') || underWay.has('all') ? 0 : leftToRetry.failed,
    unsent: underWay.has('unsent') || underWay.has('all') ? 0 : leftToRetry.unsent,
  };
}

/** Whether somebody can say that they know of its failures. Messages of unknown result are settled instead. */
export function hasFailures({ status, deliveries }: Pick<Job, 'status' | 'deliveries'>): boolean {
  return status === 'failed' || (status === 'completed' && deliveries.failed > 0);
}
