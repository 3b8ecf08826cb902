import { type DueRow, type JobEvent, type JobOptions, type JobRecord, type NewJob } from '@jeongsi/engine';
import { type Selectable } from 'kysely';
import { type InputRow } from '../input-table';
import { withoutPrototype } from '../json';
import { type EventTable, type JobTable } from '../tables';

export type JobRow = Selectable<JobTable>;

export function toJob(row: JobRow): JobRecord {
  return {
    id: row.id,
    workflowId: row.workflow_id,
    workflowVersion: row.workflow_version,
    workflowName: row.workflow_name,
    type: row.type,
    status: row.status,
    ...(row.reason !== null && { reason: row.reason }),
    trigger: row.trigger,
    mode: row.mode,
    nominalTime: row.nominal_time,
    scheduledTime: row.scheduled_time,
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    createdAt: row.created_at,
    ...(row.executed_at !== null && { executedAt: row.executed_at }),
    ...(row.completed_at !== null && { completedAt: row.completed_at }),
    ...(row.archived_at !== null && { archivedAt: row.archived_at }),
    ...(row.error !== null && { error: row.error }),
    ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at }),
    version: row.version,
    fence: row.fence,
    planned: row.planned === 1,
    waiting: row.waiting === 1,
    paused: row.paused === 1,
    late: row.late === 1,
    ...(row.options !== null && { options: parseOptions(row.options) }),
    audience: { rows: row.audience_rows, complete: row.audience_complete === 1 },
    progressed: row.progressed === 1,
    deliveries: toCounts(row),
  };
}

export function toCounts(row: Pick<JobRow, `deliveries_${keyof JobRecord['deliveries']}`>): JobRecord['deliveries'] {
  return {
    pending: row.deliveries_pending,
    sending: row.deliveries_sending,
    accepted: row.deliveries_accepted,
    delivered: row.deliveries_delivered,
    held: row.deliveries_held,
    failed: row.deliveries_failed,
    unknown: row.deliveries_unknown,
    skipped: row.deliveries_skipped,
    total: row.deliveries_total,
  };
}

/** The columns that claiming needs. */
export const DUE_COLUMNS = [
  'id',
  'workflow_id',
  'workflow_version',
  'workflow_name',
  'type',
  'trigger',
  'mode',
  'reason',
  'nominal_time',
  'scheduled_time',
  'created_at',
  'attempt',
  'max_attempts',
  'fence',
  'planned',
  'progressed',
  'options',
] as const;

export type StoredDueRow = Pick<JobRow, (typeof DUE_COLUMNS)[number]>;

export function toDueRow(row: StoredDueRow): DueRow {
  const due: DueRow = {
    id: row.id,
    workflowId: row.workflow_id,
    workflowVersion: row.workflow_version,
    workflowName: row.workflow_name,
    type: row.type,
    trigger: row.trigger,
    mode: row.mode,
    nominalTime: row.nominal_time,
    scheduledTime: row.scheduled_time,
    createdAt: row.created_at,
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    fence: row.fence,
    planned: row.planned === 1,
    progressed: row.progressed === 1,
  };
  if (row.reason !== null) due.reason = row.reason;
  if (row.options !== null) due.options = parseOptions(row.options);
  return due;
}

/** What a new job brings; the rest of its columns start at zero. */
export const NEW_JOB_COLUMNS = {
  id: 'text',
  workflow_id: 'text',
  workflow_version: 'bigint',
  workflow_name: 'text',
  type: 'text',
  status: 'text',
  reason: 'text?',
  trigger: 'text',
  mode: 'text',
  nominal_time: 'bigint',
  scheduled_time: 'bigint',
  max_attempts: 'bigint',
  created_at: 'bigint',
  completed_at: 'bigint?',
  planned: 'bigint',
  waiting: 'bigint',
  options: 'text?',
} as const;

export function toNewRow(job: NewJob): InputRow<typeof NEW_JOB_COLUMNS> {
  return {
    id: job.id,
    workflow_id: job.workflowId,
    workflow_version: job.workflowVersion,
    workflow_name: job.workflowName,
    type: job.type,
    status: job.status,
    reason: job.reason ?? null,
    trigger: job.trigger,
    mode: job.mode,
    nominal_time: job.nominalTime,
    scheduled_time: job.scheduledTime,
    max_attempts: job.maxAttempts,
    created_at: job.createdAt,
    completed_at: job.status === 'skipped' ? job.createdAt : null,
    planned: job.planned ? 1 : 0,
    waiting: job.waiting ? 1 : 0,
    options: job.options === undefined ? null : JSON.stringify(job.options),
  };
}

export function toEvent(row: Selectable<EventTable>): JobEvent {
  return { jobId: row.job_id, at: row.at, type: row.type, params: JSON.parse(row.params) as JobEvent['params'] };
}

function parseOptions(text: string): JobOptions {
  const options = JSON.parse(text) as JobOptions;
  return options.variables === undefined ? options : { ...options, variables: withoutPrototype(options.variables) };
}
