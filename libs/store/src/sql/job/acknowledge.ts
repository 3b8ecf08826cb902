import { type Instant } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';

export async function acknowledge(tx: SqlTx, id: string, at: Instant): Promise<boolean> {
  const row = await tx.db
    .updateTable('job')
    .set({ acknowledged_at: at })
    .set((job) => ({ version: job('version', '+', 1) }))
    .where('id', '=', id)
    .where(sql<boolean>`(status = 'failed' or (status = 'completed' and deliveries_failed > 0))`)
    .where('acknowledged_at', 'is', null)
    .returning(['archived_at', 'status'])
    .executeTakeFirst();
  if (row?.archived_at === null && row.status === 'failed') tx.board.add('acknowledged', 1);
  return row !== undefined;
}
