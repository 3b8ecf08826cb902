import { type Instant } from '../instant';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';
import { type OutboxSearch } from './outbox-search';

/** A message that stayed with us: the outbox channel, and everything in test mode. */
export interface OutboxRecord {
  id: string;
  jobId: string;
  /** Unique: a repeated write changes nothing. */
  deliveryId: string;
  /** What the message was made for; `outbox` itself, or in test mode any other. */
  channel: string;
  to: string;
  subject?: string;
  body: string;
  mode: 'live' | 'test';
  createdAt: Instant;
}

export interface OutboxFilter {
  jobId?: string;
  channel?: string;
  search?: OutboxSearch;
}

/** `searchedTo` says that a search stopped for now, behind a message made then; `nextCursor` goes on from there. */
export interface OutboxListing extends StorePage<OutboxRecord> {
  searchedTo?: Instant;
}

export abstract class OutboxStore {
  /** Leaves out what is there already. */
  abstract insert(tx: Tx, messages: readonly OutboxRecord[]): Promise<void>;
  /** Newest first. A search looks through a bounded number of messages, and may so answer few of many, or none of some. */
  abstract list(filter: OutboxFilter, page: PageRequest): Promise<OutboxListing>;
  abstract find(id: string): Promise<OutboxRecord | undefined>;
}
