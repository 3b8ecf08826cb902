import { type Tx } from '../store/unit-of-work';

/** A started job on its way to whoever runs it. */
export interface DueJob {
  id: string;
  workflowId: string;
  workflowVersion: number;
  attempt: number;
  maxAttempts: number;
  fence: number;
  /** For the whole attempt, from the hand-over, on the monotonic clock. */
  timeoutMs: number;
}

/** Why a run is told to stop: by a person, by its time-out, to be continued later, or because somebody else has the job. */
export type StopReason = 'aborted' | 'timeout' | 'drain' | 'lost';

/** The right to run a job, until `signal` aborts; its `reason` is a `StopReason`. */
export interface Lease {
  job: DueJob;
  signal: AbortSignal;
}

/**
 * Hands started jobs to a node and notices when that node dies.
 *
 * Guarantees: a job is handed over only after the transaction of its `enqueue` is durable; a job to one handler at a time, so
 * that one which goes on waits until its earlier handler has come to rest; a handler that was told to stop is still awaited,
 * and its slot stays taken, until it returns.
 */
export abstract class JobDispatcher {
  /** Begins to hand over; what was enqueued before waits until now. */
  abstract start(): Promise<void>;
  /** No new hand-over; running handlers get `drain` and the grace to come to rest. */
  abstract stop(options: { graceMs: number }): Promise<'drained' | 'timed-out'>;
  /** In the caller's transaction, idempotent on job, attempt and fence. */
  abstract enqueue(tx: Tx, jobs: readonly DueJob[]): Promise<void>;
  /** Stops a job once the transaction is durable: taken from the queue, told `aborted` through its signal, or not here. */
  abstract cancel(tx: Tx, jobId: string): Promise<'removed' | 'signalled' | 'absent'>;
  /** Who runs the jobs. The handler settles every outcome itself and never rejects. */
  abstract consume(handler: (lease: Lease) => Promise<void>): Promise<void>;
  /** Tells everything that runs to come to rest (`drain`) at once; it goes on handing over what is enqueued later. */
  abstract release(): void;
  /** How many more jobs it takes now. */
  abstract freeSlots(): number;
  abstract readonly limits: { crashDetectMs: number; cancelLatencyMs: number; multiNode: boolean };
}
