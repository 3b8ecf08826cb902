import { type Lease } from '../dispatch/job-dispatcher';
import { type Instant } from '../instant';
import { type JobEvent } from '../job/job';
import { type EndJob } from '../job/job-store';
import { jobBackoffMs } from '../policy/retry';
import { type AttemptEnd } from '../scheduler/attempt-ends';
import { type AttemptOutcome } from './job-runner';

/** What follows from how an attempt ended. Undefined when there is nothing to write: whoever stopped it wrote it already. */
export function conclude(
  lease: Lease,
  outcome: AttemptOutcome,
  rules: { now: Instant; random: () => number },
): AttemptEnd | undefined {
  const { id, workflowId, fence, attempt, maxAttempts } = lease.job;
  const write = (end: EndJob['outcome'], ...events: JobEvent[]): AttemptEnd => ({
    workflowId,
    end: { id, fence, at: rules.now, outcome: end },
    events,
  });
  if (outcome.kind === 'finished') {
    const { status, error } = outcome;
    if (status === 'failed') return write({ status, error: error ?? 'failed' });
    return write({ status, ...(error !== undefined && { error }) });
  }
  if (outcome.kind === 'held') {
    const { until, recipients } = outcome;
    return write({ status: 'held', until }, { jobId: id, at: rules.now, type: 'held', params: { until, recipients } });
  }
  if (outcome.kind === 'stopped' && outcome.reason === 'drain') return write({ status: 'released' });
  // `aborted` and `lost`: the row was written by whoever stopped, paused or took over the job.
  if (outcome.kind === 'stopped' && outcome.reason !== 'timeout') return undefined;

  const error = outcome.kind === 'stopped' ? 'The job took longer than its time-out allows' : outcome.error;
  const failed = (more: Record<string, number>): JobEvent => ({
    jobId: id,
    at: rules.now,
    type: 'attempt_failed',
    params: { attempt, error, ...more },
  });
  const retry = outcome.kind === 'stopped' || outcome.retry === 'worthwhile';
  if (!retry || attempt >= maxAttempts) return write({ status: 'failed', error }, failed({}));
  const retryAt = rules.now + jobBackoffMs(attempt, rules.random);
  return write({ status: 'pending', retryAt, error }, failed({ retryAt }));
}
