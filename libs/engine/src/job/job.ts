import { type DeliveryCounts } from '../delivery/delivery';
import { type Instant } from '../instant';

export type JobStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled' | 'skipped';
export type JobTrigger = 'schedule' | 'manual' | 'api' | 'retry';
export type JobMode = 'live' | 'test';
export type JobType = 'immediate' | 'delayed' | 'scheduled' | 'recurring';

/** Why a job is as it is; the console has the words. */
export type JobReason = 'overlap' | 'missed' | 'holiday' | 'paused' | 'late' | 'held';

/** What a job carries besides its workflow. */
export interface JobOptions {
  /** Added to every recipient's variables, and stronger than them. */
  variables?: Record<string, string>;
  /** Test mode: the addresses that really receive it. */
  recipients?: string[];
  /** The job whose recipients this one takes up again. */
  retryOf?: { jobId: string; scope: RetryScope };
  /** The instant that the planned job was sought from; kept when a holiday rule left something out on the way. */
  plannedAfter?: Instant;
  /** How many missed occurrences this run stands for, itself included. */
  standsFor?: number;
}

/** `failed`: those that failed; `unsent`: those that nothing was sent to; `all`: everybody anew. */
export type RetryScope = 'failed' | 'unsent' | 'all';

export interface JobRecord {
  id: string;
  workflowId: string;
  workflowVersion: number;
  workflowName: string;
  type: JobType;
  status: JobStatus;
  reason?: JobReason;
  trigger: JobTrigger;
  mode: JobMode;
  /** The instant that the schedule names; (workflow, nominal time) is the occurrence's identity. */
  nominalTime: Instant;
  /** When it is due: the nominal time, until it is moved or waits for a retry. */
  scheduledTime: Instant;
  /** Counted before the work starts. */
  attempt: number;
  maxAttempts: number;
  createdAt: Instant;
  /** Start of the first attempt. */
  executedAt?: Instant;
  completedAt?: Instant;
  /** When it left the board. */
  archivedAt?: Instant;
  error?: string;
  /** When somebody said that they know of its failure. */
  acknowledgedAt?: Instant;
  /** Raised by every change that a client can see; the job's ETag. */
  version: number;
  /** Raised by every start and every stop: whoever holds an older one has lost the job. */
  fence: number;
  /** Whether this is the workflow's one planned job. */
  planned: boolean;
  /** Whether it waits for its workflow's job before it, and is not due before that ended. */
  waiting: boolean;
  /** Whether a person stopped it in the middle, to go on when they say so; it is not due meanwhile. */
  paused: boolean;
  /** Whether it started more than 5 s after its time. */
  late: boolean;
  options?: JobOptions;
  /** How many audience rows have become deliveries, and whether that was all. */
  audience: { rows: number; complete: boolean };
  /** Whether the present attempt recorded anything; a crash after progress, or a release, uses up no attempt. */
  progressed: boolean;
  deliveries: DeliveryCounts;
}

/** What happened to a job and cannot be read off its row: moved, attempt failed, recovered, aborted, … */
export interface JobEvent {
  jobId: string;
  at: Instant;
  type: JobEventType;
  params: Record<string, string | number>;
}

export type JobEventType =
  | 'moved'
  | 'run_now'
  | 'attempt_failed'
  | 'attempt_lost'
  | 'recovered'
  | 'aborted'
  | 'paused'
  | 'resumed'
  | 'held'
  | 'resent'
  | 'settled'
  | 'cancelled'
  | 'quarantined'
  | 'caught_up';
