import { type Instant } from '@jeongsi/engine';
import { type SqlTx } from '../sql-tx';

export async function acknowledge(tx: SqlTx, id: string, at: Instant): Promise<boolean> {
  const row = await tx.db
    .updateTable('job')
    .set({ acknowledged_at: at })
    .set((job) => ({ version: job('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .where('acknowledged_at', 'is', null)
    .returning('archived_at')
    .executeTakeFirst();
  if (row?.archived_at === null) tx.board.add('acknowledged', 1);
  return row !== undefined;
}
