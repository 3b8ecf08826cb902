import { type Instant } from '../instant';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';

/** `advertising`: no advertisements any more; `all`: nothing at all. */
export type SuppressionScope = 'advertising' | 'all';

/** An address that asked not to be sent to. */
export interface SuppressionRecord {
  id: string;
  /** Normalised as the channels do it, so that it is found however it is written. Unique with its scope. */
  address: string;
  scope: SuppressionScope;
  reason?: string;
  createdAt: Instant;
}

export abstract class SuppressionStore {
  /** Leaves out what is there already. Answers the ids that were inserted. */
  abstract insert(tx: Tx, suppressions: readonly SuppressionRecord[]): Promise<Set<string>>;
  /** Answers whether it was there. */
  abstract remove(tx: Tx, id: string): Promise<boolean>;
  abstract find(id: string): Promise<SuppressionRecord | undefined>;
  /** By its key. */
  abstract findBy(address: string, scope: SuppressionScope): Promise<SuppressionRecord | undefined>;
  /** Newest first; `search` is part of the address. */
  abstract list(filter: { search?: string }, page: PageRequest): Promise<StorePage<SuppressionRecord>>;
  /** Which of these addresses are suppressed in one of `scopes`, as the transaction sees it. One statement. */
  abstract among(
    tx: Tx,
    addresses: readonly string[],
    scopes: readonly SuppressionScope[],
  ): Promise<ReadonlySet<string>>;
  /** The same, as last committed. */
  abstract findAmong(addresses: readonly string[], scopes: readonly SuppressionScope[]): Promise<ReadonlySet<string>>;
}
