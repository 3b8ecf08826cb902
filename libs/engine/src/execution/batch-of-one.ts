import { BatchInDoubt, type BatchSender, type BatchState } from '../channel/batch-sender';
import {
  ChannelUnavailable,
  type RenderedMessage,
  type SendEnvelope,
  Sender,
  type SendOutcome,
} from '../channel/channel';

/** Sends single messages through a channel that sends in batches: a person's second try, and tests to named people. */
export class BatchOfOne extends Sender {
  constructor(private readonly batches: BatchSender) {
    super();
  }

  override async send(message: RenderedMessage, envelope: SendEnvelope, signal: AbortSignal): Promise<SendOutcome> {
    let providerId: string | undefined;
    try {
      providerId = await this.batches.create(signal);
      const refused = (await this.batches.fill(providerId, [{ message, envelope }], signal)).get(envelope.deliveryId);
      if (refused) return refused;
      const sent = (await this.batches.send(providerId, signal)).get(envelope.deliveryId);
      if (sent) return sent;
      throw new BatchInDoubt('The provider did not say what became of the message');
    } catch (error) {
      return this.#outcomeAfter(error, providerId, envelope.deliveryId, signal);
    }
  }

  override async close(): Promise<void> {
    await this.batches.close();
  }

  async #outcomeAfter(
    error: unknown,
    providerId: string | undefined,
    deliveryId: string,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof ChannelUnavailable ? error.code : 'in_doubt';
    const state = providerId === undefined ? DISCARDED : await this.#ask(providerId, signal);
    if (state === undefined) return { outcome: 'uncertain', code, message };
    const sent = state.state === 'sent' ? state.outcomes.get(deliveryId) : undefined;
    if (sent) return sent;
    const final = error instanceof ChannelUnavailable && error.retry === 'pointless';
    return { outcome: final ? 'failed' : 'temporary', code, message };
  }

  async #ask(providerId: string, signal: AbortSignal): Promise<BatchState | undefined> {
    try {
      return await this.batches.reconcile(providerId, signal);
    } catch {
      return undefined; // It cannot be asked, so nobody knows.
    }
  }
}

/** A batch that was never made sends nothing. */
const DISCARDED: BatchState = { state: 'discarded' };
