import { type Channel, type SendOutcome } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type EngineLog } from '../engine-log';
import { type Clock, type Instant } from '../instant';
import { StoreUnavailable, type UnitOfWork } from '../store/unit-of-work';
import { type Admission, type Admitted } from './admission';
import { Breaker } from './breaker';
import { Naps, turnOfTheEventLoop } from './naps';
import { resultOf, type ResultRules } from './result-of';
import { AttemptFailed, type RunContext, throwIfStopped, TooManyFailures } from './run-context';
import { STORE_RETRY_MS, WhomToWaitFor } from './whom-to-wait-for';

/** While the pace holds us up, what comes back within so long is recorded together. */
const GATHER_MS = 20;

/** What came back: the channel's word, or what is to be recorded where the channel was not asked. */
export type SentOne = { sent: SendOutcome; inDoubt: Channel['inDoubt'] } | { result: DeliveryResult };

/**
 * Keeps up to `concurrency` messages on their way. Each turn is one transaction that records what came back and marks as
 * many more as `sending`: so at most that many are ever in doubt, and a commit serves several messages.
 */
export class SendLoop {
  #results: DeliveryResult[] = [];
  #inFlight = 0;
  /** When the pace lets more go, if it said so in the last turn. */
  #paceAt: Instant | undefined;
  /** Why nothing new goes out any more. */
  #over: TooManyFailures | AttemptFailed | undefined;
  readonly #breaker: Breaker;
  readonly #naps: Naps;
  readonly #others: WhomToWaitFor;

  constructor(
    private readonly parts: { clock: Clock; unitOfWork: UnitOfWork; deliveries: DeliveryStore; log: EngineLog },
    private readonly context: RunContext,
    private readonly admission: Admission,
    private readonly way: {
      /** Never rejects. */
      send: (delivery: DeliveryRecord) => Promise<SentOne>;
      /** How many may be on their way at a time. */
      concurrency: number;
    },
    private readonly rules: ResultRules,
  ) {
    this.#breaker = new Breaker(way.concurrency);
    this.#naps = new Naps(parts.clock);
    this.#others = new WhomToWaitFor(parts, context, this.#naps);
  }

  /**
   * Until nobody is left to send to but those who are held. @throws Stopped once everything in flight came back and is
   * recorded; FenceLost, TooManyFailures and AttemptFailed likewise
   */
  async run(): Promise<void> {
    const { stop } = this.context;
    const wake = (): void => this.#naps.wake();
    stop.addEventListener('abort', wake);
    try {
      do {
        const taken = await this.#turn();
        // What came back is kept: it is known, and must not become doubt because the disk is full for a while.
        if (taken === 'store-unavailable') await this.#naps.nap(STORE_RETRY_MS);
        else for (const delivery of taken) this.#start(delivery);
      } while (await this.#rest());
    } catch (error) {
      await this.#bringHome();
      throw error;
    } finally {
      stop.removeEventListener('abort', wake);
    }
    throwIfStopped(stop);
    if (this.#over) throw this.#over;
  }

  /** Records what came back and, unless told to stop, takes as many as there is room for. */
  async #turn(): Promise<DeliveryRecord[] | 'store-unavailable'> {
    const { clock, unitOfWork, deliveries } = this.parts;
    const { hold } = this.context;
    const room = await this.#room();
    const results = this.#results;
    if (results.length === 0 && room === 0) return [];
    this.#results = [];
    this.#paceAt = undefined;
    try {
      const admitted = await unitOfWork.write(async (tx): Promise<Admitted> => {
        const now = clock.now();
        if (results.length > 0) await deliveries.record(tx, hold.jobId, results, now);
        return room > 0 ? this.admission.admit(tx, room, now) : { deliveries: [] };
      });
      this.#paceAt = admitted.nextAt;
      return admitted.deliveries;
    } catch (error) {
      this.#results = [...results, ...this.#results];
      if (error instanceof StoreUnavailable) return 'store-unavailable';
      throw error;
    }
  }

  async #room(): Promise<number> {
    const failures = await this.#others.tooManyFailures(this.#results.filter(({ state }) => state === 'failed').length);
    if (failures !== undefined) this.#over ??= new TooManyFailures(failures);
    if (this.context.stop.aborted || this.#over) return 0;
    return this.#breaker.room(this.way.concurrency - this.#inFlight, this.parts.clock.monotonic());
  }

  #start(delivery: DeliveryRecord): void {
    // Told to stop between the commit and here: nothing was sent, and the row says so.
    if (this.context.stop.aborted) {
      this.#results.push({ id: delivery.id, attempts: delivery.attempts, state: 'pending' });
      return;
    }
    this.#inFlight += 1;
    this.#breaker.started(delivery.id);
    void this.way.send(delivery).then((sent) => {
      this.#inFlight -= 1;
      this.#results.push('result' in sent ? this.#unasked(sent.result) : this.#answered(delivery, sent));
      this.#naps.wake();
    });
  }

  #unasked(result: DeliveryResult): DeliveryResult {
    this.#breaker.neutral(result.id);
    return result;
  }

  #answered(delivery: DeliveryRecord, { sent, inDoubt }: Extract<SentOne, { sent: unknown }>): DeliveryResult {
    if (sent.outcome === 'accepted' || sent.outcome === 'delivered') this.#breaker.success();
    else if (sent.outcome === 'failed') this.#breaker.neutral(delivery.id);
    else this.#strike(delivery.id, sent.message);
    // While the channel is down for everybody, a failure uses up nobody's tries.
    const maxRetries = this.#breaker.isOpen ? Number.POSITIVE_INFINITY : this.rules.maxRetries;
    return resultOf(delivery, sent, inDoubt, { ...this.rules, maxRetries });
  }

  #strike(id: string, why: string): void {
    const { clock, log } = this.parts;
    const step = this.#breaker.strike(id, clock.monotonic());
    if (step === 'opened') log.warn('A channel fails for everybody; waiting', { jobId: this.context.job.id, why });
    if (step === 'given-up') this.#over ??= new AttemptFailed(`The channel fails for everybody: ${why}`, 'worthwhile');
  }

  /** Waits for what happens next. Answers whether there is another turn. */
  async #rest(): Promise<boolean> {
    const blockedMs = this.#blockedMs();
    const back = this.#results.length > 0;
    if (back || this.#inFlight > 0) {
      if (blockedMs !== undefined && !this.context.stop.aborted) await this.#gather(blockedMs);
      else if (back) await turnOfTheEventLoop();
      else await this.#naps.untilWoken();
      return true;
    }
    if (this.context.stop.aborted || this.#over) return false;
    if (blockedMs === undefined || !(await this.#others.isAnybodyPending())) return this.#others.wait();
    if (!this.context.stop.aborted) await this.#naps.nap(blockedMs);
    return true;
  }

  /** How long the pace or an outage lets nobody go, whoever waits. */
  #blockedMs(): number | undefined {
    const { clock } = this.parts;
    const { probeAt } = this.#breaker;
    const pace = this.#paceAt === undefined ? 0 : this.#paceAt - clock.now();
    const outage = probeAt === undefined ? 0 : probeAt - clock.monotonic();
    const ms = Math.max(pace, outage);
    return ms > 0 ? ms : undefined;
  }

  /** Until more may go; or until something came back, and then a little longer for what comes back with it. */
  async #gather(ms: number): Promise<void> {
    const { clock } = this.parts;
    const end = clock.monotonic() + ms;
    if (this.#results.length === 0) await this.#naps.nap(ms);
    const gathered = Math.min(end, clock.monotonic() + GATHER_MS);
    while (clock.monotonic() < gathered && !this.context.stop.aborted) {
      await this.#naps.nap(gathered - clock.monotonic());
    }
    await turnOfTheEventLoop();
  }

  /** After a failed write: waits for what is on its way and records it, fence or not, for it really happened. */
  async #bringHome(): Promise<void> {
    while (this.#inFlight > 0) await this.#naps.untilWoken();
    const results = this.#results;
    this.#results = [];
    const { clock, unitOfWork, deliveries } = this.parts;
    if (results.length > 0) {
      await unitOfWork.write((tx) => deliveries.record(tx, this.context.hold.jobId, results, clock.now()));
    }
  }
}
