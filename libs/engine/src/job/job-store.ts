import { type DeliveryCounts } from '../delivery/delivery';
import { type Instant } from '../instant';
import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';
import {
  type JobEvent,
  type JobOptions,
  type JobReason,
  type JobRecord,
  type JobStatus,
  type JobTrigger,
  type JobType,
} from './job';

/** A job to be written. Everything else starts at its zero: attempt 0, fence 0, version 1, no deliveries. */
export interface NewJob {
  id: string;
  workflowId: string;
  workflowVersion: number;
  workflowName: string;
  type: JobType;
  trigger: JobTrigger;
  mode: 'live' | 'test';
  nominalTime: Instant;
  scheduledTime: Instant;
  maxAttempts: number;
  createdAt: Instant;
  /** `skipped` rows account for occurrences that never run; they end where they start. */
  status: 'pending' | 'skipped';
  reason?: JobReason;
  planned: boolean;
  waiting: boolean;
  options?: JobOptions;
}

/** What claiming needs of a due job, and no more: this is the hot path. */
export interface DueRow {
  id: string;
  workflowId: string;
  workflowVersion: number;
  workflowName: string;
  type: JobType;
  trigger: JobTrigger;
  mode: 'live' | 'test';
  reason?: JobReason;
  nominalTime: Instant;
  scheduledTime: Instant;
  createdAt: Instant;
  attempt: number;
  maxAttempts: number;
  fence: number;
  planned: boolean;
  /** Whether it goes on with an attempt that was let go of. */
  progressed: boolean;
  options?: JobOptions;
}

/**
 * Marks a pending job running. The fence rises by one; so does the attempt, unless the row is `progressed`: a released job
 * continues its attempt. Clears `progressed`. The first start sets `executedAt`.
 */
export interface StartJob {
  id: string;
  startedAt: Instant;
  late: boolean;
  /** Replaces the reason when given (`late`); otherwise the row's reason stays, except `overlap`, `held` and `paused`, which are over. */
  reason?: JobReason;
  leaseOwner: string;
}

/** Ends an attempt. Counts only for a job still `running` with this fence; then the fence rises, so nothing later counts. */
export interface EndJob {
  id: string;
  fence: number;
  at: Instant;
  outcome:
    | { status: 'completed'; error?: string }
    | { status: 'failed'; error: string }
    | { status: 'cancelled'; error?: string }
    /** Another attempt: back to pending, due at `retryAt`, `progressed` cleared. */
    | { status: 'pending'; retryAt: Instant; error: string }
    /** Let go of, to be continued: back to pending, still due, `progressed` set. Not a failure. */
    | { status: 'released' }
    /** Everybody who is left is held: back to pending, due at `until`, with the reason `held` and `progressed` set. Not a failure. */
    | { status: 'held'; until: Instant }
    /** Stopped by a person, to go on later: back to pending, not due while `paused`, with that reason and `progressed` set. */
    | { status: 'paused' };
}

/** Only what is given changes. */
export interface JobMove {
  scheduledTime?: Instant;
  /** Only when the schedule changed. */
  nominalTime?: Instant;
  type?: JobType;
  workflowVersion?: number;
  workflowName?: string;
  maxAttempts?: number;
  /** In place of those that it has; `{}` leaves none. */
  options?: JobOptions;
  /** `false` lets go of the place as the workflow's planned job. */
  planned?: boolean;
}

export interface JobFilter {
  /** Any of them where there are several; at least one. */
  status?: JobStatus | readonly JobStatus[];
  type?: JobType;
  workflowId?: string;
  /** On `scheduledTime`, inclusive and exclusive. */
  from?: Instant;
  to?: Instant;
  /** Whether to list those that left the board, instead of those on it. */
  archived?: boolean;
  /** Whether somebody acknowledged its failure. */
  acknowledged?: boolean;
}

export interface JobCounts extends Record<JobStatus, number> {
  /** Jobs on the board that started late. */
  late: number;
  /** Jobs of status `failed` on the board that somebody acknowledged. */
  acknowledged: number;
}

/** What the jobs that started in one hour came to so far. */
export interface StartedInHour {
  /** The hour's start, by UTC. */
  hour: Instant;
  started: number;
  failed: number;
  deliveries: DeliveryCounts;
}

/**
 * The jobs. Counts on the board are kept by the store in the same transaction as the change, so that reading them
 * costs the same with ten jobs and with a million.
 */
/** What lately left through a connection. */
export interface SentThrough {
  connectionId: string;
  /** Accepted or delivered. */
  reached: number;
  failed: number;
  unknown: number;
  /** When the last job that reached somebody ended, or started if it still runs; absent when none did. */
  lastReachedAt?: Instant;
}

export abstract class JobStore {
  /**
   * Inserts jobs. A schedule-made job whose (workflow, nominal time) exists is left out: an occurrence has one row.
   * Answers the ids that were inserted.
   */
  abstract insert(tx: Tx, jobs: readonly NewJob[]): Promise<Set<string>>;

  /** Pending, neither waiting nor paused, due by `now`; oldest first (scheduledTime, then id). */
  abstract due(tx: Tx, now: Instant, limit: number): Promise<DueRow[]>;

  /** The instant of the earliest pending job that neither waits nor is paused; undefined when there is none. */
  abstract nextDueAt(): Promise<Instant | undefined>;

  /** Which of these workflows have a live job under way: running, or waiting for another attempt. A test is in nobody's way. */
  abstract underWay(tx: Tx, workflowIds: readonly string[]): Promise<Set<string>>;

  /** Which of these workflows have a job that waits for the one before it. */
  abstract withWaiting(tx: Tx, workflowIds: readonly string[]): Promise<Set<string>>;

  /** Starts pending jobs that neither wait nor are paused; each stops being the planned one. Rejects when one is not: it must not be handed over. */
  abstract start(tx: Tx, starts: readonly StartJob[]): Promise<void>;

  /** Ends pending jobs as skipped, at `at`, with their reason; leaves out those that are not pending any more. */
  abstract skip(tx: Tx, skips: readonly { id: string; reason: JobReason; at: Instant }[]): Promise<void>;

  /** Makes pending jobs wait behind their workflow's run; they stop being the planned one. */
  abstract wait(tx: Tx, ids: readonly string[], reason: JobReason): Promise<void>;

  /** Ends attempts. Answers the ids that counted; the others had lost their fence. */
  abstract end(tx: Tx, ends: readonly EndJob[]): Promise<Set<string>>;

  /** For each workflow whose job ended and which has nothing live under way: its oldest waiting job becomes due. Answers how many. */
  abstract releaseWaiting(tx: Tx, workflowIds: readonly string[]): Promise<number>;

  /** Jobs left `running` whose lease is held by nobody alive: all of them when `owner` is undefined. By id, after `afterId`. */
  abstract leftRunning(tx: Tx, afterId: string | undefined, limit: number): Promise<JobRecord[]>;

  /**
   * Takes a running job over: fence rises, lease is ours. With `countAttempt` the attempt rises too (nothing was done in the
   * lost one). Answers the new fence, or undefined when the job is not running with `fence` any more.
   */
  abstract takeOver(
    tx: Tx,
    job: { id: string; fence: number },
    leaseOwner: string,
    attempt: 'same' | 'next',
  ): Promise<number | undefined>;

  /** A planned job of the workflow, if it has one. */
  abstract planned(tx: Tx, workflowId: string): Promise<JobRecord | undefined>;

  /** The planned jobs of those of these workflows that have one, in no order, as last committed. */
  abstract plannedAmong(workflowIds: readonly string[]): Promise<JobRecord[]>;

  /** Of each of these workflows the live job of the latest scheduledTime that ended, on the board or off it; in no order, as last committed. */
  abstract lastEndedAmong(workflowIds: readonly string[]): Promise<JobRecord[]>;

  /** The nominal time of the workflow's planned job, as last committed. */
  abstract plannedTime(workflowId: string): Promise<Instant | undefined>;

  /** Changes a pending job in place. Answers its new version; undefined when it is not pending, or not of `expectedVersion`. */
  abstract move(tx: Tx, id: string, to: JobMove, expectedVersion?: number): Promise<number | undefined>;

  /** Cancels a pending job, for good. Answers whether it was pending (and of that version). */
  abstract cancel(tx: Tx, id: string, at: Instant, expectedVersion?: number): Promise<boolean>;

  /** Lets a paused job go on: due at `at`, its reason cleared. Answers whether it was paused (and of that version). */
  abstract resume(tx: Tx, id: string, at: Instant, expectedVersion?: number): Promise<boolean>;

  /**
   * Notes that somebody knows of a job's failure. Answers whether it has failed, or completed though some deliveries failed,
   * and nobody had said so before.
   */
  abstract acknowledge(tx: Tx, id: string, at: Instant): Promise<boolean>;

  /** The status of the workflow's newest live jobs that ended `completed` or `failed`, newest first by scheduledTime; as the transaction sees it. */
  abstract lastEnds(tx: Tx, workflowId: string, limit: number): Promise<('completed' | 'failed')[]>;

  /** Removes the planned job of a workflow that is paused, archived or no longer occurs. */
  abstract removePlanned(tx: Tx, workflowId: string): Promise<void>;

  /** The workflow's pending jobs, the planned one among them, as the transaction sees them; by scheduledTime. */
  abstract pendingOf(tx: Tx, workflowId: string): Promise<JobRecord[]>;

  /** Whether the workflow's schedule has a job row for this nominal time, whatever became of it. */
  abstract occurrenceExists(tx: Tx, workflowId: string, nominalTime: Instant): Promise<boolean>;

  /** The newest nominal time among the workflow's schedule-made jobs that are not the planned one. */
  abstract lastOccurrence(tx: Tx, workflowId: string): Promise<Instant | undefined>;

  abstract addEvents(tx: Tx, events: readonly JobEvent[]): Promise<void>;

  abstract read(tx: Tx, id: string): Promise<JobRecord | undefined>;
  abstract find(id: string): Promise<JobRecord | undefined>;
  abstract events(jobId: string): Promise<JobEvent[]>;

  /** The jobs that take up recipients of this one, oldest first; as last committed. */
  abstract retriesOf(jobId: string): Promise<JobRecord[]>;

  /** By scheduledTime and id in `order`. */
  abstract list(filter: JobFilter, order: 'ascending' | 'descending', page: PageRequest): Promise<StorePage<JobRecord>>;

  abstract counts(): Promise<JobCounts>;

  /** By the hour in [from, to) in which live jobs started, earliest first; hours without any are left out. */
  abstract startedByHour(from: Instant, to: Instant): Promise<StartedInHour[]>;

  /** The workflow's live jobs that were under way at `since` or later, and how many recipients they reached in all. */
  abstract reachedSince(workflowId: string, since: Instant): Promise<{ jobs: number; recipients: number }>;

  /**
   * What became of the deliveries of live jobs that were under way at `since` or later, by the connections that their workflows
   * use now. From the jobs' counts: it costs as much as there were jobs, however many deliveries they had.
   */
  abstract sentThrough(since: Instant): Promise<SentThrough[]>;

  /** The earliest pending job that does not wait. */
  abstract next(): Promise<JobRecord | undefined>;

  /** Pending jobs that were due before `before`, oldest first: what a paused scheduler would start. */
  abstract overdue(before: Instant, page: PageRequest): Promise<StorePage<JobRecord>>;

  /** Takes up to `limit` jobs that ended before `endedBefore` off the board. Answers how many. */
  abstract archive(tx: Tx, endedBefore: Instant, at: Instant, limit: number): Promise<number>;

  /** Deletes up to `limit` rows of jobs that ended before `endedBefore`, deliveries, events and outbox first. Answers how many rows went. */
  abstract purge(tx: Tx, endedBefore: Instant, limit: number): Promise<number>;
}
