import { BatchInDoubt, type BatchMessage, type BatchSender, type BatchState } from '../channel/batch-sender';
import { type BatchRecord, type BatchStore } from '../channel/batch-store';
import { ChannelUnavailable, type Render, type SendOutcome } from '../channel/channel';
import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type EngineLog } from '../engine-log';
import { type Clock, type Instant } from '../instant';
import { type Ids } from '../store/ids';
import { type Tx, type UnitOfWork } from '../store/unit-of-work';
import { type Admission } from './admission';
import { batchResults } from './batch-results';
import { Naps } from './naps';
import { persist } from './persist';
import { renderDelivery } from './render-delivery';
import { type ResultRules } from './result-of';
import { AttemptFailed, type RunContext, Stopped, throwIfStopped, TooManyFailures } from './run-context';
import { WhomToWaitFor } from './whom-to-wait-for';

/** How long to wait after a batch that came to nothing, before the next; after the last of them the attempt is given up. */
const WAITS_MS = [5_000, 25_000, 125_000];
/** How long to wait before asking again about a batch in doubt. */
const ASK_AGAIN_MS = [0, 1_000, 4_000, 16_000];

/** A batch that is written down, and nobody but us has heard of. */
interface OpenBatch {
  record: BatchRecord;
  deliveries: DeliveryRecord[];
  messages: BatchMessage[];
}

/** What one transaction came to. */
interface Opened {
  batch?: OpenBatch;
  /** Whether it took anybody at all. */
  took: boolean;
  nextAt?: Instant;
}

/**
 * Sends batch after batch through a provider that keeps them, one at a time. A batch is written down before the provider
 * hears of it and closed together with what became of it, so that a crash at any step leaves either nothing sent or a batch
 * that the provider can be asked about.
 */
export class BatchLoop {
  #troubles = 0;
  readonly #naps: Naps;
  readonly #others: WhomToWaitFor;

  constructor(
    private readonly parts: {
      clock: Clock;
      ids: Ids;
      unitOfWork: UnitOfWork;
      deliveries: DeliveryStore;
      batches: BatchStore;
      log: EngineLog;
    },
    private readonly context: RunContext,
    private readonly admission: Admission,
    private readonly opened: { sender: BatchSender; render: Render; variables: Record<string, string> | undefined },
    private readonly rules: ResultRules,
  ) {
    this.#naps = new Naps(parts.clock);
    this.#others = new WhomToWaitFor(parts, context, this.#naps);
  }

  /** As `SendLoop.run`. */
  async run(): Promise<void> {
    const { stop } = this.context;
    const wake = (): void => this.#naps.wake();
    stop.addEventListener('abort', wake);
    try {
      while (await this.#turn());
    } finally {
      stop.removeEventListener('abort', wake);
    }
    throwIfStopped(stop);
  }

  async #turn(): Promise<boolean> {
    throwIfStopped(this.context.stop);
    const failures = await this.#others.tooManyFailures(0);
    if (failures !== undefined) throw new TooManyFailures(failures);
    const { batch, took, nextAt } = await persist(this.parts, (tx) => this.#open(tx));
    if (batch) await this.#send(batch);
    if (took) return true;
    if (nextAt === undefined || !(await this.#others.isAnybodyPending())) return this.#others.wait();
    await this.#nap(nextAt - this.parts.clock.now());
    return true;
  }

  /** Takes, renders and writes down the next batch. Rendering is pure, so it may stand inside the transaction. */
  async #open(tx: Tx): Promise<Opened> {
    const { clock, ids, deliveries: store, batches } = this.parts;
    const { hold, job, stop } = this.context;
    if (stop.aborted) return { took: false };
    const now = clock.now();
    const admitted = await this.admission.admit(tx, this.opened.sender.most, now);
    const deliveries: DeliveryRecord[] = [];
    const messages: BatchMessage[] = [];
    const unsendable: DeliveryResult[] = [];
    for (const delivery of admitted.deliveries) {
      const rendered = renderDelivery(delivery, this.opened.render, this.opened.variables);
      if ('result' in rendered) {
        unsendable.push(rendered.result);
        continue;
      }
      deliveries.push(delivery);
      const envelope = { deliveryId: delivery.id, jobId: job.id, mode: job.mode };
      messages.push({ message: rendered.message, envelope });
    }
    if (unsendable.length > 0) await store.record(tx, job.id, unsendable, now);
    const took = admitted.deliveries.length > 0;
    if (messages.length === 0) return { took, ...(admitted.nextAt !== undefined && { nextAt: admitted.nextAt }) };
    const record = { id: ids.next(), jobId: job.id, createdAt: now };
    await batches.open(
      tx,
      hold,
      record,
      deliveries.map(({ id }) => id),
    );
    return { took, batch: { record, deliveries, messages } };
  }

  async #send(batch: OpenBatch): Promise<void> {
    let state: BatchState;
    try {
      state = await this.#deliver(batch);
    } catch (error) {
      if (this.context.hardStop.aborted || !isTrouble(error)) throw error;
      state = await this.#ask(batch.record, error);
      await this.#record(batch, state);
      if (state.state === 'discarded') return this.#waitAfter(error);
      this.#troubles = 0;
      return;
    }
    this.#troubles = 0;
    await this.#record(batch, state);
  }

  /**
   * Told to stop before the messages left, they never do: the batch is thrown away. So it is when filling it took so long
   * that the night began, or somebody in it refused meanwhile; the next one is without them.
   * @throws BatchInDoubt, ChannelUnavailable, FenceLost
   */
  async #deliver({ record, deliveries, messages }: OpenBatch): Promise<BatchState> {
    const { sender } = this.opened;
    const { hold, hardStop, stop } = this.context;
    if (stop.aborted) return { state: 'discarded' };
    const providerId = await sender.create(hardStop);
    if (stop.aborted) return { state: 'discarded' };
    await persist(this.parts, (tx) => this.parts.batches.name(tx, hold, record.id, providerId));
    record.providerId = providerId;
    if (stop.aborted) return sender.reconcile(providerId, hardStop);
    const outcomes = new Map<string, SendOutcome>(await sender.fill(providerId, messages, hardStop));
    const mayGo = await persist(this.parts, (tx) => this.admission.mayStillGo(tx, deliveries, this.parts.clock.now()));
    if (stop.aborted || !mayGo) return sender.reconcile(providerId, hardStop);
    if (outcomes.size < messages.length) {
      for (const [id, outcome] of await sender.send(providerId, hardStop)) outcomes.set(id, outcome);
    }
    const unnamed = messages.filter(({ envelope }) => !outcomes.has(envelope.deliveryId)).length;
    if (unnamed > 0) throw new BatchInDoubt(`The provider did not say what became of ${unnamed} messages`);
    return { state: 'sent', outcomes };
  }

  /** @throws AttemptFailed when nobody answers; then the batch stays open, and is asked about before anything else. */
  async #ask({ providerId }: BatchRecord, trouble: Error): Promise<BatchState> {
    if (providerId === undefined) return { state: 'discarded' };
    let error: Error = trouble;
    for (const wait of ASK_AGAIN_MS) {
      if (wait > 0) await this.#nap(wait);
      try {
        return await this.opened.sender.reconcile(providerId, this.context.hardStop);
      } catch (unanswered) {
        if (this.context.hardStop.aborted || !isTrouble(unanswered)) throw unanswered;
        error = unanswered;
      }
    }
    throw new AttemptFailed(error.message, 'worthwhile');
  }

  async #record(batch: OpenBatch, state: BatchState): Promise<void> {
    const { clock, deliveries, batches } = this.parts;
    const { id, jobId } = batch.record;
    const results = batchResults(batch.deliveries, state, this.rules);
    await persist(this.parts, async (tx) => {
      await deliveries.record(tx, jobId, results, clock.now());
      await batches.close(tx, id);
    });
  }

  /** The provider is in trouble for everybody, which must not use up anybody's tries. */
  async #waitAfter(trouble: Error): Promise<void> {
    const wait = WAITS_MS[this.#troubles];
    this.#troubles += 1;
    if (wait === undefined) throw new AttemptFailed(trouble.message, 'worthwhile');
    const { job } = this.context;
    this.parts.log.warn('A batch came to nothing; waiting', { jobId: job.id, why: trouble.message, ms: wait });
    await this.#nap(wait);
  }

  async #nap(ms: number): Promise<void> {
    const { clock } = this.parts;
    const end = clock.monotonic() + ms;
    while (clock.monotonic() < end && !this.context.stop.aborted) await this.#naps.nap(end - clock.monotonic());
  }
}

function isTrouble(error: unknown): error is Error {
  if (error instanceof Stopped) return false;
  return error instanceof BatchInDoubt || (error instanceof ChannelUnavailable && error.retry === 'worthwhile');
}
