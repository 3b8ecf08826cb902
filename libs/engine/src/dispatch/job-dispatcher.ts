import { type Tx } from '../store/unit-of-work';

/** A started job on its way to whoever runs it. */
export interface DueJob {
  id: string;
  workflowId: string;
  workflowVersion: number;
  attempt: number;
  fence: number;
  /** Counted from the hand-over, on the monotonic clock. */
  timeoutMs: number;
}

/** Why a run is told to stop. */
export type StopReason = 'aborted' | 'timeout' | 'drain' | 'lost';

/** The right to run a job, until `signal` aborts; its `reason` is a `StopReason`. */
export interface Lease {
  job: DueJob;
  signal: AbortSignal;
}

/**
 * Hands started jobs to a node and notices when that node dies.
 *
 * Guarantees: a job is handed over only after the transaction of its `enqueue` is durable; the same job and attempt at
 * most once at a time; a handler whose signal aborted for `timeout`, `aborted` or `lost` is still awaited on `stop`, at
 * most for the grace.
 */
export abstract class JobDispatcher {
  abstract start(): Promise<void>;
  /** No new hand-over; running handlers get `drain` and the grace to come to rest. Answers whether all did. */
  abstract stop(options: { graceMs: number }): Promise<'drained' | 'timed-out'>;
  /** In the caller's transaction, idempotent on job and attempt. */
  abstract enqueue(tx: Tx, jobs: readonly DueJob[]): Promise<void>;
  /** Stops a job once the transaction is durable: taken from the queue, told through its signal, or not here. */
  abstract cancel(tx: Tx, jobId: string): Promise<'removed' | 'signalled' | 'absent'>;
  abstract consume(handler: (lease: Lease) => Promise<void>): Promise<void>;
  /** How many more jobs it takes now. */
  abstract freeSlots(): number;
  abstract readonly limits: { crashDetectMs: number; cancelLatencyMs: number; multiNode: boolean };
}
