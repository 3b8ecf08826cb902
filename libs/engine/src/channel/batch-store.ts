import { type DeliveryRecord } from '../delivery/delivery';
import { type JobHold } from '../delivery/delivery-store';
import { type Instant } from '../instant';
import { type Tx } from '../store/unit-of-work';

/**
 * Deliveries that travel to a provider together. It is written, with its deliveries `sending`, before the provider hears of
 * it, and closed in the transaction that records what became of them: an open batch is one in doubt, and the provider is
 * asked about it before anything else.
 */
export interface BatchRecord {
  id: string;
  jobId: string;
  /** The provider's name for it; without one the provider was never asked to send it. */
  providerId?: string;
  createdAt: Instant;
}

export abstract class BatchStore {
  /** Opens a batch over deliveries that were just taken. @throws FenceLost */
  abstract open(tx: Tx, hold: JobHold, batch: BatchRecord, deliveryIds: readonly string[]): Promise<void>;
  /** @throws FenceLost */
  abstract name(tx: Tx, hold: JobHold, id: string, providerId: string): Promise<void>;
  /** Needs no fence: what happened is kept. */
  abstract close(tx: Tx, id: string): Promise<void>;
  /** Oldest first, as last committed. */
  abstract openOf(jobId: string): Promise<BatchRecord[]>;
  /** Its deliveries that are still `sending`, by id. */
  abstract deliveries(batch: { id: string; jobId: string }): Promise<DeliveryRecord[]>;
}
