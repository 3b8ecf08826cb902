import { type Instant, type JobHold, type NewDelivery } from '@jeongsi/engine';
import { sql } from 'kysely';
import { type InputRow } from '../input-table';
import { type SqlTx } from '../sql-tx';
import { CountChange } from './delivery-row';
import { assertHeld, changeCounts, moveCheckpoint } from './job-counts';

const COLUMNS = {
  id: 'text',
  recipient_key: 'text',
  channel: 'text',
  address: 'text',
  name: 'text?',
  consent: 'text?',
  variables: 'text',
  state: 'text',
  error_code: 'text?',
} as const;

export async function addDeliveries(
  tx: SqlTx,
  hold: JobHold,
  deliveries: readonly NewDelivery[],
  checkpoint: { rows: number; complete: boolean },
  now: Instant,
): Promise<void> {
  await assertHeld(tx, hold);
  const inserted = await insertNew(tx, hold.jobId, deliveries, now);
  const change = new CountChange();
  const duplicates: NewDelivery[] = [];
  for (const delivery of deliveries) {
    if (inserted.has(delivery.id)) change.appear(delivery.state);
    else duplicates.push(asDuplicate(delivery));
  }
  await insertNew(tx, hold.jobId, duplicates, now);
  for (const duplicate of duplicates) change.appear(duplicate.state);
  await changeCounts(tx, hold.jobId, change, 'progress');
  await moveCheckpoint(tx, hold.jobId, checkpoint);
}

/** Leaves out whom the job has already. Answers the ids of the others. */
export async function insertNew(
  tx: SqlTx,
  jobId: string,
  deliveries: readonly NewDelivery[],
  now: Instant,
): Promise<Set<string>> {
  if (deliveries.length === 0) return new Set();
  const columns = sql.join(Object.keys(COLUMNS).map((column) => sql.ref(column)));
  const { rows } = await sql<{ id: string }>`
    insert into delivery (job_id, attempts, updated_at, ${columns})
    select ${jobId}, 0, ${now}, ${columns} from ${tx.input.table(COLUMNS, deliveries.map(toNewRow))} where true
    on conflict (job_id, recipient_key, channel) do nothing
    returning id`.execute(tx.db);
  return new Set(rows.map((row) => row.id));
}

function asDuplicate(delivery: NewDelivery): NewDelivery {
  const recipientKey = `${delivery.recipientKey}#${delivery.id}`;
  return { ...delivery, recipientKey, state: 'skipped', errorCode: 'duplicate' };
}

function toNewRow(delivery: NewDelivery): InputRow<typeof COLUMNS> {
  return {
    id: delivery.id,
    recipient_key: delivery.recipientKey,
    channel: delivery.channel,
    address: delivery.address,
    name: delivery.name ?? null,
    consent: delivery.consent ?? null,
    variables: JSON.stringify(delivery.variables),
    state: delivery.state,
    error_code: delivery.errorCode ?? null,
  };
}
