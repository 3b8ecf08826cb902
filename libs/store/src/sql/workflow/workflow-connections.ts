import { connectionIdsOf, type WorkflowRecord } from '@jeongsi/engine';
import { type SqlTx } from '../sql-tx';

/** Notes which connections the definition uses. */
export async function insertConnections(tx: SqlTx, workflow: WorkflowRecord): Promise<void> {
  const used = connectionIdsOf(workflow.definition);
  if (used.length === 0) return;
  await tx.db
    .insertInto('workflow_connection')
    .values(used.map((id) => ({ connection_id: id, workflow_id: workflow.id })))
    .execute();
}
