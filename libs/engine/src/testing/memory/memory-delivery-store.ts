import {
  type DeliveryCounts,
  type DeliveryReason,
  type DeliveryRecord,
  type DeliveryReport,
  type DeliveryResult,
  type NewDelivery,
} from '../../delivery/delivery';
import { type DeliveryFilter, DeliveryStore, type JobHold } from '../../delivery/delivery-store';
import { type Instant } from '../../instant';
import { type RetryScope } from '../../job/job';
import { isEnded } from '../../job/job-state';
import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { assertHeld } from './assert-held';
import * as changes from './delivery-changes';
import * as queries from './delivery-queries';
import { byId, DeliveryRows, keyOf, urgency } from './delivery-rows';
import { type MemoryDatabase, type StoredDelivery } from './memory-database';
import { compareKeys, pageInOrder } from './memory-page';

export class MemoryDeliveryStore extends DeliveryStore {
  readonly #rows: DeliveryRows;

  constructor(private readonly database: MemoryDatabase) {
    super();
    this.#rows = new DeliveryRows(database);
  }

  override async add(
    tx: Tx,
    hold: JobHold,
    deliveries: readonly NewDelivery[],
    checkpoint: { rows: number; complete: boolean },
    now: Instant,
  ): Promise<void> {
    this.#assertHeld(tx, hold);
    const taken = this.#rows.keysOf(hold.jobId);
    for (const delivery of deliveries) {
      const duplicate = taken.has(keyOf(delivery));
      taken.add(keyOf(delivery));
      const asDuplicate = duplicate
        ? ({
            recipientKey: `${delivery.recipientKey}#${delivery.id}`,
            state: 'skipped',
            errorCode: 'duplicate',
          } as const)
        : {};
      this.#rows.insert(hold.jobId, { ...delivery, ...asDuplicate }, now);
    }
    this.#rows.changeJob(hold.jobId, (job) => ({ ...job, audience: { ...checkpoint }, progressed: true }));
  }

  override async copy(
    tx: Tx,
    hold: JobHold,
    source: { jobId: string; scope: RetryScope; afterId: string | undefined },
    limit: number,
    nextId: () => string,
    now: Instant,
  ): Promise<string | undefined> {
    this.#assertHeld(tx, hold);
    const elsewhere = source.scope === 'all' ? new Set() : this.#rows.takenUpByRetries(source.jobId, hold.jobId);
    const rows = this.#rows
      .rowsOf(source.jobId)
      .filter((row) => row.id > (source.afterId ?? '') && changes.inScope(row, source.scope))
      .filter((row) => !elsewhere.has(keyOf(row)))
      .slice(0, limit);
    const taken = this.#rows.keysOf(hold.jobId);
    let copied = 0;
    for (const { recipientKey, channel, address, name, consent, variables } of rows) {
      const id = nextId();
      if (taken.has(keyOf({ recipientKey, channel }))) continue;
      const known = { ...(name !== undefined && { name }), ...(consent !== undefined && { consent }) };
      this.#rows.insert(hold.jobId, { id, recipientKey, channel, address, ...known, variables, state: 'pending' }, now);
      copied += 1;
    }
    const last = rows.at(-1);
    this.#rows.changeJob(hold.jobId, (job) => ({
      ...job,
      audience: { rows: job.audience.rows + copied, complete: last === undefined },
      progressed: true,
    }));
    return last?.id;
  }

  override async take(tx: Tx, hold: JobHold, limit: number, now: Instant): Promise<DeliveryRecord[]> {
    this.#assertHeld(tx, hold);
    const ready = this.#rows
      .rowsOf(hold.jobId)
      .filter((row) => row.state === 'pending' && (row.nextTryAt ?? now) <= now);
    const taken = ready.sort((a, b) => compareKeys(urgency(a), urgency(b))).slice(0, limit);
    const marked = taken.map((row) => this.#rows.change(changes.afterTake(row, now), 'pending'));
    return marked.sort(byId).map(changes.deliveryOf);
  }

  override async record(tx: Tx, jobId: string, results: readonly DeliveryResult[], now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    let counted = 0;
    for (const result of results) {
      const row = this.database.deliveries.read(result.id);
      if (row?.jobId !== jobId || row.state !== 'sending' || row.attempts !== result.attempts) continue;
      this.#rows.change(changes.afterResult(row, result, now), 'sending');
      counted += 1;
    }
    if (counted > 0) this.#rows.changeJob(jobId, (job) => ({ ...job, progressed: true }));
    return counted;
  }

  override async settleInDoubt(
    tx: Tx,
    hold: JobHold,
    to: 'pending' | 'unknown',
    limit: number,
    now: Instant,
  ): Promise<number> {
    this.#assertHeld(tx, hold);
    const rows = this.#rows
      .rowsOf(hold.jobId)
      .filter((row) => row.state === 'sending' && !this.#rows.inOpenBatch(row))
      .slice(0, limit);
    for (const row of rows) this.#rows.change({ ...row, state: to, updatedAt: now }, 'sending');
    return rows.length;
  }

  override async skipRest(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    const fresh = this.#rows.rowsOf(jobId).filter((row) => row.state === 'pending' && row.nextTryAt === undefined);
    const again = this.#rows.rowsOf(jobId).filter((row) => row.state === 'pending' && row.nextTryAt !== undefined);
    const held = this.#rows.rowsOf(jobId).filter((row) => row.state === 'held');
    const rest = [...fresh, ...again, ...held].slice(0, limit);
    for (const row of rest) this.#rows.change(changes.afterSkip(row, now), row.state);
    return rest.length;
  }

  override async settleEnded(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    const job = this.database.jobs.read(jobId);
    if (!job || !isEnded(job.status)) return 0;
    const rows = this.#rows
      .rowsOf(jobId)
      .filter((row) => row.state === 'sending')
      .slice(0, limit);
    for (const row of rows) this.#rows.change({ ...row, state: 'unknown', updatedAt: now }, 'sending');
    for (const batch of this.database.batches.rows()) {
      if (batch.jobId === jobId && batch.open) this.database.batches.put({ ...batch, open: false });
    }
    return rows.length;
  }

  override async releaseHeld(tx: Tx, hold: JobHold, now: Instant, limit: number): Promise<number> {
    this.#assertHeld(tx, hold);
    const over = this.#rows.rowsOf(hold.jobId).filter((row) => row.state === 'held' && (row.nextTryAt ?? now) <= now);
    const released = over.sort((a, b) => compareKeys(urgency(a), urgency(b))).slice(0, limit);
    for (const row of released) this.#rows.change(changes.afterHold(row, now), 'held');
    return released.length;
  }

  override async report(tx: Tx, reports: readonly DeliveryReport[], now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    let counted = 0;
    for (const report of reports) {
      const row = this.database.deliveries.read(report.deliveryId);
      if (row?.jobId !== report.jobId || !['sending', 'accepted', 'unknown'].includes(row.state)) continue;
      this.#rows.change(changes.afterReport(row, report, now), row.state);
      counted += 1;
    }
    return counted;
  }

  override async reopen(tx: Tx, jobId: string, id: string, now: Instant): Promise<DeliveryRecord | undefined> {
    const row = this.#unknown(tx, jobId, id);
    return row && changes.deliveryOf(this.#rows.change(changes.afterTake(row, now), 'unknown'));
  }

  override async settle(tx: Tx, jobId: string, id: string, to: 'delivered' | 'failed', now: Instant): Promise<boolean> {
    const row = this.#unknown(tx, jobId, id);
    if (row) this.#rows.change(changes.afterSettling(row, to, now), 'unknown');
    return row !== undefined;
  }

  override async find(jobId: string, id: string): Promise<DeliveryRecord | undefined> {
    const row = this.database.deliveries.find(id);
    return row?.jobId === jobId ? changes.deliveryOf(row) : undefined;
  }

  override async heldUntil(jobId: string): Promise<Instant | undefined> {
    return queries.heldUntil(this.#committed(jobId));
  }

  override async reasons(jobId: string): Promise<DeliveryReason[]> {
    return queries.reasons(this.#committed(jobId));
  }

  override async leftToRetry(jobId: string): Promise<Record<'failed' | 'unsent', number>> {
    const elsewhere = this.#rows.takenUpByRetries(jobId, jobId);
    const left = (scope: RetryScope): number =>
      this.#committed(jobId).filter((row) => changes.inScope(row, scope) && !elsewhere.has(keyOf(row))).length;
    return { failed: left('failed'), unsent: left('unsent') };
  }

  override async nextTryAt(jobId: string): Promise<Instant | undefined> {
    return queries.nextTryAt(this.#committed(jobId));
  }

  override async counts(jobId: string): Promise<DeliveryCounts | undefined> {
    const job = this.database.jobs.find(jobId);
    return job && { ...job.deliveries };
  }

  override async list(jobId: string, filter: DeliveryFilter, page: PageRequest): Promise<StorePage<DeliveryRecord>> {
    const rows = this.#committed(jobId).filter((row) => queries.matches(row, filter));
    return pageInOrder(rows.map(changes.deliveryOf), (row) => [row.id], 'ascending', page);
  }

  override async endedWithRest(limit: number): Promise<string[]> {
    const ended = this.database.jobs.all().filter((job) => isEnded(job.status) && queries.restOf(job.deliveries) > 0);
    return ended
      .map((job) => job.id)
      .sort()
      .slice(0, limit);
  }

  #committed(jobId: string): StoredDelivery[] {
    return this.database.deliveries.all().filter((row) => row.jobId === jobId);
  }

  #unknown(tx: Tx, jobId: string, id: string): StoredDelivery | undefined {
    this.database.assertOpen(tx);
    const row = this.database.deliveries.read(id);
    return row?.jobId === jobId && row.state === 'unknown' ? row : undefined;
  }

  #assertHeld(tx: Tx, hold: JobHold): void {
    assertHeld(this.database, tx, hold);
  }
}
