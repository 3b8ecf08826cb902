import { sql, type Kysely } from 'kysely';
import { type Tables } from '../sql/tables';

/**
 * The first schema. Instants are milliseconds in `bigint` (SQLite stores any integer alike); JSON is text.
 *
 * Partial indexes keep the hot table cheap to change. Their conditions are evaluated for every changed row, so they use
 * flags and nulls and never `in (…)` over text, which alone doubled the cost of ending a job.
 */
export async function first(db: Kysely<Tables>): Promise<void> {
  await workflows(db);
  await jobs(db);
  await jobIndexes(db);
  await deliveries(db);
  await installation(db);
  await contacts(db);
  await administration(db);
}

async function workflows(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('workflow')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('name_folded', 'text', (column) => column.notNull())
    .addColumn('schedule_type', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('paused_at', 'bigint')
    .execute();
  await db.schema
    .createTable('workflow_version')
    .addColumn('workflow_id', 'text', (column) => column.notNull().references('workflow.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    // Last, for it may be long, and what stands behind it costs as much to read.
    .addColumn('definition', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('workflow_version_pk', ['workflow_id', 'version'])
    .execute();
  // A definition may name a connection that is gone, so only the workflow must exist.
  await db.schema
    .createTable('workflow_connection')
    .addColumn('connection_id', 'text', (column) => column.notNull())
    .addColumn('workflow_id', 'text', (column) => column.notNull().references('workflow.id'))
    .addPrimaryKeyConstraint('workflow_connection_pk', ['connection_id', 'workflow_id'])
    .execute();
  await db.schema.createIndex('workflow_connection_workflow').on('workflow_connection').column('workflow_id').execute();
}

async function jobs(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('workflow_id', 'text', (column) => column.notNull().references('workflow.id'))
    .addColumn('workflow_version', 'integer', (column) => column.notNull())
    .addColumn('workflow_name', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('trigger', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('nominal_time', 'bigint', (column) => column.notNull())
    .addColumn('scheduled_time', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('max_attempts', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('executed_at', 'bigint')
    .addColumn('completed_at', 'bigint')
    .addColumn('archived_at', 'bigint')
    .addColumn('error', 'text')
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('planned', 'integer', (column) => column.notNull())
    .addColumn('waiting', 'integer', (column) => column.notNull())
    .addColumn('paused', 'integer', (column) => column.notNull())
    .addColumn('under_way', 'integer', (column) => column.notNull())
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('options', 'text')
    .addColumn('audience_rows', 'integer', (column) => column.notNull())
    .addColumn('audience_complete', 'integer', (column) => column.notNull())
    .addColumn('progressed', 'integer', (column) => column.notNull())
    .addColumn('deliveries_total', 'integer', (column) => column.notNull())
    .addColumn('deliveries_pending', 'integer', (column) => column.notNull())
    .addColumn('deliveries_sending', 'integer', (column) => column.notNull())
    .addColumn('deliveries_accepted', 'integer', (column) => column.notNull())
    .addColumn('deliveries_delivered', 'integer', (column) => column.notNull())
    .addColumn('deliveries_held', 'integer', (column) => column.notNull())
    .addColumn('deliveries_failed', 'integer', (column) => column.notNull())
    .addColumn('deliveries_unknown', 'integer', (column) => column.notNull())
    .addColumn('deliveries_skipped', 'integer', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('board')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('pending', 'integer', (column) => column.notNull())
    .addColumn('running', 'integer', (column) => column.notNull())
    .addColumn('completed', 'integer', (column) => column.notNull())
    .addColumn('failed', 'integer', (column) => column.notNull())
    .addColumn('cancelled', 'integer', (column) => column.notNull())
    .addColumn('skipped', 'integer', (column) => column.notNull())
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('acknowledged', 'integer', (column) => column.notNull())
    .execute();
  await db
    .insertInto('board')
    .values({
      id: 1,
      pending: 0,
      running: 0,
      completed: 0,
      failed: 0,
      cancelled: 0,
      skipped: 0,
      late: 0,
      acknowledged: 0,
    })
    .execute();

  await db.schema
    .createTable('event')
    .addColumn('job_id', 'text', (column) => column.notNull().references('job.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('params', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('event_pk', ['job_id', 'seq'])
    .execute();
}

async function jobIndexes(db: Kysely<Tables>): Promise<void> {
  const statements = [
    // What claiming takes next.
    sql`create index job_due on job (scheduled_time, id) where status = 'pending' and waiting = 0 and paused = 0`,
    // A workflow has one planned job, and an occurrence has one row.
    sql`create unique index job_planned on job (workflow_id) where planned = 1`,
    sql`create unique index job_occurrence on job (workflow_id, nominal_time) where "trigger" = 'schedule'`,
    // What overlap policies ask.
    sql`create index job_under_way on job (workflow_id) where under_way = 1`,
    sql`create index job_waiting on job (workflow_id, scheduled_time, id) where waiting = 1`,
    // Lists.
    sql`create index job_board on job (scheduled_time, id) where archived_at is null`,
    sql`create index job_history on job (scheduled_time, id) where archived_at is not null`,
    sql`create index job_workflow on job (workflow_id, scheduled_time, id)`,
    sql`create index job_retries on job (workflow_id, scheduled_time, id) where "trigger" = 'retry'`,
    sql`create index job_ended on job (status, scheduled_time, id) where archived_at is null and completed_at is not null`,
    // Retention, and jobs that ended with recipients left.
    sql`create index job_to_archive on job (completed_at) where archived_at is null and completed_at is not null`,
    sql`create index job_archived on job (completed_at) where archived_at is not null`,
    sql`create index job_rest on job (id) where completed_at is not null and deliveries_pending + deliveries_held + deliveries_sending > 0`,
  ];
  for (const statement of statements) await statement.execute(db);
}

async function deliveries(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('job_id', 'text', (column) => column.notNull().references('job.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('recipient_key', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('consent', 'text')
    .addColumn('variables', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_try_at', 'bigint')
    .addColumn('provider_id', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error', 'text')
    .addColumn('batch_id', 'text')
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_pk', ['job_id', 'id'])
    .addUniqueConstraint('delivery_recipient', ['job_id', 'recipient_key', 'channel'])
    .execute();
  const indexes = [
    sql`create index delivery_fresh on delivery (job_id, id) where state = 'pending' and next_try_at is null`,
    // To be tried again, or held, until then.
    sql`create index delivery_later on delivery (job_id, state, next_try_at, id) where next_try_at is not null`,
    sql`create index delivery_sending on delivery (job_id, id) where state = 'sending'`,
    // The states that a person looks for among a million good ones.
    sql`create index delivery_trouble on delivery (job_id, state, id)
        where state = 'failed' or state = 'unknown' or state = 'skipped' or state = 'held'`,
    // And for which reasons.
    sql`create index delivery_reason on delivery (job_id, error_code, state, id) where error_code is not null`,
  ];
  for (const index of indexes) await index.execute(db);
  await db.schema
    .createTable('batch')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('job_id', 'text', (column) => column.notNull().references('job.id'))
    .addColumn('provider_id', 'text')
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('batch_job').on('batch').columns(['job_id', 'id']).execute();
}

async function installation(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('outbox_message')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('job_id', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('to', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('outbox_message_job').on('outbox_message').columns(['job_id', 'id']).execute();
  await db.schema.createIndex('outbox_message_channel').on('outbox_message').columns(['channel', 'id']).execute();
  await db.schema
    .createTable('file')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('encoding', 'text', (column) => column.notNull())
    .addColumn('columns', 'text', (column) => column.notNull())
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('sample', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('setting')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('idempotency')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('request_hash', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text')
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .addColumn('answer', 'text')
    .addPrimaryKeyConstraint('idempotency_pk', ['scope', 'key'])
    .execute();
  await db.schema.createIndex('idempotency_claimed').on('idempotency').column('claimed_at').execute();
}

/** Through whom we reach people, and who must not be reached. */
async function contacts(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('connection')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('secret_names', 'text', (column) => column.notNull())
    .addColumn('health', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('suppression')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('suppression_address', ['address', 'scope'])
    .execute();
}

/** Days off, who may come in, and who did what. */
async function administration(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('holiday')
    .addColumn('date', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name_ko', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('access_key')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject_kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text')
    .addColumn('subject_name', 'text')
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('address', 'text')
    .execute();
  const indexes = [
    sql`create index audit_time on audit (at, id)`,
    sql`create index audit_who on audit (who, at, id)`,
    sql`create index audit_subject on audit (subject_id, at, id) where subject_id is not null`,
  ];
  for (const index of indexes) await index.execute(db);
}
