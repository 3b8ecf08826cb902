import {
  type DeliveryCounts,
  type DeliveryRecord,
  type DeliveryResult,
  type DeliveryState,
  type NewDelivery,
} from '../../delivery/delivery';
import { DeliveryStore, FenceLost, type JobHold } from '../../delivery/delivery-store';
import { type Instant } from '../../instant';
import { type JobRecord, type RetryScope } from '../../job/job';
import { isEnded } from '../../job/job-state';
import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { compareKeys, pageInOrder } from './memory-page';
import { type MemoryDatabase } from './memory-database';
import { ownNames } from './own-names';

export class MemoryDeliveryStore extends DeliveryStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async add(
    tx: Tx,
    hold: JobHold,
    deliveries: readonly NewDelivery[],
    checkpoint: { rows: number; complete: boolean },
    now: Instant,
  ): Promise<void> {
    this.#assertHeld(tx, hold);
    const taken = this.#keysOf(hold.jobId);
    for (const delivery of deliveries) {
      const duplicate = taken.has(keyOf(delivery));
      taken.add(keyOf(delivery));
      const changes = duplicate
        ? ({
            recipientKey: `${delivery.recipientKey}#${delivery.id}`,
            state: 'skipped',
            errorCode: 'duplicate',
          } as const)
        : {};
      this.#insert(hold.jobId, { ...delivery, ...changes }, now);
    }
    this.#changeJob(hold.jobId, (job) => ({ ...job, audience: { ...checkpoint }, progressed: true }));
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
    const rows = this.#rowsOf(source.jobId)
      .filter((row) => row.id > (source.afterId ?? '') && inScope(row, source.scope))
      .slice(0, limit);
    const taken = this.#keysOf(hold.jobId);
    let copied = 0;
    for (const { recipientKey, channel, address, name, variables } of rows) {
      const id = nextId();
      if (taken.has(keyOf({ recipientKey, channel }))) continue;
      const named = name === undefined ? {} : { name };
      this.#insert(hold.jobId, { id, recipientKey, channel, address, ...named, variables, state: 'pending' }, now);
      copied += 1;
    }
    const last = rows.at(-1);
    this.#changeJob(hold.jobId, (job) => ({
      ...job,
      audience: { rows: job.audience.rows + copied, complete: last === undefined },
      progressed: true,
    }));
    return last?.id;
  }

  override async take(tx: Tx, hold: JobHold, limit: number, now: Instant): Promise<DeliveryRecord[]> {
    this.#assertHeld(tx, hold);
    const ready = this.#rowsOf(hold.jobId).filter((row) => row.state === 'pending' && (row.nextTryAt ?? now) <= now);
    const taken = ready.sort((a, b) => compareKeys(urgency(a), urgency(b))).slice(0, limit);
    const marked = taken.map(({ nextTryAt: _past, ...row }) =>
      this.#change({ ...row, state: 'sending', attempts: row.attempts + 1, updatedAt: now }, 'pending'),
    );
    return marked.sort(byId).map(copyOf);
  }

  override async record(tx: Tx, jobId: string, results: readonly DeliveryResult[], now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    let counted = 0;
    for (const result of results) {
      const row = this.database.deliveries.read(result.id);
      if (row?.jobId !== jobId || row.state !== 'sending' || row.attempts !== result.attempts) continue;
      this.#change(recorded(row, result, now), 'sending');
      counted += 1;
    }
    if (counted > 0) this.#changeJob(jobId, (job) => ({ ...job, progressed: true }));
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
    const rows = this.#rowsOf(hold.jobId)
      .filter((row) => row.state === 'sending')
      .slice(0, limit);
    for (const row of rows) this.#change({ ...row, state: to, updatedAt: now }, 'sending');
    return rows.length;
  }

  override async skipRest(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    const fresh = this.#rowsOf(jobId).filter((row) => row.state === 'pending' && row.nextTryAt === undefined);
    const again = this.#rowsOf(jobId).filter((row) => row.state === 'pending' && row.nextTryAt !== undefined);
    const held = this.#rowsOf(jobId).filter((row) => row.state === 'held');
    const rest = [...fresh, ...again, ...held].slice(0, limit);
    for (const { nextTryAt: _never, error: _old, ...row } of rest) {
      this.#change({ ...row, state: 'skipped', errorCode: 'cancelled', updatedAt: now }, row.state);
    }
    return rest.length;
  }

  override async settleEnded(tx: Tx, jobId: string, limit: number, now: Instant): Promise<number> {
    this.database.assertOpen(tx);
    const job = this.database.jobs.read(jobId);
    if (!job || !isEnded(job.status)) return 0;
    const rows = this.#rowsOf(jobId)
      .filter((row) => row.state === 'sending')
      .slice(0, limit);
    for (const row of rows) this.#change({ ...row, state: 'unknown', updatedAt: now }, 'sending');
    return rows.length;
  }

  override async nextTryAt(jobId: string): Promise<Instant | undefined> {
    const pending = this.database.deliveries.all().filter((row) => row.jobId === jobId && row.state === 'pending');
    const fresh = pending.filter((row) => row.nextTryAt === undefined).sort(byId)[0];
    if (fresh) return fresh.updatedAt;
    return pending.length > 0 ? Math.min(...pending.map((row) => row.nextTryAt ?? Infinity)) : undefined;
  }

  override async counts(jobId: string): Promise<DeliveryCounts | undefined> {
    const job = this.database.jobs.find(jobId);
    return job && { ...job.deliveries };
  }

  override async list(
    jobId: string,
    filter: { state?: DeliveryState },
    page: PageRequest,
  ): Promise<StorePage<DeliveryRecord>> {
    const rows = this.database.deliveries
      .all()
      .filter((row) => row.jobId === jobId && (filter.state === undefined || row.state === filter.state));
    return pageInOrder(rows.map(copyOf), (row) => [row.id], 'ascending', page);
  }

  override async endedWithRest(limit: number): Promise<string[]> {
    const ended = this.database.jobs.all().filter((job) => isEnded(job.status) && restOf(job.deliveries) > 0);
    return ended
      .map((job) => job.id)
      .sort()
      .slice(0, limit);
  }

  #assertHeld(tx: Tx, hold: JobHold): void {
    this.database.assertOpen(tx);
    const job = this.database.jobs.read(hold.jobId);
    if (job?.status !== 'running' || job.fence !== hold.fence) throw new FenceLost(`The job ${hold.jobId} is not held`);
  }

  /** In id order, as the transaction sees them. */
  #rowsOf(jobId: string): DeliveryRecord[] {
    return this.database.deliveries
      .rows()
      .filter((row) => row.jobId === jobId)
      .sort(byId);
  }

  #keysOf(jobId: string): Set<string> {
    return new Set(this.#rowsOf(jobId).map(keyOf));
  }

  #insert(jobId: string, delivery: NewDelivery, now: Instant): void {
    const variables = ownNames(delivery.variables);
    this.database.deliveries.put({ ...delivery, variables, jobId, attempts: 0, updatedAt: now });
    this.#count(jobId, { [delivery.state]: 1, total: 1 });
  }

  #change(row: DeliveryRecord, before: DeliveryState): DeliveryRecord {
    this.database.deliveries.put(row);
    if (row.state !== before) this.#count(row.jobId, { [before]: -1, [row.state]: 1 });
    return row;
  }

  #count(jobId: string, changes: Partial<DeliveryCounts>): void {
    this.#changeJob(jobId, (job) => {
      const deliveries = { ...job.deliveries };
      for (const [state, by] of Object.entries(changes)) deliveries[state as DeliveryState] += by;
      return { ...job, deliveries };
    });
  }

  #changeJob(jobId: string, change: (job: JobRecord) => JobRecord): void {
    const job = this.database.jobs.read(jobId);
    if (job) this.database.jobs.put({ ...change(job), version: job.version + 1 });
  }
}

/** How many an ended job has yet to account for. */
function restOf({ pending, held, sending }: DeliveryCounts): number {
  return pending + held + sending;
}

/** What the recipient is known by in a job. */
function keyOf(row: { recipientKey: string; channel: string }): string {
  return JSON.stringify([row.recipientKey, row.channel]);
}

/** Those to be tried again come first, in the order in which they may be; then new ones by id. */
function urgency(row: DeliveryRecord): (string | number)[] {
  return [row.nextTryAt ?? Infinity, row.id];
}

function inScope(row: DeliveryRecord, scope: RetryScope): boolean {
  if (scope === 'failed') return row.state === 'failed';
  if (scope === 'all') return row.errorCode !== 'duplicate' && row.errorCode !== 'invalid_address';
  return row.state === 'pending' || row.state === 'held' || (row.state === 'skipped' && row.errorCode === 'cancelled');
}

function recorded(row: DeliveryRecord, result: DeliveryResult, now: Instant): DeliveryRecord {
  const { nextTryAt: _tried, providerId: _provider, errorCode: _code, error: _error, ...rest } = row;
  const { attempts: _attempts, nextTryAt, ...outcome } = result;
  const again = result.state === 'pending' ? { nextTryAt: nextTryAt ?? now } : {};
  return { ...rest, ...outcome, ...again, updatedAt: now };
}

function byId(a: DeliveryRecord, b: DeliveryRecord): number {
  return compareKeys([a.id], [b.id]);
}

function copyOf(row: DeliveryRecord): DeliveryRecord {
  return { ...row, variables: ownNames(row.variables) };
}
