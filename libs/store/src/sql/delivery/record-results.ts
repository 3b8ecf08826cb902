import { type DeliveryResult, type DeliveryState, type Instant } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange } from './delivery-row';
import { changeCounts } from './job-counts';

export async function recordResults(
  tx: SqlTx,
  jobId: string,
  results: readonly DeliveryResult[],
  now: Instant,
): Promise<number> {
  if (results.length === 0) return 0;
  // The job comes with each row: named once it would invite walking through all its recipients for every result.
  const input = tx.input.table(
    {
      of_job: 'text',
      input_id: 'text',
      sent_attempt: 'bigint',
      counted_attempts: 'bigint',
      new_state: 'text',
      new_try_at: 'bigint?',
      new_provider_id: 'text?',
      new_error_code: 'text?',
      new_error: 'text?',
    },
    results.map((result) => ({
      of_job: jobId,
      input_id: result.id,
      sent_attempt: result.attempts,
      // Who is held was not tried.
      counted_attempts: result.state === 'held' ? result.attempts - 1 : result.attempts,
      new_state: result.state,
      new_try_at: waits(result.state) ? (result.nextTryAt ?? now) : null,
      new_provider_id: result.providerId ?? null,
      new_error_code: result.errorCode ?? null,
      new_error: result.error ?? null,
    })),
  );
  const { rows } = await sql<{ state: DeliveryState }>`
    update delivery set
      state = new_state, attempts = counted_attempts, next_try_at = new_try_at, provider_id = new_provider_id,
      error_code = new_error_code, error = new_error, updated_at = ${now}
    from ${input}
    where job_id = of_job and id = input_id and state = 'sending' and attempts = sent_attempt
    returning state`.execute(tx.db);
  const change = new CountChange();
  for (const row of rows) change.move('sending', row.state, 1);
  await changeCounts(tx, jobId, change, 'progress');
  return rows.length;
}

function waits(state: DeliveryState): boolean {
  return state === 'pending' || state === 'held';
}
