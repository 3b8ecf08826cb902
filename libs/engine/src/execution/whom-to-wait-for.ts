import { type DeliveryStore } from '../delivery/delivery-store';
import { type Clock } from '../instant';
import { StoreUnavailable, type UnitOfWork } from '../store/unit-of-work';
import { type Naps } from './naps';
import { type RunContext } from './run-context';

/** Never sleep longer before looking again. */
const LONGEST_NAP_MS = 30_000;
/** How long to wait before asking a store again that could not take a write. */
export const STORE_RETRY_MS = 1_000;
/** Rows per transaction. */
const RELEASED_AT_ONCE = 1_000;

/** What a loop does that finds nobody to send to: whom it still waits for, and whether there is anybody. */
export class WhomToWaitFor {
  constructor(
    private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; deliveries: DeliveryStore },
    private readonly context: RunContext,
    private readonly naps: Naps,
  ) {}

  /** Waits for the earliest retry, or calls those whose hold is over. Answers whether it is worth looking again. */
  async wait(): Promise<boolean> {
    const { clock, deliveries } = this.parts;
    const { hold, stop } = this.context;
    const at = await deliveries.nextTryAt(hold.jobId);
    if (at !== undefined) {
      const nap = Math.min(Math.max(0, at - clock.now()), LONGEST_NAP_MS);
      if (nap > 0 && !stop.aborted) await this.naps.nap(nap);
      return true;
    }
    const until = await deliveries.heldUntil(hold.jobId);
    if (until === undefined || until > clock.now()) return false;
    return this.#release();
  }

  async isAnybodyPending(): Promise<boolean> {
    return (await this.parts.deliveries.nextTryAt(this.context.hold.jobId)) !== undefined;
  }

  /**
   * How many failed for good, if they are as many as the job may have; in all its attempts, and by late reports too.
   * `unrecorded` is how many more failed just now.
   */
  async tooManyFailures(unrecorded: number): Promise<number | undefined> {
    const { stopAfterFailures } = this.context.sending;
    if (stopAfterFailures === undefined) return undefined;
    const counts = await this.parts.deliveries.counts(this.context.hold.jobId);
    const failures = (counts?.failed ?? 0) + unrecorded;
    return failures >= stopAfterFailures ? failures : undefined;
  }

  async #release(): Promise<boolean> {
    const { clock, unitOfWork, deliveries } = this.parts;
    try {
      await unitOfWork.write((tx) => deliveries.releaseHeld(tx, this.context.hold, clock.now(), RELEASED_AT_ONCE));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (!this.context.stop.aborted) await this.naps.nap(STORE_RETRY_MS);
    }
    return true;
  }
}
