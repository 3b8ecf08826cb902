import { type Job, type NextJob } from '@jeongsi/contract';
import { type JobRecord } from '@jeongsi/engine';
import { instantText, optionalInstant } from '../../http/instant-text';

/** A job as clients see it. */
export function presentJob(job: JobRecord): Job {
  const { id, workflowId, workflowName, type, status, trigger, workflowVersion, attempt, maxAttempts, mode } = job;
  return {
    id,
    workflowId,
    workflowName,
    type,
    status,
    scheduledTime: instantText(job.scheduledTime),
    createdAt: instantText(job.createdAt),
    ...optionalInstant('executedAt', job.executedAt),
    ...optionalInstant('completedAt', job.completedAt),
    ...(job.error !== undefined && { error: job.error }),
    ...optionalInstant('acknowledgedAt', job.acknowledgedAt),
    nominalTime: instantText(job.nominalTime),
    trigger,
    ...(job.reason !== undefined && { reason: job.reason }),
    workflowVersion,
    attempt,
    maxAttempts,
    mode,
    version: job.version,
    deliveries: { ...job.deliveries },
    ...(job.paused && { paused: true as const }),
    ...(job.options?.retryOf && { retryOf: job.options.retryOf }),
  };
}

export function presentNextJob({ id, workflowName, scheduledTime, type }: JobRecord): NextJob {
  return { id, workflowName, scheduledTime: instantText(scheduledTime), type };
}
