import { type DeliveryReport, type DeliveryState, type Instant } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type SqlTx } from '../sql-tx';
import { CountChange } from './delivery-row';
import { changeCounts } from './job-counts';

/** Where a report still tells something new; the usual one first. */
const OPEN_TO_REPORTS = ['accepted', 'sending', 'unknown'] as const;

export async function report(tx: SqlTx, reports: readonly DeliveryReport[], now: Instant): Promise<number> {
  const first = firstOfEach(reports);
  if (first.length === 0) return 0;
  const changes = new Map<string, CountChange>();
  let counted = 0;
  // One statement for each state that they are in, for only so does the counting know what they were.
  for (const from of OPEN_TO_REPORTS) {
    for (const row of await reportFrom(tx, from, first, now)) {
      const change = changes.get(row.job_id) ?? new CountChange();
      change.move(from, row.state, 1);
      changes.set(row.job_id, change);
      counted += 1;
    }
  }
  for (const [jobId, change] of changes) await changeCounts(tx, jobId, change, 'no-progress');
  return counted;
}

async function reportFrom(
  tx: SqlTx,
  from: DeliveryState,
  reports: readonly DeliveryReport[],
  now: Instant,
): Promise<{ job_id: string; state: DeliveryState }[]> {
  const input = tx.input.table(
    {
      of_job: 'text',
      input_id: 'text',
      new_state: 'text',
      new_provider_id: 'text?',
      new_error_code: 'text?',
      new_error: 'text?',
    },
    reports.map((one) => ({
      of_job: one.jobId,
      input_id: one.deliveryId,
      new_state: one.state,
      new_provider_id: one.providerId ?? null,
      new_error_code: one.errorCode ?? null,
      new_error: one.error ?? null,
    })),
  );
  const { rows } = await sql<{ job_id: string; state: DeliveryState }>`
    update delivery set
      state = new_state, provider_id = coalesce(new_provider_id, provider_id),
      error_code = new_error_code, error = new_error, updated_at = ${now}
    from ${input}
    where job_id = of_job and id = input_id and state = ${sql.lit(from)}
    returning job_id, state`.execute(tx.db);
  return rows;
}

/** The first report about a delivery counts, also inside one batch. */
function firstOfEach(reports: readonly DeliveryReport[]): DeliveryReport[] {
  const byDelivery = new Map<string, DeliveryReport>();
  for (const one of reports) {
    const key = JSON.stringify([one.jobId, one.deliveryId]);
    if (!byDelivery.has(key)) byDelivery.set(key, one);
  }
  return [...byDelivery.values()];
}
