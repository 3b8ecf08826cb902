import {
  type ConnectionKind,
  type Consent,
  type DeliveryState,
  type FileRecord,
  type Holiday,
  type Instant,
  type JobEventType,
  type JobMode,
  type JobReason,
  type JobStatus,
  type JobTrigger,
  type JobType,
  type Role,
  type SuppressionScope,
  type WorkflowStatus,
} from '@jeongsi/engine';

/** 0 or 1: SQLite has no truth values. */
export type Flag = 0 | 1;
/** JSON in a text column. */
export type JsonText = string;

export interface WorkflowTable {
  id: string;
  version: number;
  status: WorkflowStatus;
  /** The name in lower case, for searching. */
  name_folded: string;
  schedule_type: JobType;
  /** The message's channel. */
  channel: string;
  created_at: Instant;
  updated_at: Instant;
  paused_at: Instant | null;
}

/** Kept for ever: a job runs the version that it started with. */
export interface WorkflowVersionTable {
  workflow_id: string;
  version: number;
  status: WorkflowStatus;
  definition: JsonText;
  schedule: JsonText;
  saved_at: Instant;
}

/** Which connections the present definition of a workflow uses. */
export interface WorkflowConnectionTable {
  connection_id: string;
  workflow_id: string;
}

export interface JobTable {
  id: string;
  workflow_id: string;
  workflow_version: number;
  workflow_name: string;
  type: JobType;
  status: JobStatus;
  reason: JobReason | null;
  trigger: JobTrigger;
  mode: JobMode;
  nominal_time: Instant;
  scheduled_time: Instant;
  attempt: number;
  max_attempts: number;
  created_at: Instant;
  executed_at: Instant | null;
  /** Set exactly when the job has ended. */
  completed_at: Instant | null;
  archived_at: Instant | null;
  error: string | null;
  acknowledged_at: Instant | null;
  version: number;
  fence: number;
  planned: Flag;
  waiting: Flag;
  paused: Flag;
  /** Running, or pending for another attempt. */
  under_way: Flag;
  late: Flag;
  lease_owner: string | null;
  options: JsonText | null;
  audience_rows: number;
  audience_complete: Flag;
  progressed: Flag;
  deliveries_total: number;
  deliveries_pending: number;
  deliveries_sending: number;
  deliveries_accepted: number;
  deliveries_delivered: number;
  deliveries_held: number;
  deliveries_failed: number;
  deliveries_unknown: number;
  deliveries_skipped: number;
}

/** One row: how many jobs of each status are on the board, kept in the transaction of each change. */
export interface BoardTable extends Record<JobStatus | 'late' | 'acknowledged', number> {
  id: number;
}

export interface EventTable {
  job_id: string;
  /** 1, 2, 3, … within the job. */
  seq: number;
  at: Instant;
  type: JobEventType;
  params: JsonText;
}

export interface DeliveryTable {
  job_id: string;
  id: string;
  recipient_key: string;
  channel: string;
  address: string;
  name: string | null;
  consent: Consent | null;
  variables: JsonText;
  state: DeliveryState;
  attempts: number;
  /** Null: may be tried at once. Of a held one: until when it is held. */
  next_try_at: Instant | null;
  provider_id: string | null;
  error_code: string | null;
  error: string | null;
  /** The batch that it was last sent with. */
  batch_id: string | null;
  updated_at: Instant;
}

export interface BatchTable {
  id: string;
  job_id: string;
  /** Null: the provider was never asked to send it. */
  provider_id: string | null;
  /** Until it is known what became of its deliveries. */
  open: Flag;
  created_at: Instant;
}

export interface OutboxTable {
  id: string;
  job_id: string;
  delivery_id: string;
  channel: string;
  to: string;
  subject: string | null;
  body: string;
  mode: JobMode;
  created_at: Instant;
}

export interface FileTable {
  id: string;
  name: string;
  size: number;
  encoding: FileRecord['encoding'];
  columns: JsonText;
  row_count: number;
  sample: JsonText;
  created_at: Instant;
}

export interface ConnectionTable {
  id: string;
  kind: ConnectionKind;
  name: string;
  settings: JsonText;
  /** The secrets, sealed. */
  sealed: string | null;
  secret_names: JsonText;
  health: JsonText;
  version: number;
  created_at: Instant;
  updated_at: Instant;
}

export interface SuppressionTable {
  id: string;
  address: string;
  scope: SuppressionScope;
  reason: string | null;
  created_at: Instant;
}

export interface HolidayTable {
  /** `YYYY-MM-DD` */
  date: string;
  name_ko: string;
  name_en: string;
  kind: Holiday['kind'];
}

export interface AuditTable {
  id: string;
  at: Instant;
  who: string;
  role: Role;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  subject_name: string | null;
  changes: JsonText;
  reason: string | null;
  address: string | null;
}

export interface AccessKeyTable {
  id: string;
  name: string;
  role: Role;
  /** SHA-256 of the key. */
  hash: string;
  created_at: Instant;
  created_by: string;
}

export interface SettingTable {
  key: string;
  value: JsonText;
}

export interface IdempotencyTable {
  scope: string;
  key: string;
  request_hash: string;
  subject_id: string | null;
  claimed_at: Instant;
  /** Null while the first request runs. */
  answer: JsonText | null;
}

/** The migrations that have run, by name. */
export interface MigrationTable {
  name: string;
  applied_at: Instant;
}

/** The schema, the same in every database. */
export interface Tables {
  workflow: WorkflowTable;
  workflow_version: WorkflowVersionTable;
  workflow_connection: WorkflowConnectionTable;
  job: JobTable;
  board: BoardTable;
  event: EventTable;
  delivery: DeliveryTable;
  batch: BatchTable;
  outbox_message: OutboxTable;
  file: FileTable;
  connection: ConnectionTable;
  suppression: SuppressionTable;
  holiday: HolidayTable;
  audit: AuditTable;
  access_key: AccessKeyTable;
  setting: SettingTable;
  idempotency: IdempotencyTable;
  migration: MigrationTable;
}
