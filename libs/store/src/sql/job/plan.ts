import { type Instant, type JobMove, type JobOptions, type JobRecord } from '@jeongsi/engine';
import { sql, type Updateable } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type Flag, type JobTable } from '../tables';
import { toJob } from './job-row';

export async function planned(tx: SqlTx, workflowId: string): Promise<JobRecord | undefined> {
  const row = await tx.db
    .selectFrom('job')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .where('planned', '=', sql.lit<Flag>(1))
    .executeTakeFirst();
  return row && toJob(row);
}

export async function pendingOf(tx: SqlTx, workflowId: string): Promise<JobRecord[]> {
  const rows = await tx.db
    .selectFrom('job')
    .selectAll()
    .where('workflow_id', '=', workflowId)
    .where('status', '=', 'pending')
    .orderBy('scheduled_time')
    .orderBy('id')
    .execute();
  return rows.map(toJob);
}

export async function occurrenceExists(tx: SqlTx, workflowId: string, nominalTime: Instant): Promise<boolean> {
  const row = await tx.db
    .selectFrom('job')
    .select('id')
    .where('workflow_id', '=', workflowId)
    .where('nominal_time', '=', nominalTime)
    .where('trigger', '=', sql.lit('schedule'))
    .executeTakeFirst();
  return row !== undefined;
}

export async function lastOccurrence(tx: SqlTx, workflowId: string): Promise<Instant | undefined> {
  const row = await tx.db
    .selectFrom('job')
    .select('nominal_time')
    .where('workflow_id', '=', workflowId)
    .where('trigger', '=', sql.lit('schedule'))
    .where('planned', '=', 0)
    .orderBy('nominal_time', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.nominal_time;
}

export async function move(
  tx: SqlTx,
  id: string,
  to: JobMove,
  expectedVersion: number | undefined,
): Promise<number | undefined> {
  const moved = await tx.db
    .updateTable('job')
    .set(changes(to))
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .$if(expectedVersion !== undefined, (query) => query.where('version', '=', expectedVersion as number))
    .returning('version')
    .executeTakeFirst();
  return moved?.version;
}

function changes(to: JobMove): Updateable<JobTable> {
  return {
    ...(to.scheduledTime !== undefined && { scheduled_time: to.scheduledTime }),
    ...(to.nominalTime !== undefined && { nominal_time: to.nominalTime }),
    ...(to.type !== undefined && { type: to.type }),
    ...(to.workflowVersion !== undefined && { workflow_version: to.workflowVersion }),
    ...(to.workflowName !== undefined && { workflow_name: to.workflowName }),
    ...(to.maxAttempts !== undefined && { max_attempts: to.maxAttempts }),
    ...(to.options !== undefined && { options: isEmpty(to.options) ? null : JSON.stringify(to.options) }),
    ...(to.planned !== undefined && { planned: to.planned ? (1 as const) : (0 as const) }),
  };
}

function isEmpty(options: JobOptions): boolean {
  return Object.keys(options).length === 0;
}

export async function cancel(
  tx: SqlTx,
  id: string,
  at: Instant,
  expectedVersion: number | undefined,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('job')
    .set({ status: 'cancelled', completed_at: at, planned: 0, waiting: 0, paused: 0, under_way: 0 })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .$if(expectedVersion !== undefined, (query) => query.where('version', '=', expectedVersion as number))
    .executeTakeFirstOrThrow();
  tx.board.move('pending', 'cancelled', Number(numUpdatedRows));
  return numUpdatedRows > 0;
}

/** Its events go with it. */
export async function removePlanned(tx: SqlTx, workflowId: string): Promise<void> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('job')
    .where('workflow_id', '=', workflowId)
    .where('planned', '=', sql.lit<Flag>(1))
    .executeTakeFirstOrThrow();
  tx.board.add('pending', -Number(numDeletedRows));
}
