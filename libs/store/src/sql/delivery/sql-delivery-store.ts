import {
  type DeliveryCounts,
  type DeliveryFilter,
  type DeliveryReason,
  type DeliveryRecord,
  type DeliveryReport,
  type DeliveryResult,
  DeliveryStore,
  type Instant,
  type JobHold,
  type NewDelivery,
  type PageRequest,
  type RetryScope,
  type StorePage,
  type Tx,
} from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { sqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { addDeliveries } from './add-deliveries';
import { copyDeliveries } from './copy-deliveries';
import { reopen, settleUnknown } from './decide-unknown';
import * as queries from './delivery-queries';
import { releaseHeld } from './held';
import { leftToRetry } from './left-to-retry';
import { listDeliveries } from './list-deliveries';
import { recordResults } from './record-results';
import { report } from './report';
import { endedWithRest, settleEnded, settleInDoubt, skipRest } from './settle';
import { takeDeliveries } from './take-deliveries';

/** The table of contents of what happens to deliveries. */
export class SqlDeliveryStore extends DeliveryStore {
  /** @param reader sees what is committed, and never waits for a writer. */
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override add(
    tx: Tx,
    hold: JobHold,
    deliveries: readonly NewDelivery[],
    checkpoint: { rows: number; complete: boolean },
    now: Instant,
  ): Promise<void> {
    return addDeliveries(sqlTx(tx), hold, deliveries, checkpoint, now);
  }

  override copy(
    tx: Tx,
    hold: JobHold,
    source: { jobId: string; scope: RetryScope; afterId: string | undefined },
    limit: number,
    nextId: () => string,
    now: Instant,
  ): Promise<string | undefined> {
    return copyDeliveries(sqlTx(tx), hold, source, limit, nextId, now);
  }

  override take(tx: Tx, hold: JobHold, limit: number, now: Instant): Promise<DeliveryRecord[]> {
    return takeDeliveries(sqlTx(tx), hold, limit, now);
  }

  override record(tx: Tx, jobId: string, results: readonly DeliveryResult[], now: Instant): Promise<number> {
    return recordResults(sqlTx(tx), jobId, results, now);
  }

  override settleInDoubt(
    tx: Tx,
    hold: JobHold,
    to: 'pending' | 'unknown',
    limit: number,
    now: Instant,
  ): Promise<number> {
    return settleInDoubt(sqlTx(tx), hold, to, limit, now);
  }

  override skipRest(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number> {
    return skipRest(sqlTx(tx), jobId, limit, now);
  }

  override settleEnded(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number> {
    return settleEnded(sqlTx(tx), jobId, limit, now);
  }

  override releaseHeld(tx: Tx, hold: JobHold, now: Instant, limit: number): Promise<number> {
    return releaseHeld(sqlTx(tx), hold, now, limit);
  }

  override heldUntil(jobId: string): Promise<Instant | undefined> {
    return queries.heldUntil(this.reader, jobId);
  }

  override report(tx: Tx, reports: readonly DeliveryReport[], now: Instant): Promise<number> {
    return report(sqlTx(tx), reports, now);
  }

  override reopen(tx: Tx, jobId: string, id: string, now: Instant): Promise<DeliveryRecord | undefined> {
    return reopen(sqlTx(tx), jobId, id, now);
  }

  override settle(tx: Tx, jobId: string, id: string, to: 'delivered' | 'failed', now: Instant): Promise<boolean> {
    return settleUnknown(sqlTx(tx), jobId, id, to, now);
  }

  override find(jobId: string, id: string): Promise<DeliveryRecord | undefined> {
    return queries.deliveryById(this.reader, jobId, id);
  }

  override reasons(jobId: string): Promise<DeliveryReason[]> {
    return queries.reasons(this.reader, jobId);
  }

  override leftToRetry(jobId: string): Promise<Record<'failed' | 'unsent', number>> {
    return leftToRetry(this.reader, jobId);
  }

  override nextTryAt(jobId: string): Promise<Instant | undefined> {
    return queries.nextTryAt(this.reader, jobId);
  }

  override counts(jobId: string): Promise<DeliveryCounts | undefined> {
    return queries.deliveryCounts(this.reader, jobId);
  }

  override list(jobId: string, filter: DeliveryFilter, page: PageRequest): Promise<StorePage<DeliveryRecord>> {
    return listDeliveries(this.reader, jobId, filter, page);
  }

  override endedWithRest(limit: number): Promise<string[]> {
    return endedWithRest(this.reader, limit);
  }
}
