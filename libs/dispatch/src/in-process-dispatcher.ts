import { type Clock, type DueJob, JobDispatcher, type Lease, type StopReason, type Tx } from '@jeongsi/engine';

interface Running {
  controller: AbortController;
  finished: Promise<void>;
}

/**
 * Runs jobs in this process, at most `concurrency` at a time, in the order in which they were enqueued. It remembers
 * nothing: what a crash cuts off is found `running` in the job table at the next start.
 */
export class InProcessDispatcher extends JobDispatcher {
  override readonly limits = { crashDetectMs: 0, cancelLatencyMs: 0, multiNode: false };

  #queue: DueJob[] = [];
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
      for (const job of jobs) if (!this.#knows(job.id)) this.#queue.push(job);
      if (this.#phase === 'stopping') this.release();
      else this.#handOver();
    });
  }

  override async cancel(tx: Tx, jobId: string): Promise<'removed' | 'signalled' | 'absent'> {
    const queued = this.#queue.some((job) => job.id === jobId);
    const running = this.#running.has(jobId);
    tx.onCommit(() => {
      this.#queue = this.#queue.filter((job) => job.id !== jobId);
      this.#running.get(jobId)?.controller.abort('aborted' satisfies StopReason);
    });
    return queued ? 'removed' : running ? 'signalled' : 'absent';
  }

  override release(): void {
    for (const { controller } of this.#running.values()) controller.abort('drain' satisfies StopReason);
    // What is still queued goes through as already stopped, so that it is let go of by its handler and not lost.
    for (const job of this.#queue.splice(0)) this.#run(job, 'drain');
  }

  override async stop({ graceMs }: { graceMs: number }): Promise<'drained' | 'timed-out'> {
    this.#phase = 'stopping';
    this.release();
    let cancel = (): void => undefined;
    const grace = new Promise<'timed-out'>((resolve) => {
      cancel = this.clock.timer(graceMs, () => resolve('timed-out'));
    });
    const drained = Promise.all([...this.#running.values()].map(({ finished }) => finished)).then(
      () => 'drained' as const,
    );
    return Promise.race([drained, grace]).finally(cancel);
  }

  override freeSlots(): number {
    if (this.#phase === 'stopping') return 0;
    return Math.max(0, this.concurrency - this.#running.size - this.#queue.length);
  }

  #knows(jobId: string): boolean {
    return this.#running.has(jobId) && this.#running.get(jobId)?.controller.signal.aborted === false;
  }

  #handOver(): void {
    if (this.#phase === 'waiting') return;
    let handed = 0;
    while (handed < this.#queue.length && this.#running.size < this.concurrency) {
      this.#run(this.#queue[handed] as DueJob);
      handed += 1;
    }
    if (handed > 0) this.#queue = this.#queue.slice(handed);
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
      if (this.#running.get(job.id)?.controller === controller) this.#running.delete(job.id);
      if (this.#phase === 'started') this.#handOver();
    });
    this.#running.set(job.id, { controller, finished });
  }
}

/** Node's timers overflow beyond this and would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
