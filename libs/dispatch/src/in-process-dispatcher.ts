import { type Clock, type DueJob, JobDispatcher, type Lease, type StopReason, type Tx } from '@jeongsi/engine';

interface Running {
  job: DueJob;
  controller: AbortController;
  finished: Promise<void>;
}

interface Queued {
  job: DueJob;
  /** Goes through as already stopped, so that it is let go of by its handler and not lost. */
  stopped?: StopReason;
}

/**
 * Runs jobs in this process, at most `concurrency` at a time, in the order in which they were enqueued. A job whose earlier
 * handler still comes to rest waits behind it. It remembers nothing: what a crash cuts off is found `running` in the job table
 * at the next start.
 */
export class InProcessDispatcher extends JobDispatcher {
  override readonly limits = { crashDetectMs: 0, cancelLatencyMs: 0, multiNode: false };

  #queue: Queued[] = [];
  readonly #running = new Map<string, Running>();
  #handler: ((lease: Lease) => Promise<void>) | undefined;
  #phase: 'waiting' | 'started' | 'stopping' = 'waiting';

  constructor(
    private readonly clock: Clock,
    private readonly concurrency: number,
  ) {
    super();
  }

  override async start(): Promise<void> {
    if (!this.#handler) throw new Error('Nobody consumes the jobs');
    this.#phase = 'started';
    this.#handOver();
  }

  override async consume(handler: (lease: Lease) => Promise<void>): Promise<void> {
    this.#handler = handler;
  }

  override async enqueue(tx: Tx, jobs: readonly DueJob[]): Promise<void> {
    if (jobs.length === 0) return;
    tx.onCommit(() => {
      for (const job of jobs) if (!this.#knows(job)) this.#queue.push({ job });
      if (this.#phase === 'stopping') this.release();
      else this.#handOver();
    });
  }

  override async cancel(tx: Tx, jobId: string): Promise<'removed' | 'signalled' | 'absent'> {
    const queued = this.#queue.some(({ job }) => job.id === jobId);
    const running = this.#running.has(jobId);
    tx.onCommit(() => {
      this.#queue = this.#queue.filter(({ job }) => job.id !== jobId);
      this.#running.get(jobId)?.controller.abort('aborted' satisfies StopReason);
    });
    return running ? 'signalled' : queued ? 'removed' : 'absent';
  }

  override release(): void {
    for (const { controller } of this.#running.values()) controller.abort('drain' satisfies StopReason);
    for (const queued of this.#queue) queued.stopped = 'drain';
    this.#handOver();
  }

  override async stop({ graceMs }: { graceMs: number }): Promise<'drained' | 'timed-out'> {
    this.#phase = 'stopping';
    this.release();
    let cancel = (): void => undefined;
    const grace = new Promise<'timed-out'>((resolve) => {
      cancel = this.clock.timer(graceMs, () => resolve('timed-out'));
    });
    return Promise.race([this.#drained(), grace]).finally(cancel);
  }

  override freeSlots(): number {
    if (this.#phase === 'stopping') return 0;
    return Math.max(0, this.concurrency - this.#running.size - this.#queue.length);
  }

  async #drained(): Promise<'drained'> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ finished }) => finished));
    return 'drained';
  }

  #knows({ id, attempt, fence }: DueJob): boolean {
    const same = ({ job }: { job: DueJob }): boolean => job.id === id && job.attempt === attempt && job.fence === fence;
    const running = this.#running.get(id);
    return (running !== undefined && same(running)) || this.#queue.some(same);
  }

  #handOver(): void {
    if (this.#phase === 'waiting' || this.#queue.length === 0) return;
    const waiting: Queued[] = [];
    for (const queued of this.#queue) {
      const { job, stopped } = queued;
      const hasRoom = this.#running.size < this.concurrency || stopped !== undefined;
      if (hasRoom && !this.#running.has(job.id)) this.#run(job, stopped);
      else waiting.push(queued);
    }
    this.#queue = waiting;
  }

  #run(job: DueJob, stopped?: StopReason): void {
    const controller = new AbortController();
    if (stopped) controller.abort(stopped);
    const cancelTimeout = this.clock.timer(Math.min(job.timeoutMs, MAX_TIMER_MS), () =>
      controller.abort('timeout' satisfies StopReason),
    );
    const handler = this.#handler as (lease: Lease) => Promise<void>;
    const finished = handler({ job, signal: controller.signal }).finally(() => {
      cancelTimeout();
      this.#running.delete(job.id);
      this.#handOver();
    });
    this.#running.set(job.id, { job, controller, finished });
  }
}

/** Node's timers overflow beyond this and would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
