import { type DueJob, JobDispatcher, type Lease, type StopReason } from '../dispatch/job-dispatcher';
import { type Clock } from '../instant';
import { type Tx } from '../store/unit-of-work';

/** Runs everything at once, up to its slots; only a job whose earlier handler still comes to rest waits behind that one. */
export class MemoryDispatcher extends JobDispatcher {
  override readonly limits = { crashDetectMs: 0, cancelLatencyMs: 0, multiNode: false };
  readonly #running = new Map<string, AbortController>();
  #waiting: DueJob[] = [];
  #handler: (lease: Lease) => Promise<void> = () => Promise.resolve();
  #stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly slots: number,
  ) {
    super();
  }

  override async start(): Promise<void> {
    this.#stopping = false;
  }

  override async consume(handler: (lease: Lease) => Promise<void>): Promise<void> {
    this.#handler = handler;
  }

  override async enqueue(tx: Tx, jobs: readonly DueJob[]): Promise<void> {
    tx.onCommit(() => {
      for (const job of jobs) {
        if (this.#running.has(job.id)) this.#waiting.push(job);
        else this.#run(job);
      }
    });
  }

  override async cancel(tx: Tx, jobId: string): Promise<'removed' | 'signalled' | 'absent'> {
    tx.onCommit(() => {
      this.#waiting = this.#waiting.filter(({ id }) => id !== jobId);
      this.#running.get(jobId)?.abort('aborted' satisfies StopReason);
    });
    return this.#running.has(jobId) ? 'signalled' : 'absent';
  }

  override release(): void {
    for (const controller of this.#running.values()) controller.abort('drain' satisfies StopReason);
  }

  override async stop(): Promise<'drained'> {
    this.#stopping = true;
    this.release();
    while (this.#running.size > 0) await new Promise<void>((resolve) => setImmediate(resolve));
    return 'drained';
  }

  override freeSlots(): number {
    return this.#stopping ? 0 : Math.max(0, this.slots - this.#running.size - this.#waiting.length);
  }

  #run(job: DueJob): void {
    const controller = new AbortController();
    this.#running.set(job.id, controller);
    if (this.#stopping) controller.abort('drain' satisfies StopReason);
    const cancel = this.clock.timer(job.timeoutMs, () => controller.abort('timeout' satisfies StopReason));
    void this.#handler({ job, signal: controller.signal }).finally(() => {
      cancel();
      this.#running.delete(job.id);
      const next = this.#waiting.find(({ id }) => id === job.id);
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next);
      if (next) this.#run(next);
    });
  }
}
