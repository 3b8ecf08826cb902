import { type DeliveryResult, type DeliveryState, type Instant } from '@jeongsi/engine';
import { type RawBuilder, sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange } from './delivery-row';
import { changeCounts } from './job-counts';

/** What every result says. The job comes with each row: named once it would invite walking through all its recipients. */
const PLAIN_COLUMNS = {
  of_job: 'text',
  input_id: 'text',
  sent_attempt: 'bigint',
  new_state: 'text',
  new_provider_id: 'text?',
} as const;

/** What some say besides. */
const FULL_COLUMNS = { ...PLAIN_COLUMNS, new_try_at: 'bigint?', new_error_code: 'text?', new_error: 'text?' } as const;

export async function recordResults(
  tx: SqlTx,
  jobId: string,
  results: readonly DeliveryResult[],
  now: Instant,
): Promise<number> {
  // Nearly all went well and have nothing more to say; every column less is a fifth of the time.
  const plain = results.filter((result) => isPlain(result));
  const others = results.filter((result) => !isPlain(result));
  const states = [...(await recordPlain(tx, jobId, plain, now)), ...(await recordFull(tx, jobId, others, now))];
  const change = new CountChange();
  for (const state of states) change.move('sending', state, 1);
  await changeCounts(tx, jobId, change, 'progress');
  return states.length;
}

async function recordPlain(
  tx: SqlTx,
  jobId: string,
  results: readonly DeliveryResult[],
  now: Instant,
): Promise<DeliveryState[]> {
  if (results.length === 0) return [];
  const input = tx.input.table(
    PLAIN_COLUMNS,
    results.map((result) => plainRow(jobId, result)),
  );
  return update(tx, sql`next_try_at = null, error_code = null, error = null, updated_at = ${now} from ${input}`);
}

async function recordFull(
  tx: SqlTx,
  jobId: string,
  results: readonly DeliveryResult[],
  now: Instant,
): Promise<DeliveryState[]> {
  if (results.length === 0) return [];
  const input = tx.input.table(
    FULL_COLUMNS,
    results.map((result) => ({
      ...plainRow(jobId, result),
      new_try_at: waits(result) ? (result.nextTryAt ?? now) : null,
      new_error_code: result.errorCode ?? null,
      new_error: result.error ?? null,
    })),
  );
  return update(
    tx,
    sql`
      attempts = case when new_state = 'held' then sent_attempt - 1 else sent_attempt end,
      next_try_at = new_try_at, error_code = new_error_code, error = new_error, updated_at = ${now} from ${input}`,
  );
}

async function update(tx: SqlTx, besides: RawBuilder<unknown>): Promise<DeliveryState[]> {
  const { rows } = await sql<{ state: DeliveryState }>`
    update delivery set state = new_state, provider_id = new_provider_id, ${besides}
    where job_id = of_job and id = input_id and state = 'sending' and attempts = sent_attempt
    returning state`.execute(tx.db);
  return rows.map((row) => row.state);
}

function isPlain(result: DeliveryResult): boolean {
  return !waits(result) && result.errorCode === undefined && result.error === undefined;
}

/** Who waits is tried later; who is held was not even tried, so the attempt does not count. */
function waits({ state }: DeliveryResult): boolean {
  return state === 'pending' || state === 'held';
}

function plainRow(jobId: string, result: DeliveryResult) {
  return {
    of_job: jobId,
    input_id: result.id,
    sent_attempt: result.attempts,
    new_state: result.state,
    new_provider_id: result.providerId ?? null,
  };
}
