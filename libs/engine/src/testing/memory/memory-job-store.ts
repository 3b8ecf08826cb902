import { type Instant } from '../../instant';
import { hasFailures } from '../../job/acknowledge';
import { type JobEvent, type JobReason, type JobRecord } from '../../job/job';
import {
  type DueRow,
  type EndJob,
  type JobCounts,
  type JobFilter,
  type JobMove,
  JobStore,
  type NewJob,
  type SentThrough,
  type StartedInHour,
  type StartJob,
} from '../../job/job-store';
import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { afterEnd, afterStart, newJob, withOptions } from './job-changes';
import { type MemoryDatabase } from './memory-database';
import {
  byId,
  byTime,
  copy,
  countsOf,
  endedAt,
  holdsUpOthers,
  isDue,
  isOccurrence,
  lastEnded,
  lastEnds,
  lastOccurrence,
  matches,
  sumByConnection,
  sumByHour,
  timeAndId,
  wentOnSince,
} from './job-queries';
import { pageInOrder } from './memory-page';
import { purge } from './purge';

export class MemoryJobStore extends JobStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, jobs: readonly NewJob[]): Promise<Set<string>> {
    const inserted = new Set<string>();
    for (const job of jobs) {
      if (!this.database.workflows.read(job.workflowId)) throw new Error(`There is no workflow ${job.workflowId}`);
      if (this.#read(tx, job.id)) throw new Error(`There is a job ${job.id} already`);
      const sameOccurrence = (row: JobRecord): boolean => isOccurrence(row, job.workflowId, job.nominalTime);
      if (job.trigger === 'schedule' && this.#rows(tx).some(sameOccurrence)) continue;
      this.#put(newJob(job));
      inserted.add(job.id);
    }
    return inserted;
  }

  override async due(tx: Tx, now: Instant, limit: number): Promise<DueRow[]> {
    const due = this.#rows(tx).filter((row) => isDue(row) && row.scheduledTime <= now);
    return due.sort(byTime).slice(0, limit).map(copy);
  }

  override async nextDueAt(): Promise<Instant | undefined> {
    return (await this.next())?.scheduledTime;
  }

  override async underWay(tx: Tx, workflowIds: readonly string[]): Promise<Set<string>> {
    const busy = this.#rows(tx).filter(holdsUpOthers);
    return new Set(workflowIds.filter((id) => busy.some((row) => row.workflowId === id)));
  }

  override async withWaiting(tx: Tx, workflowIds: readonly string[]): Promise<Set<string>> {
    const waiting = this.#rows(tx).filter((row) => row.waiting);
    return new Set(workflowIds.filter((id) => waiting.some((row) => row.workflowId === id)));
  }

  override async start(tx: Tx, starts: readonly StartJob[]): Promise<void> {
    for (const one of starts) {
      const row = this.#read(tx, one.id);
      if (!row || !isDue(row)) throw new Error(`The job ${one.id} is not pending, waits, or is paused`);
      this.#put(afterStart(row, one));
    }
  }

  override async skip(tx: Tx, skips: readonly { id: string; reason: JobReason; at: Instant }[]): Promise<void> {
    for (const { id, reason, at } of skips) {
      this.#changePending(tx, id, undefined, {
        status: 'skipped',
        reason,
        completedAt: at,
        planned: false,
        waiting: false,
        paused: false,
      });
    }
  }

  override async wait(tx: Tx, ids: readonly string[], reason: JobReason): Promise<void> {
    for (const id of ids) this.#changePending(tx, id, undefined, { waiting: true, planned: false, reason });
  }

  override async end(tx: Tx, ends: readonly EndJob[]): Promise<Set<string>> {
    const counted = new Set<string>();
    for (const one of ends) {
      const row = this.#read(tx, one.id);
      if (row?.status !== 'running' || row.fence !== one.fence) continue;
      this.#put(afterEnd(row, one));
      counted.add(one.id);
    }
    return counted;
  }

  override async releaseWaiting(tx: Tx, workflowIds: readonly string[]): Promise<number> {
    let released = 0;
    for (const workflowId of new Set(workflowIds)) {
      const rows = this.#rows(tx).filter((row) => row.workflowId === workflowId);
      const oldest = rows.filter((row) => row.waiting).sort(byTime)[0];
      if (!oldest || rows.some(holdsUpOthers)) continue;
      this.#put({ ...oldest, waiting: false, version: oldest.version + 1 });
      released += 1;
    }
    return released;
  }

  override async leftRunning(tx: Tx, afterId: string | undefined, limit: number): Promise<JobRecord[]> {
    const left = this.#rows(tx).filter((row) => row.status === 'running' && row.id > (afterId ?? ''));
    return left.sort(byId).slice(0, limit).map(copy);
  }

  override async takeOver(
    tx: Tx,
    job: { id: string; fence: number },
    _leaseOwner: string,
    attempt: 'same' | 'next',
  ): Promise<number | undefined> {
    const row = this.#read(tx, job.id);
    if (row?.status !== 'running' || row.fence !== job.fence) return undefined;
    const fence = row.fence + 1;
    const counted = row.attempt + (attempt === 'next' ? 1 : 0);
    this.#put({ ...row, fence, attempt: counted, progressed: false, version: row.version + 1 });
    return fence;
  }

  override async planned(tx: Tx, workflowId: string): Promise<JobRecord | undefined> {
    const row = this.#rows(tx).find((one) => one.planned && one.workflowId === workflowId);
    return row && copy(row);
  }

  override async plannedAmong(workflowIds: readonly string[]): Promise<JobRecord[]> {
    return this.#committedOf(workflowIds)
      .filter((row) => row.planned)
      .map(copy);
  }

  override async lastEndedAmong(workflowIds: readonly string[]): Promise<JobRecord[]> {
    return lastEnded(this.#committedOf(workflowIds)).map(copy);
  }

  override async plannedTime(workflowId: string): Promise<Instant | undefined> {
    return this.database.jobs.all().find((row) => row.planned && row.workflowId === workflowId)?.nominalTime;
  }

  override async move(tx: Tx, id: string, to: JobMove, expectedVersion?: number): Promise<number | undefined> {
    const row = this.#read(tx, id);
    const { nominalTime } = to;
    if (row?.trigger === 'schedule' && nominalTime !== undefined && nominalTime !== row.nominalTime) {
      if (await this.occurrenceExists(tx, row.workflowId, nominalTime))
        throw new Error('The occurrence has a job already');
    }
    const { options, ...changes } = to;
    const moved = this.#changePending(tx, id, expectedVersion, changes);
    if (moved && options) this.#put(withOptions(moved, options));
    return moved?.version;
  }

  override async cancel(tx: Tx, id: string, at: Instant, expectedVersion?: number): Promise<boolean> {
    const changes = {
      status: 'cancelled',
      completedAt: at,
      planned: false,
      waiting: false,
      paused: false,
    } as const;
    return this.#changePending(tx, id, expectedVersion, changes) !== undefined;
  }

  override async resume(tx: Tx, id: string, at: Instant, expectedVersion?: number): Promise<boolean> {
    const row = this.#read(tx, id);
    if (!row?.paused || (expectedVersion !== undefined && row.version !== expectedVersion)) return false;
    const { reason: _over, ...rest } = row;
    this.#put({ ...rest, paused: false, scheduledTime: at, version: row.version + 1 });
    return true;
  }

  override async acknowledge(tx: Tx, id: string, at: Instant): Promise<boolean> {
    const row = this.#read(tx, id);
    if (!row || !hasFailures(row) || row.acknowledgedAt !== undefined) return false;
    this.#put({ ...row, acknowledgedAt: at, version: row.version + 1 });
    return true;
  }

  override async lastEnds(tx: Tx, workflowId: string, limit: number): Promise<('completed' | 'failed')[]> {
    return lastEnds(this.#rows(tx), workflowId).slice(0, limit);
  }

  override async removePlanned(tx: Tx, workflowId: string): Promise<void> {
    const row = await this.planned(tx, workflowId);
    if (row) this.database.removeJob(row.id);
  }

  override async pendingOf(tx: Tx, workflowId: string): Promise<JobRecord[]> {
    const pending = this.#rows(tx).filter((row) => row.status === 'pending' && row.workflowId === workflowId);
    return pending.sort(byTime).map(copy);
  }

  override async occurrenceExists(tx: Tx, workflowId: string, nominalTime: Instant): Promise<boolean> {
    return this.#rows(tx).some((row) => isOccurrence(row, workflowId, nominalTime));
  }

  override async lastOccurrence(tx: Tx, workflowId: string): Promise<Instant | undefined> {
    return lastOccurrence(this.#rows(tx), workflowId);
  }

  override async addEvents(tx: Tx, events: readonly JobEvent[]): Promise<void> {
    this.database.assertOpen(tx);
    for (const event of events) {
      if (!this.database.jobs.read(event.jobId)) throw new Error(`There is no job ${event.jobId}`);
      this.database.addEvent(event);
    }
  }

  override async read(tx: Tx, id: string): Promise<JobRecord | undefined> {
    const row = this.#read(tx, id);
    return row && copy(row);
  }

  override async find(id: string): Promise<JobRecord | undefined> {
    const row = this.database.jobs.find(id);
    return row && copy(row);
  }

  override async events(jobId: string): Promise<JobEvent[]> {
    const kept = this.database.events.all().filter(({ event }) => event.jobId === jobId);
    return kept.sort((a, b) => a.seq - b.seq).map(({ event }) => ({ ...event }));
  }

  override async retriesOf(jobId: string): Promise<JobRecord[]> {
    const retries = this.database.jobs.all().filter(({ options }) => options?.retryOf?.jobId === jobId);
    return retries.sort(byId).map(copy);
  }

  override async list(
    filter: JobFilter,
    order: 'ascending' | 'descending',
    page: PageRequest,
  ): Promise<StorePage<JobRecord>> {
    const matching = this.database.jobs.all().filter((row) => matches(row, filter));
    return pageInOrder(matching.map(copy), timeAndId, order, page);
  }

  override async counts(): Promise<JobCounts> {
    return countsOf(this.database.jobs.all());
  }

  override async startedByHour(from: Instant, to: Instant): Promise<StartedInHour[]> {
    const started = ({ executedAt = -1 }: JobRecord): boolean => executedAt >= from && executedAt < to;
    return sumByHour(this.database.jobs.all().filter((row) => wentOnSince(row, from) && started(row)));
  }

  override async reachedSince(workflowId: string, since: Instant): Promise<{ jobs: number; recipients: number }> {
    const jobs = this.#committedOf([workflowId]).filter((row) => wentOnSince(row, since));
    const recipients = jobs.reduce((sum, { deliveries }) => sum + deliveries.accepted + deliveries.delivered, 0);
    return { jobs: jobs.length, recipients };
  }

  override async sentThrough(since: Instant): Promise<SentThrough[]> {
    const jobs = this.database.jobs.all().filter((row) => wentOnSince(row, since));
    return sumByConnection(jobs, (workflowId) => this.database.workflows.find(workflowId));
  }

  override async next(): Promise<JobRecord | undefined> {
    const first = this.database.jobs.all().filter(isDue).sort(byTime)[0];
    return first && copy(first);
  }

  override async overdue(before: Instant, page: PageRequest): Promise<StorePage<JobRecord>> {
    const overdue = this.database.jobs.all().filter((row) => isDue(row) && row.scheduledTime < before);
    return pageInOrder(overdue.map(copy), timeAndId, 'ascending', page);
  }

  override async archive(tx: Tx, endedBefore: Instant, at: Instant, limit: number): Promise<number> {
    const ended = this.#rows(tx).filter((row) => endedAt(row) < endedBefore && row.archivedAt === undefined);
    const leaving = ended.sort((a, b) => endedAt(a) - endedAt(b)).slice(0, limit);
    for (const row of leaving) this.#put({ ...row, archivedAt: at, version: row.version + 1 });
    return leaving.length;
  }

  override async purge(tx: Tx, endedBefore: Instant, limit: number): Promise<number> {
    const old = this.#rows(tx).filter((row) => endedAt(row) < endedBefore);
    return purge(
      this.database,
      old.sort((a, b) => endedAt(a) - endedAt(b)),
      limit,
    );
  }

  #rows(tx: Tx): JobRecord[] {
    this.database.assertOpen(tx);
    return this.database.jobs.rows();
  }

  #committedOf(workflowIds: readonly string[]): JobRecord[] {
    return this.database.jobs.all().filter((row) => workflowIds.includes(row.workflowId));
  }

  #read(tx: Tx, id: string): JobRecord | undefined {
    this.database.assertOpen(tx);
    return this.database.jobs.read(id);
  }

  #put(row: JobRecord): void {
    if (row.planned) this.#assertOnlyPlanned(row);
    this.database.jobs.put(row);
  }

  #assertOnlyPlanned(row: JobRecord): void {
    const rival = this.database.jobs.rows().find((other) => other.planned && other.workflowId === row.workflowId);
    if (rival && rival.id !== row.id) throw new Error('The workflow has a planned job already');
  }

  #changePending(
    tx: Tx,
    id: string,
    expectedVersion: number | undefined,
    changes: Partial<JobRecord>,
  ): JobRecord | undefined {
    const row = this.#read(tx, id);
    if (row?.status !== 'pending' || (expectedVersion !== undefined && row.version !== expectedVersion))
      return undefined;
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const changed: JobRecord = { ...row, ...given, version: row.version + 1 };
    this.#put(changed);
    return changed;
  }
}
