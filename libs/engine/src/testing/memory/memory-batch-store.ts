import { type BatchRecord, BatchStore } from '../../channel/batch-store';
import { type DeliveryRecord } from '../../delivery/delivery';
import { type JobHold } from '../../delivery/delivery-store';
import { type Tx } from '../../store/unit-of-work';
import { assertHeld } from './assert-held';
import { deliveryOf } from './delivery-changes';
import { type MemoryDatabase } from './memory-database';
import { compareKeys } from './memory-page';

export class MemoryBatchStore extends BatchStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async open(tx: Tx, hold: JobHold, batch: BatchRecord, deliveryIds: readonly string[]): Promise<void> {
    assertHeld(this.database, tx, hold);
    if (this.database.batches.read(batch.id)) throw new Error(`There is a batch ${batch.id} already`);
    this.database.batches.put({ ...batch, open: true });
    for (const id of deliveryIds) {
      const row = this.database.deliveries.read(id);
      if (row?.jobId !== batch.jobId || row.state !== 'sending') continue;
      this.database.deliveries.put({ ...row, batchId: batch.id });
    }
  }

  override async name(tx: Tx, hold: JobHold, id: string, providerId: string): Promise<void> {
    assertHeld(this.database, tx, hold);
    const batch = this.database.batches.read(id);
    if (batch?.jobId === hold.jobId) this.database.batches.put({ ...batch, providerId });
  }

  override async close(tx: Tx, id: string): Promise<void> {
    this.database.assertOpen(tx);
    const batch = this.database.batches.read(id);
    if (batch) this.database.batches.put({ ...batch, open: false });
  }

  override async openOf(jobId: string): Promise<BatchRecord[]> {
    const open = this.database.batches.all().filter((batch) => batch.jobId === jobId && batch.open);
    return open.sort((a, b) => compareKeys([a.id], [b.id])).map(({ open: _open, ...batch }) => batch);
  }

  override async deliveries(batch: { id: string; jobId: string }): Promise<DeliveryRecord[]> {
    return this.database.deliveries
      .all()
      .filter((row) => row.jobId === batch.jobId && row.batchId === batch.id && row.state === 'sending')
      .sort((a, b) => compareKeys([a.id], [b.id]))
      .map(deliveryOf);
  }
}
