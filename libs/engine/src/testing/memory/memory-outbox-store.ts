import { isFound } from '../../channel/outbox-search';
import { type OutboxFilter, type OutboxListing, type OutboxRecord, OutboxStore } from '../../channel/outbox-store';
import { type PageRequest } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';
import { pageInOrder } from './memory-page';

export class MemoryOutboxStore extends OutboxStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, messages: readonly OutboxRecord[]): Promise<void> {
    this.database.assertOpen(tx);
    const known = new Set(this.database.outbox.rows().map((row) => row.deliveryId));
    for (const message of messages) {
      if (!known.has(message.deliveryId)) this.database.outbox.put({ ...message });
      known.add(message.deliveryId);
    }
  }

  override async list({ jobId, channel, search }: OutboxFilter, page: PageRequest): Promise<OutboxListing> {
    const rows = this.database.outbox
      .all()
      .filter((row) => jobId === undefined || row.jobId === jobId)
      .filter((row) => channel === undefined || row.channel === channel)
      .filter((row) => search === undefined || isFound(row, search));
    return pageInOrder(rows, (row) => [row.id], 'descending', page);
  }

  override async find(id: string): Promise<OutboxRecord | undefined> {
    return this.database.outbox.find(id);
  }
}
