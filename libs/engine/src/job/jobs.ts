import { type DeliveryRecord, type DeliveryReport } from '../delivery/delivery';
import { type Instant } from '../instant';
import { type Outcome } from '../outcome';
import { type Alongside, type Change } from '../store/unit-of-work';
import { acknowledgeFailure } from './acknowledge';
import { AskedJobs, type ExecuteWorkflow } from './asked-jobs';
import { type DeliveryMessage, deliveryMessage } from './delivery-message';
import { DoubtfulDeliveries, type DoubtParts } from './doubtful-deliveries';
import { type JobRecord, type RetryScope } from './job';
import { PendingJobs } from './pending-jobs';
import { RunningJobs } from './running-jobs';

export { type ExecuteWorkflow } from './asked-jobs';
export { type DeliveryMessage } from './delivery-message';

/** What a person or a program does to jobs: the one door to the use cases, each of which says in its own file what it does. */
export class Jobs {
  readonly #asked: AskedJobs;
  readonly #pending: PendingJobs;
  readonly #running: RunningJobs;
  readonly #doubtful: DoubtfulDeliveries;

  constructor(private readonly parts: DoubtParts) {
    this.#asked = new AskedJobs(parts);
    this.#pending = new PendingJobs(parts);
    this.#running = new RunningJobs(parts);
    this.#doubtful = new DoubtfulDeliveries(parts);
  }

  execute(request: ExecuteWorkflow, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    return this.#asked.execute(request, alongside);
  }

  runNow(id: string, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    return this.#asked.runNow(id, alongside);
  }

  retry(id: string, scope: RetryScope, alongside?: Alongside<JobRecord>): Promise<Outcome<JobRecord>> {
    return this.#asked.retry(id, scope, alongside);
  }

  move(
    id: string,
    scheduledTime: Instant,
    expectedVersion?: number,
    alongside?: Alongside<Change<JobRecord>>,
  ): Promise<Outcome<JobRecord>> {
    return this.#pending.move(id, scheduledTime, expectedVersion, alongside);
  }

  cancel(id: string, expectedVersion?: number, alongside?: Alongside<Change<JobRecord>>): Promise<Outcome<JobRecord>> {
    return this.#pending.cancel(id, expectedVersion, alongside);
  }

  abort(id: string, alongside?: Alongside<Change<JobRecord>>): Promise<Outcome<JobRecord>> {
    return this.#running.abort(id, alongside);
  }

  pause(id: string, expectedVersion?: number, alongside?: Alongside<Change<JobRecord>>): Promise<Outcome<JobRecord>> {
    return this.#running.pause(id, expectedVersion, alongside);
  }

  resume(id: string, expectedVersion?: number, alongside?: Alongside<Change<JobRecord>>): Promise<Outcome<JobRecord>> {
    return this.#running.resume(id, expectedVersion, alongside);
  }

  acknowledge(id: string, alongside?: Alongside<Change<JobRecord>>): Promise<Outcome<JobRecord>> {
    return acknowledgeFailure(id, this.parts, alongside);
  }

  resend(jobId: string, deliveryId: string, alongside?: Alongside<DeliveryRecord>): Promise<Outcome<DeliveryRecord>> {
    return this.#doubtful.resend(jobId, deliveryId, alongside);
  }

  /** What one recipient was sent, or would be. */
  message(jobId: string, deliveryId: string): Promise<Outcome<DeliveryMessage>> {
    return deliveryMessage(this.parts, jobId, deliveryId);
  }

  settle(
    jobId: string,
    deliveryId: string,
    to: 'delivered' | 'failed',
    alongside?: Alongside<string>,
  ): Promise<Outcome<DeliveryRecord>> {
    return this.#doubtful.settle(jobId, deliveryId, to, alongside);
  }

  report(reports: readonly DeliveryReport[]): Promise<number> {
    return this.#doubtful.report(reports);
  }

  /** The job once it has ended, or as it is after `waitMs`. */
  untilEnded(id: string, waitMs: number): Promise<JobRecord | undefined> {
    return this.parts.ended.until(id, waitMs);
  }
}
