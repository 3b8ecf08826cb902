import { type EngineLog } from '../engine-log';
import { type Clock } from '../instant';
import { type JobEvent } from '../job/job';
import { type EndJob, type JobStore } from '../job/job-store';
import { type UnitOfWork } from '../store/unit-of-work';
import { type SelfPause } from './self-pause';

/** How an attempt ended, and what the job's story says of it. */
export interface AttemptEnd {
  workflowId: string;
  end: EndJob;
  events: JobEvent[];
}

/** `lost` are those that did not count, because the job had been taken away meanwhile. */
type Watch = (ended: readonly AttemptEnd[], lost: readonly AttemptEnd[]) => void;

const RETRY_MS = 1_000;

/**
 * Writes the ends of attempts, all that are there at a time in one transaction. An end is kept until it is durable: while
 * the disk is full, say, it is tried again each second, and the job counts as running meanwhile.
 */
export class AttemptEnds {
  #queue: AttemptEnd[] = [];
  #flushing: Promise<void> | undefined;
  readonly #watchers = new Set<Watch>();

  constructor(
    private readonly parts: {
      clock: Clock;
      unitOfWork: UnitOfWork;
      jobs: JobStore;
      selfPause: SelfPause;
      log: EngineLog;
    },
  ) {}

  push(end: AttemptEnd): void {
    this.#queue.push(end);
    this.#flushing ??= this.#flush();
  }

  /** Calls `watch` with the attempts that ended, each time they are durable. Answers how to stop watching. */
  watch(watch: Watch): () => void {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  }

  /** When everything pushed so far is durable. */
  async drained(): Promise<void> {
    while (this.#flushing) await this.#flushing;
  }

  async #flush(): Promise<void> {
    while (this.#queue.length > 0) {
      let taken: AttemptEnd[] = [];
      try {
        const ended = await this.parts.unitOfWork.write(async (tx) => {
          // Taken here, not before: whatever ended while the transaction was coming up goes along.
          taken = this.#queue;
          this.#queue = [];
          const counted = await this.parts.jobs.end(
            tx,
            taken.map(({ end }) => end),
          );
          const ended = taken.filter(({ end }) => counted.has(end.id));
          const events = ended.flatMap((one) => one.events);
          if (events.length > 0) await this.parts.jobs.addEvents(tx, events);
          const failed = ended.filter(({ end }) => end.outcome.status === 'failed');
          await this.parts.selfPause.afterFailures(
            tx,
            failed.map(({ workflowId, end }) => ({ id: end.id, workflowId })),
          );
          await this.parts.jobs.releaseWaiting(tx, [...new Set(ended.map(({ workflowId }) => workflowId))]);
          return ended;
        });
        const counted = new Set(ended);
        const lost = taken.filter((one) => !counted.has(one));
        for (const watch of this.#watchers) watch(ended, lost);
      } catch (error) {
        this.#queue = [...taken, ...this.#queue];
        this.parts.log.error('Could not record the end of jobs; trying again', { jobs: this.#queue.length, error });
        await new Promise<void>((resolve) => this.parts.clock.timer(RETRY_MS, resolve));
      }
    }
    this.#flushing = undefined;
  }
}
