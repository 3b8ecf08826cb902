import { type Instant, type JobHold, type RetryScope } from '@jeongsi/engine';
import { sql } from 'kysely';
import { parseVariables } from '../json';
import { type SqlTx } from '../sql-tx';
import { insertNew } from './add-deliveries';
import { CountChange } from './delivery-row';
import { retriesOf, takenUpBy } from './earlier-retries';
import { assertHeld, changeCounts } from './job-counts';

/** Conditions on the source's rows. */
export const IN_SCOPE = {
  failed: sql<boolean>`state = 'failed'`,
  unsent: sql<boolean>`(state = 'pending' or state = 'held' or (state = 'skipped' and error_code in ('cancelled', 'outside_window')))`,
  all: sql<boolean>`(error_code is null or error_code not in ('duplicate', 'invalid_address'))`,
} satisfies Record<RetryScope, unknown>;

export async function copyDeliveries(
  tx: SqlTx,
  hold: JobHold,
  source: { jobId: string; scope: RetryScope; afterId: string | undefined },
  limit: number,
  nextId: () => string,
  now: Instant,
): Promise<string | undefined> {
  await assertHeld(tx, hold);
  const others = source.scope === 'all' ? [] : await retriesOf(tx.db, source.jobId, hold.jobId);
  const rows = await tx.db
    .selectFrom('delivery')
    .select(['id', 'recipient_key', 'channel', 'address', 'name', 'consent', 'variables'])
    .where('job_id', '=', source.jobId)
    .where('id', '>', source.afterId ?? '')
    .where(IN_SCOPE[source.scope])
    .$if(others.length > 0, (query) => query.where(sql<boolean>`not ${takenUpBy(others)}`))
    .orderBy('id')
    .limit(limit)
    .execute();
  const copies = rows.map((row) => ({
    id: nextId(),
    recipientKey: row.recipient_key,
    channel: row.channel,
    address: row.address,
    ...(row.name !== null && { name: row.name }),
    ...(row.consent !== null && { consent: row.consent }),
    variables: parseVariables(row.variables),
    state: 'pending' as const,
  }));
  const inserted = await insertNew(tx, hold.jobId, copies, now);
  const change = new CountChange();
  for (let copied = 0; copied < inserted.size; copied += 1) change.appear('pending');
  await changeCounts(tx, hold.jobId, change, 'progress');
  const last = rows.at(-1);
  await sql`
    update job set
      progressed = 1, audience_rows = audience_rows + ${inserted.size}, audience_complete = ${last ? 0 : 1}
    where id = ${hold.jobId}`.execute(tx.db);
  return last?.id;
}
