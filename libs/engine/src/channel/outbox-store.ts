import { type Instant } from '../instant';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';

/** A message that stayed with us: the outbox channel, and everything in test mode. */
export interface OutboxRecord {
  id: string;
  jobId: string;
  /** Unique: a repeated write changes nothing. */
  deliveryId: string;
  to: string;
  subject?: string;
  body: string;
  mode: 'live' | 'test';
  createdAt: Instant;
}

export abstract class OutboxStore {
  /** Leaves out what is there already. */
  abstract insert(tx: Tx, messages: readonly OutboxRecord[]): Promise<void>;
  /** Newest first. */
  abstract list(filter: { jobId?: string }, page: PageRequest): Promise<StorePage<OutboxRecord>>;
  abstract find(id: string): Promise<OutboxRecord | undefined>;
}
