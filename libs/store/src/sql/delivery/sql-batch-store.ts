import { type BatchRecord, BatchStore, type DeliveryRecord, type JobHold, type Tx } from '@jeongsi/engine';
import { type Kysely, type Selectable, sql } from 'kysely';
import { sqlTx } from '../sql-tx';
import { type BatchTable, type Flag, type Tables } from '../tables';
import { DELIVERY_COLUMNS, toDelivery } from './delivery-row';
import { assertHeld } from './job-counts';

/** Closed batches stay until their job is purged: they tell by which of the provider's batches a message went. */
export class SqlBatchStore extends BatchStore {
  /** @param reader sees what is committed, and never waits for a writer. */
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async open(tx: Tx, hold: JobHold, batch: BatchRecord, deliveryIds: readonly string[]): Promise<void> {
    const sqlWrite = sqlTx(tx);
    await assertHeld(sqlWrite, hold);
    await sqlWrite.db
      .insertInto('batch')
      .values({
        id: batch.id,
        job_id: batch.jobId,
        provider_id: batch.providerId ?? null,
        open: 1,
        created_at: batch.createdAt,
      })
      .execute();
    // The job comes with each row: named once it would invite walking through all its recipients for every id.
    const input = sqlWrite.input.table(
      { of_job: 'text', input_id: 'text' },
      deliveryIds.map((id) => ({ of_job: batch.jobId, input_id: id })),
    );
    await sql`
      update delivery set batch_id = ${batch.id} from ${input}
      where job_id = of_job and id = input_id and state = 'sending'`.execute(sqlWrite.db);
  }

  override async name(tx: Tx, hold: JobHold, id: string, providerId: string): Promise<void> {
    const sqlWrite = sqlTx(tx);
    await assertHeld(sqlWrite, hold);
    await sqlWrite.db
      .updateTable('batch')
      .set({ provider_id: providerId })
      .where('id', '=', id)
      .where('job_id', '=', hold.jobId)
      .execute();
  }

  override async close(tx: Tx, id: string): Promise<void> {
    await sqlTx(tx).db.updateTable('batch').set({ open: 0 }).where('id', '=', id).execute();
  }

  override async openOf(jobId: string): Promise<BatchRecord[]> {
    const rows = await this.reader
      .selectFrom('batch')
      .selectAll()
      .where('job_id', '=', jobId)
      .where('open', '=', sql.lit<Flag>(1))
      .orderBy('id')
      .execute();
    return rows.map(toBatch);
  }

  override async deliveries(batch: { id: string; jobId: string }): Promise<DeliveryRecord[]> {
    const rows = await this.reader
      .selectFrom('delivery')
      .select(DELIVERY_COLUMNS)
      .where('job_id', '=', batch.jobId)
      .where('state', '=', sql.lit('sending' as const))
      .where('batch_id', '=', batch.id)
      .orderBy('id')
      .execute();
    return rows.map(toDelivery);
  }
}

function toBatch(row: Selectable<BatchTable>): BatchRecord {
  return {
    id: row.id,
    jobId: row.job_id,
    ...(row.provider_id !== null && { providerId: row.provider_id }),
    createdAt: row.created_at,
  };
}
