import { noDeliveries } from '../../delivery/delivery';
import { type JobOptions, type JobReason, type JobRecord } from '../../job/job';
import { type EndJob, type NewJob, type StartJob } from '../../job/job-store';
import { ownNames } from './own-names';

/** What becomes of a job row, purely. */
export function newJob(job: NewJob): JobRecord {
  return {
    ...job,
    ...(job.options && { options: keptOptions(job.options) }),
    ...(job.status === 'skipped' && { completedAt: job.createdAt }),
    attempt: 0,
    fence: 0,
    version: 1,
    paused: false,
    late: false,
    audience: { rows: 0, complete: false },
    progressed: false,
    deliveries: noDeliveries(),
  };
}

/** What a job waited for: over once it starts. */
const OVER_AT_START: ReadonlySet<JobReason> = new Set(['overlap', 'held', 'paused']);

export function afterStart(row: JobRecord, start: StartJob): JobRecord {
  const { reason: before, ...rest } = row;
  const reason = start.reason ?? (before !== undefined && OVER_AT_START.has(before) ? undefined : before);
  return {
    ...rest,
    ...(reason && { reason }),
    status: 'running',
    planned: false,
    attempt: row.attempt + (row.progressed ? 0 : 1),
    progressed: false,
    fence: row.fence + 1,
    version: row.version + 1,
    executedAt: row.executedAt ?? start.startedAt,
    late: row.late || start.late,
  };
}

export function afterEnd(row: JobRecord, { outcome, at }: EndJob): JobRecord {
  const { error: before, ...rest } = row;
  const common = { ...rest, fence: row.fence + 1, version: row.version + 1 };
  const goingOn = {
    ...common,
    status: 'pending',
    progressed: true,
    ...(before !== undefined && { error: before }),
  } as const;
  if (outcome.status === 'released') return goingOn;
  if (outcome.status === 'held') return { ...goingOn, scheduledTime: outcome.until, reason: 'held' };
  if (outcome.status === 'paused') return { ...goingOn, paused: true, reason: 'paused' };
  if (outcome.status === 'pending') {
    return { ...common, status: 'pending', scheduledTime: outcome.retryAt, progressed: false, error: outcome.error };
  }
  const { status, error } = outcome;
  return { ...common, status, completedAt: at, ...(error !== undefined && { error }) };
}

/** Empty ones are none. */
export function withOptions(row: JobRecord, options: JobOptions): JobRecord {
  const { options: _before, ...rest } = row;
  return Object.keys(options).length > 0 ? { ...rest, options: keptOptions(options) } : rest;
}

/** As a database keeps them: as JSON. */
function keptOptions(options: JobOptions): JobOptions {
  const kept = JSON.parse(JSON.stringify(options)) as JobOptions;
  return kept.variables ? { ...kept, variables: ownNames(kept.variables) } : kept;
}
