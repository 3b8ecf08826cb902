import { type DueJob, JobDispatcher, type Lease, type StopReason } from '../dispatch/job-dispatcher';
import { type Clock } from '../instant';
import { type Tx } from '../store/unit-of-work';

/** Runs everything at once, up to its slots. Never queues: the tick hands over no more than there is room for. */
export class MemoryDispatcher extends JobDispatcher {
  override readonly limits = { crashDetectMs: 0, cancelLatencyMs: 0, multiNode: false };
  readonly #running = new Map<string, AbortController>();
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
      for (const job of jobs) this.#run(job);
    });
  }

  override async cancel(tx: Tx, jobId: string): Promise<'signalled' | 'absent'> {
    tx.onCommit(() => this.#running.get(jobId)?.abort('aborted' satisfies StopReason));
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
    return this.#stopping ? 0 : Math.max(0, this.slots - this.#running.size);
  }

  #run(job: DueJob): void {
    const controller = new AbortController();
    this.#running.set(job.id, controller);
    const cancel = this.clock.timer(job.timeoutMs, () => controller.abort('timeout' satisfies StopReason));
    void this.#handler({ job, signal: controller.signal }).finally(() => {
      cancel();
      if (this.#running.get(job.id) === controller) this.#running.delete(job.id);
    });
  }
}
