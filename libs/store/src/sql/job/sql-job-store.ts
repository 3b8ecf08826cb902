import {
  type EndJob,
  type Instant,
  type JobCounts,
  type JobEvent,
  type JobFilter,
  type JobMove,
  type JobReason,
  type JobRecord,
  JobStore,
  type DueRow,
  type NewJob,
  type PageRequest,
  type SentThrough,
  type StartedInHour,
  type StartJob,
  type StorePage,
  type Tx,
} from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { type InputTables } from '../input-table';
import { sqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { acknowledge } from './acknowledge';
import * as claim from './claim';
import { end } from './end';
import { addEvents, events } from './events';
import { insertJobs } from './insert-jobs';
import { listJobs } from './job-list';
import * as queries from './job-queries';
import * as retention from './job-retention';
import * as ofWorkflows from './of-workflows';
import * as overlap from './overlap';
import { lastEnds, resume } from './pause';
import * as plan from './plan';
import * as recent from './recent';
import { leftRunning, takeOver } from './take-over';

/** The table of contents of what happens to jobs; each method's SQL is in the file that it names. */
export class SqlJobStore extends JobStore {
  /**
   * @param reader sees what is committed, and never waits for a writer.
   * @param input makes tables of one bound parameter for it.
   */
  constructor(
    private readonly reader: Kysely<Tables>,
    private readonly input: InputTables,
  ) {
    super();
  }

  override insert(tx: Tx, jobs: readonly NewJob[]): Promise<Set<string>> {
    return insertJobs(sqlTx(tx), jobs);
  }

  override due(tx: Tx, now: Instant, limit: number): Promise<DueRow[]> {
    return claim.due(sqlTx(tx), now, limit);
  }

  override nextDueAt(): Promise<Instant | undefined> {
    return queries.nextDueAt(this.reader);
  }

  override underWay(tx: Tx, workflowIds: readonly string[]): Promise<Set<string>> {
    return overlap.underWay(sqlTx(tx), workflowIds);
  }

  override withWaiting(tx: Tx, workflowIds: readonly string[]): Promise<Set<string>> {
    return overlap.withWaiting(sqlTx(tx), workflowIds);
  }

  override start(tx: Tx, starts: readonly StartJob[]): Promise<void> {
    return claim.start(sqlTx(tx), starts);
  }

  override skip(tx: Tx, skips: readonly { id: string; reason: JobReason; at: Instant }[]): Promise<void> {
    return claim.skip(sqlTx(tx), skips);
  }

  override wait(tx: Tx, ids: readonly string[], reason: JobReason): Promise<void> {
    return claim.wait(sqlTx(tx), ids, reason);
  }

  override end(tx: Tx, ends: readonly EndJob[]): Promise<Set<string>> {
    return end(sqlTx(tx), ends);
  }

  override releaseWaiting(tx: Tx, workflowIds: readonly string[]): Promise<number> {
    return overlap.releaseWaiting(sqlTx(tx), workflowIds);
  }

  override leftRunning(tx: Tx, afterId: string | undefined, limit: number): Promise<JobRecord[]> {
    return leftRunning(sqlTx(tx), afterId, limit);
  }

  override takeOver(
    tx: Tx,
    job: { id: string; fence: number },
    leaseOwner: string,
    attempt: 'same' | 'next',
  ): Promise<number | undefined> {
    return takeOver(sqlTx(tx), job, leaseOwner, attempt);
  }

  override planned(tx: Tx, workflowId: string): Promise<JobRecord | undefined> {
    return plan.planned(sqlTx(tx), workflowId);
  }

  override plannedTime(workflowId: string): Promise<Instant | undefined> {
    return queries.plannedTime(this.reader, workflowId);
  }

  override pendingOf(tx: Tx, workflowId: string): Promise<JobRecord[]> {
    return plan.pendingOf(sqlTx(tx), workflowId);
  }

  override plannedAmong(workflowIds: readonly string[]): Promise<JobRecord[]> {
    return ofWorkflows.plannedAmong(this.reader, this.input, workflowIds);
  }

  override lastEndedAmong(workflowIds: readonly string[]): Promise<JobRecord[]> {
    return ofWorkflows.lastEndedAmong(this.reader, this.input, workflowIds);
  }

  override occurrenceExists(tx: Tx, workflowId: string, nominalTime: Instant): Promise<boolean> {
    return plan.occurrenceExists(sqlTx(tx), workflowId, nominalTime);
  }

  override lastOccurrence(tx: Tx, workflowId: string): Promise<Instant | undefined> {
    return plan.lastOccurrence(sqlTx(tx), workflowId);
  }

  override move(tx: Tx, id: string, to: JobMove, expectedVersion?: number): Promise<number | undefined> {
    return plan.move(sqlTx(tx), id, to, expectedVersion);
  }

  override cancel(tx: Tx, id: string, at: Instant, expectedVersion?: number): Promise<boolean> {
    return plan.cancel(sqlTx(tx), id, at, expectedVersion);
  }

  override resume(tx: Tx, id: string, at: Instant, expectedVersion?: number): Promise<boolean> {
    return resume(sqlTx(tx), id, at, expectedVersion);
  }

  override acknowledge(tx: Tx, id: string, at: Instant): Promise<boolean> {
    return acknowledge(sqlTx(tx), id, at);
  }

  override lastEnds(tx: Tx, workflowId: string, limit: number): Promise<('completed' | 'failed')[]> {
    return lastEnds(sqlTx(tx), workflowId, limit);
  }

  override removePlanned(tx: Tx, workflowId: string): Promise<void> {
    return plan.removePlanned(sqlTx(tx), workflowId);
  }

  override addEvents(tx: Tx, added: readonly JobEvent[]): Promise<void> {
    return addEvents(sqlTx(tx), added);
  }

  override read(tx: Tx, id: string): Promise<JobRecord | undefined> {
    return queries.jobById(sqlTx(tx).db, id);
  }

  override find(id: string): Promise<JobRecord | undefined> {
    return queries.jobById(this.reader, id);
  }

  override events(jobId: string): Promise<JobEvent[]> {
    return events(this.reader, jobId);
  }

  override retriesOf(jobId: string): Promise<JobRecord[]> {
    return queries.retriesOf(this.reader, jobId);
  }

  override list(
    filter: JobFilter,
    order: 'ascending' | 'descending',
    page: PageRequest,
  ): Promise<StorePage<JobRecord>> {
    return listJobs(this.reader, filter, order, page);
  }

  override counts(): Promise<JobCounts> {
    return queries.counts(this.reader);
  }

  override startedByHour(from: Instant, to: Instant): Promise<StartedInHour[]> {
    return recent.startedByHour(this.reader, from, to);
  }

  override sentThrough(since: Instant): Promise<SentThrough[]> {
    return recent.sentThrough(this.reader, since);
  }

  override reachedSince(workflowId: string, since: Instant): Promise<{ jobs: number; recipients: number }> {
    return recent.reachedSince(this.reader, workflowId, since);
  }

  override next(): Promise<JobRecord | undefined> {
    return queries.next(this.reader);
  }

  override overdue(before: Instant, page: PageRequest): Promise<StorePage<JobRecord>> {
    return queries.overdue(this.reader, before, page);
  }

  override archive(tx: Tx, endedBefore: Instant, at: Instant, limit: number): Promise<number> {
    return retention.archive(sqlTx(tx), endedBefore, at, limit);
  }

  override purge(tx: Tx, endedBefore: Instant, limit: number): Promise<number> {
    return retention.purge(sqlTx(tx), endedBefore, limit);
  }
}
