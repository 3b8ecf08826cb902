import { type JobRecord } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { type Flag } from '../tables';
import { toJob } from './job-row';

export async function leftRunning(tx: SqlTx, afterId: string | undefined, limit: number): Promise<JobRecord[]> {
  const rows = await tx.db
    .selectFrom('job')
    .selectAll()
    .where('under_way', '=', sql.lit<Flag>(1))
    .where('status', '=', 'running')
    .where('id', '>', afterId ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toJob);
}

export async function takeOver(
  tx: SqlTx,
  job: { id: string; fence: number },
  leaseOwner: string,
  attempt: 'same' | 'next',
): Promise<number | undefined> {
  const taken = await tx.db
    .updateTable('job')
    .set((row) => ({
      fence: row('fence', '+', 1),
      version: row('version', '+', 1),
      attempt: row('attempt', '+', attempt === 'next' ? 1 : 0),
      progressed: 0,
      lease_owner: leaseOwner,
    }))
    .where('id', '=', job.id)
    .where('status', '=', 'running')
    .where('fence', '=', job.fence)
    .returning('fence')
    .executeTakeFirst();
  return taken?.fence;
}
