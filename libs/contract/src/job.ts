import type { FUNNEL_STEPS, PreviewSample } from './preview';
import type { ScheduleType } from './schedule';
import type { SchedulerStatus } from './scheduler';
import type { ChannelName } from './workflow';

export const JOB_STATUSES = ['pending', 'running', 'completed', 'failed', 'cancelled', 'skipped'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const JOB_TRIGGERS = ['schedule', 'manual', 'api', 'retry'] as const;
export type JobTrigger = (typeof JOB_TRIGGERS)[number];

export const DELIVERY_STATES = [
  'pending',
  'sending',
  'accepted',
  'delivered',
  'held',
  'failed',
  'unknown',
  'skipped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type DeliveryCounts = Record<DeliveryState | 'total', number>;

/** One execution of a workflow, planned or past. The first ten fields are the product's original contract. */
export interface Job {
  id: string;
  workflowId: string;
  workflowName: string;
  type: ScheduleType;
  status: JobStatus;
  scheduledTime: string;
  createdAt: string;
  executedAt?: string;
  completedAt?: string;
  error?: string;
  /** The instant that the schedule names; moving a job does not change it. */
  nominalTime: string;
  trigger: JobTrigger;
  /** Why it is as it is: `overlap`, `missed`, `holiday`, `paused`, `late`, `held`. */
  reason?: string;
  workflowVersion: number;
  attempt: number;
  maxAttempts: number;
  mode: JobMode;
  version: number;
  deliveries: DeliveryCounts;
  /**
   * When somebody said that they know of its failure, or that it failed for some; retrying those says so too. Until then failed
   * jobs count as `unacknowledgedJobs`, and `GET /api/scheduler/jobs?status=failed&acknowledged=no` lists them.
   */
  acknowledgedAt?: string;
  /** Stopped in the middle by a person, until it is resumed. */
  paused?: true;
  /** The job whose recipients it takes up again. */
  retryOf?: { jobId: string; scope: RetryScope };
}

export const RETRY_SCOPES = ['failed', 'unsent', 'all'] as const;
export type RetryScope = (typeof RETRY_SCOPES)[number];

export type JobMode = 'live' | 'test';

/** `POST /api/workflow/execute`: the job, in test mode with what was tried. */
export interface ExecutedJob extends Job {
  /** Test mode only: what was tried so far, step by step. */
  steps?: TestStep[];
}

/** `GET /api/scheduler/jobs/:id`: a job with its story. */
export interface JobDetail extends ExecutedJob {
  attempts: JobAttempt[];
  events: JobEvent[];
  /** Why deliveries are in their state, most frequent first. */
  reasons: DeliveryReason[];
  /** From everybody in the source to those who were sent to; empty until the audience is read, and for retries. */
  funnel: { step: (typeof FUNNEL_STEPS)[number]; left: number; out: number }[];
  /** How many a retry of each scope would send to: whom an earlier retry reached, or may have, is left out. */
  leftToRetry: Record<'failed' | 'unsent', number>;
  /** The jobs that took up its recipients again, oldest first. */
  retries: JobRetry[];
}

export interface JobRetry extends Pick<Job, 'id' | 'status' | 'createdAt'> {
  scope: RetryScope;
}

export interface DeliveryReason {
  state: DeliveryState;
  errorCode?: string;
  count: number;
}

export const TEST_STEPS = ['audience', 'message', 'sending'] as const;

/** One step of a test, once it is over. `warn`: it worked, but not for everybody; `failed`: for nobody. */
export interface TestStep {
  step: (typeof TEST_STEPS)[number];
  outcome: 'ok' | 'warn' | 'failed';
  /** Counts by what became of recipients (`all`, `left`, `invalid_address`, `rendered`, `sent`, …), and the `error`. */
  params: Record<string, string | number>;
}

export interface JobAttempt {
  number: number;
  startedAt: string;
  endedAt?: string;
  outcome?: 'completed' | 'failed' | 'aborted' | 'lost';
  error?: string;
}

export interface JobEvent {
  at: string;
  type: string;
  params: Record<string, string | number>;
}

/** One message to one recipient in one job. The address is masked. */
export interface Delivery {
  id: string;
  jobId: string;
  /** Who it is: the mapped key as it is; one that is an address is masked, with the end of the delivery's id behind it. */
  recipientKey: string;
  channel: ChannelName;
  address: string;
  name?: string;
  state: DeliveryState;
  attempts: number;
  nextTryAt?: string;
  providerId?: string;
  errorCode?: string;
  error?: string;
  updatedAt: string;
}

/**
 * `GET /api/scheduler/jobs/:id/deliveries/:deliveryId/message`: what the recipient was sent, or would be, rendered anew by
 * the version of the workflow that the job ran. Their own address is masked wherever it shows.
 */
export interface DeliveryMessage extends Omit<PreviewSample, 'kind'> {
  /** The channel that it is made for; in a test it went into the outbox. */
  channel: ChannelName;
}

/** `POST /api/workflow/execute`. */
export interface ExecuteRequest {
  workflowId: string;
  mode: JobMode;
  variables?: Record<string, string>;
  /** Test mode only: the real receivers, by address. */
  recipients?: string[];
  /** 0 to 60; without it 30. */
  waitSeconds?: number;
}

/** `POST /api/reports/solapi/:connectionId`: what became of a provider's reports. */
export interface ReportReceipt {
  /** Final ones about deliveries of ours, repeated ones among them. */
  received: number;
  /** Those of them that told something new. */
  counted: number;
  /** Items that were not as they should be. */
  leftOut: number;
}

/** `POST /api/scheduler/jobs/:id/deliveries/:deliveryId/settle`: a person knows what became of an unknown one. */
export interface SettleRequest {
  state: 'delivered' | 'failed';
}

/** An event of `GET /api/scheduler/stream` by its name. */
export interface StreamEvents {
  /** At once, and when something in it changed, at most once a second. */
  status: SchedulerStatus;
  /** For each job that runs, at most twice a second, and once more when it ends or comes to rest. */
  progress: JobProgress;
}

export interface JobProgress {
  id: string;
  workflowId: string;
  workflowName: string;
  status: JobStatus;
  deliveries: DeliveryCounts;
  /** Of the last seconds; 0 while nothing moves. */
  ratePerSecond: number;
  /** Absent while nobody can tell. */
  remainingSeconds?: number;
}
