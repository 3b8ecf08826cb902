import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type Clock } from '../instant';
import { StoreUnavailable, type UnitOfWork } from '../store/unit-of-work';
import { type RunContext, throwIfStopped } from './run-context';

/** Never sleep longer before looking again. */
const LONGEST_NAP_MS = 30_000;
/** How long to wait before asking a store again that could not take a write. */
const STORE_RETRY_MS = 1_000;

/**
 * Keeps up to `concurrency` messages on their way. Each turn is one transaction that records what came back and marks as
 * many more as `sending`: so at most that many are ever in doubt, and a commit serves several messages.
 */
export class SendLoop {
  #results: DeliveryResult[] = [];
  #inFlight = 0;
  #wake: () => void = () => undefined;

  constructor(
    private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; deliveries: DeliveryStore },
    private readonly context: RunContext,
    /** Never rejects. */
    private readonly send: (delivery: DeliveryRecord) => Promise<DeliveryResult>,
  ) {}

  /** Until nobody is left to send to. @throws Stopped once everything in flight came back and is recorded; FenceLost likewise */
  async run(): Promise<void> {
    const { stop } = this.context;
    const wake = () => this.#wake();
    stop.addEventListener('abort', wake);
    try {
      for (;;) {
        const taken = await this.#turn();
        if (taken === 'store-unavailable') {
          // What came back is kept: it is known, and must not become doubt because the disk is full for a while.
          await this.#nap(STORE_RETRY_MS);
          continue;
        }
        for (const delivery of taken) this.#start(delivery);
        if (this.#results.length > 0) await turnOfTheEventLoop();
        else if (this.#inFlight > 0) await this.#somethingBack();
        else if (stop.aborted) break;
        else if (!(await this.#waitForRetries())) break;
      }
    } catch (error) {
      await this.#bringHome();
      throw error;
    } finally {
      stop.removeEventListener('abort', wake);
    }
    throwIfStopped(stop);
  }

  /** Records what came back and, unless told to stop, takes as many as there is room for. */
  async #turn(): Promise<DeliveryRecord[] | 'store-unavailable'> {
    const { clock, unitOfWork, deliveries } = this.parts;
    const { hold, sending, stop } = this.context;
    const room = stop.aborted ? 0 : sending.concurrency - this.#inFlight;
    const results = this.#results;
    if (results.length === 0 && room === 0) return [];
    this.#results = [];
    try {
      return await unitOfWork.write(async (tx) => {
        const now = clock.now();
        if (results.length > 0) await deliveries.record(tx, hold.jobId, results, now);
        return room > 0 ? deliveries.take(tx, hold, room, now) : [];
      });
    } catch (error) {
      this.#results = [...results, ...this.#results];
      if (error instanceof StoreUnavailable) return 'store-unavailable';
      throw error;
    }
  }

  #start(delivery: DeliveryRecord): void {
    // Told to stop between the commit and here: nothing was sent, and the row says so.
    if (this.context.stop.aborted) {
      this.#results.push({ id: delivery.id, attempts: delivery.attempts, state: 'pending' });
      return;
    }
    this.#inFlight += 1;
    void this.send(delivery).then((result) => {
      this.#inFlight -= 1;
      this.#results.push(result);
      this.#wake();
    });
  }

  /** Resolves in the event loop's next turn after something came back, so that what comes back together is recorded together. */
  async #somethingBack(): Promise<void> {
    await new Promise<void>((resolve) => (this.#wake = resolve));
    await turnOfTheEventLoop();
  }

  /** Waits for the earliest retry; answers whether there is one. */
  async #waitForRetries(): Promise<boolean> {
    const { clock, deliveries } = this.parts;
    const at = await deliveries.nextTryAt(this.context.hold.jobId);
    if (at === undefined) return false;
    const nap = Math.min(Math.max(0, at - clock.now()), LONGEST_NAP_MS);
    if (nap > 0 && !this.context.stop.aborted) await this.#nap(nap);
    return true;
  }

  /** Until the time is over, something came back, or the job is told to stop. */
  async #nap(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.parts.clock.timer(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** After a failed write: waits for what is on its way and records it, fence or not, for it really happened. */
  async #bringHome(): Promise<void> {
    while (this.#inFlight > 0) await this.#somethingBack();
    const results = this.#results;
    this.#results = [];
    const { clock, unitOfWork, deliveries } = this.parts;
    if (results.length > 0) {
      await unitOfWork.write((tx) => deliveries.record(tx, this.context.hold.jobId, results, clock.now()));
    }
  }
}

function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
