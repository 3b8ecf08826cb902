import { type Instant } from '@jeongsi/engine';
import { type SqlTx } from '../sql-tx';

/** Lets a paused job go on. Answers whether it was paused (and of that version). */
export async function resume(
  tx: SqlTx,
  id: string,
  at: Instant,
  expectedVersion: number | undefined,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('job')
    .set({ paused: 0, scheduled_time: at, reason: null })
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('paused', '=', 1)
    .$if(expectedVersion !== undefined, (query) => query.where('version', '=', expectedVersion as number))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** By the order of the workflow's jobs, which has an index; it is the order of their ends unless jobs overlap. */
export async function lastEnds(tx: SqlTx, workflowId: string, limit: number): Promise<('completed' | 'failed')[]> {
  const rows = await tx.db
    .selectFrom('job')
    .select('status')
    .where('workflow_id', '=', workflowId)
    .where('mode', '=', 'live')
    .where('status', 'in', ['completed', 'failed'])
    .orderBy('scheduled_time', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .$narrowType<{ status: 'completed' | 'failed' }>()
    .execute();
  return rows.map((row) => row.status);
}
