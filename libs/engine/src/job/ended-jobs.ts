import { type Clock } from '../instant';
import { isEnded } from './job-state';
import { type JobRecord } from './job';
import { type JobStore } from './job-store';

/** Lets callers wait until a job has ended. */
export class EndedJobs {
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(private readonly parts: { clock: Clock; jobs: JobStore }) {}

  /** Something durable happened to this job. */
  note(jobId: string): void {
    for (const wake of this.#waiting.get(jobId) ?? []) wake();
  }

  /** The job as soon as it has ended, or as it is after `waitMs`. Undefined when it does not exist. */
  async until(jobId: string, waitMs: number): Promise<JobRecord | undefined> {
    const deadline = this.parts.clock.monotonic() + waitMs;
    for (;;) {
      const noted = this.#noted(jobId, deadline - this.parts.clock.monotonic());
      const job = await this.parts.jobs.find(jobId);
      if (!job || isEnded(job.status) || this.parts.clock.monotonic() >= deadline) {
        noted.forget();
        return job;
      }
      await noted.promise;
    }
  }

  /** Listens before the caller looks, so that nothing falls between. */
  #noted(jobId: string, ms: number): { promise: Promise<void>; forget: () => void } {
    const wakes = this.#waiting.get(jobId) ?? new Set();
    this.#waiting.set(jobId, wakes);
    let forget = (): void => undefined;
    const promise = new Promise<void>((resolve) => {
      const cancel = this.parts.clock.timer(Math.max(0, ms), () => wake());
      const wake = (): void => {
        cancel();
        wakes.delete(wake);
        if (wakes.size === 0 && this.#waiting.get(jobId) === wakes) this.#waiting.delete(jobId);
        resolve();
      };
      wakes.add(wake);
      forget = wake;
    });
    return { promise, forget };
  }
}
