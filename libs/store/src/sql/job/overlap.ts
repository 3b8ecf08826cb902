import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';

export async function underWay(tx: SqlTx, workflowIds: readonly string[]): Promise<Set<string>> {
  if (workflowIds.length === 0) return new Set();
  const { rows } = await sql<{ wanted: string }>`
    select wanted from ${workflows(tx, workflowIds)}
    where exists (select 1 from job where workflow_id = wanted and under_way = 1 and mode = 'live')`.execute(tx.db);
  return new Set(rows.map((row) => row.wanted));
}

export async function withWaiting(tx: SqlTx, workflowIds: readonly string[]): Promise<Set<string>> {
  if (workflowIds.length === 0) return new Set();
  const { rows } = await sql<{ wanted: string }>`
    select wanted from ${workflows(tx, workflowIds)}
    where exists (select 1 from job where workflow_id = wanted and waiting = 1)`.execute(tx.db);
  return new Set(rows.map((row) => row.wanted));
}

export async function releaseWaiting(tx: SqlTx, workflowIds: readonly string[]): Promise<number> {
  if (workflowIds.length === 0) return 0;
  // Almost always nobody waits anywhere; that is cheap to see.
  const { rows } = await sql`select 1 from job where waiting = 1 limit 1`.execute(tx.db);
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update job set waiting = 0, version = version + 1
    where id in (
      select (
        select id from job where workflow_id = wanted and waiting = 1 order by scheduled_time, id limit 1
      ) from ${workflows(tx, workflowIds)}
      where not exists (select 1 from job where workflow_id = wanted and under_way = 1 and mode = 'live')
    )`.execute(tx.db);
  return Number(numAffectedRows);
}

function workflows(tx: SqlTx, workflowIds: readonly string[]) {
  return tx.input.table(
    { wanted: 'text' },
    [...new Set(workflowIds)].map((id) => ({ wanted: id })),
  );
}
