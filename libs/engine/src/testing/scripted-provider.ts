import {
  BatchInDoubt,
  type BatchMessage,
  type BatchOutcomes,
  BatchSender,
  type BatchState,
} from '../channel/batch-sender';
import { type SendOutcome } from '../channel/channel';

export const PROVIDER_STEPS = ['create', 'fill', 'send', 'reconcile'] as const;
export type ProviderStep = (typeof PROVIDER_STEPS)[number];

/** Throws or never answers, in place of a step (`before`) or after it was done (`after`). */
type Fault = (step: ProviderStep, moment: 'before' | 'after') => void | Promise<void>;

interface Batch {
  messages: BatchMessage[];
  state: 'open' | 'sent' | 'discarded';
}

/** A provider that keeps batches and counts what each recipient really got. It outlives the processes that talk to it. */
export class ScriptedProvider {
  /** How often each address was sent to. */
  readonly received = new Map<string, number>();
  readonly steps: ProviderStep[] = [];
  fault: Fault = () => undefined;
  /** What it says of a message when it sends it; only those that it takes are received. */
  verdict: (to: string) => SendOutcome = () => ({ outcome: 'accepted' });
  /** Whom it refuses one by one while it is filled. */
  refused: (to: string) => boolean = () => false;
  readonly #batches = new Map<string, Batch>();

  /** A connection to it, for one job. */
  connect(most = 10): BatchSender {
    return new ProviderConnection(this, most);
  }

  async perform<T>(step: ProviderStep, signal: AbortSignal, work: () => T): Promise<T> {
    this.steps.push(step);
    await unlessAborted(signal, this.fault(step, 'before'));
    const value = work();
    await unlessAborted(signal, this.fault(step, 'after'));
    return value;
  }

  create(): string {
    const id = `group-${this.#batches.size + 1}`;
    this.#batches.set(id, { messages: [], state: 'open' });
    return id;
  }

  fill(id: string, messages: readonly BatchMessage[]): BatchOutcomes {
    const batch = this.#open(id);
    const outcomes = new Map<string, SendOutcome>();
    for (const one of messages) {
      if (this.refused(one.message.to)) {
        outcomes.set(one.envelope.deliveryId, { outcome: 'failed', code: 'refused', message: 'Refused' });
      } else batch.messages.push(one);
    }
    return outcomes;
  }

  send(id: string): BatchOutcomes {
    const batch = this.#open(id);
    batch.state = 'sent';
    for (const { message } of batch.messages) {
      if (this.verdict(message.to).outcome !== 'accepted') continue;
      this.received.set(message.to, (this.received.get(message.to) ?? 0) + 1);
    }
    return this.#outcomes(batch);
  }

  reconcile(id: string): BatchState {
    const batch = this.#batches.get(id);
    if (batch?.state === 'sent') return { state: 'sent', outcomes: this.#outcomes(batch) };
    if (batch) batch.state = 'discarded';
    return { state: 'discarded' };
  }

  #outcomes({ messages }: Batch): BatchOutcomes {
    return new Map(messages.map(({ message, envelope }) => [envelope.deliveryId, this.verdict(message.to)]));
  }

  #open(id: string): Batch {
    const batch = this.#batches.get(id);
    if (batch?.state !== 'open') throw new BatchInDoubt(`The batch ${id} is ${batch?.state ?? 'not known'}`);
    return batch;
  }
}

/** A request that is cut off leaves it open whether it worked. */
async function unlessAborted(signal: AbortSignal, answer: void | Promise<void>): Promise<void> {
  const cutOff = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new BatchInDoubt('Cut off')), { once: true });
  });
  await Promise.race([answer, cutOff]);
}

class ProviderConnection extends BatchSender {
  constructor(
    private readonly provider: ScriptedProvider,
    override readonly most: number,
  ) {
    super();
  }

  override create(signal: AbortSignal): Promise<string> {
    return this.provider.perform('create', signal, () => this.provider.create());
  }

  override fill(id: string, messages: readonly BatchMessage[], signal: AbortSignal): Promise<BatchOutcomes> {
    return this.provider.perform('fill', signal, () => this.provider.fill(id, messages));
  }

  override send(id: string, signal: AbortSignal): Promise<BatchOutcomes> {
    return this.provider.perform('send', signal, () => this.provider.send(id));
  }

  override reconcile(id: string, signal: AbortSignal): Promise<BatchState> {
    return this.provider.perform('reconcile', signal, () => this.provider.reconcile(id));
  }

  override async close(): Promise<void> {
    return;
  }
}
