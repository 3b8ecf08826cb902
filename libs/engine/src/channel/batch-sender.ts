import { type SendEnvelope, type SendOutcome, type RenderedMessage } from './channel';

/** A message on its way into a batch. */
export interface BatchMessage {
  message: RenderedMessage;
  envelope: SendEnvelope;
}

/** What is known of a batch's messages, by delivery id. */
export type BatchOutcomes = ReadonlyMap<string, SendOutcome>;

/** Where a batch stands at the provider. */
export type BatchState =
  /** It was not sent, and now never will be: the provider has thrown it away. */
  | { state: 'discarded' }
  /** It was sent; those that are missing from the outcomes never got into it. */
  | { state: 'sent'; outcomes: BatchOutcomes };

/**
 * Sends many at a time through a batch that the provider keeps: made, then filled, then sent with one call.
 *
 * Guarantee: a batch is sent at most once, however often and however late its calls arrive. Calls reject with
 * `BatchInDoubt` when it cannot be said whether they worked; `reconcile` then tells, and until it has told nobody may send
 * the same deliveries again.
 */
export abstract class BatchSender {
  /** The most messages of one batch. */
  abstract readonly most: number;

  /** Makes an empty batch and answers the provider's name for it. @throws ChannelUnavailable, when nothing can have happened */
  abstract create(signal: AbortSignal): Promise<string>;

  /**
   * Puts the messages in. Answers those that the provider refused one by one (`failed` or `temporary`); all others are in.
   * @throws BatchInDoubt, ChannelUnavailable
   */
  abstract fill(providerId: string, messages: readonly BatchMessage[], signal: AbortSignal): Promise<BatchOutcomes>;

  /** Sends what is in. Answers what became of each. @throws BatchInDoubt, ChannelUnavailable when it certainly was not sent */
  abstract send(providerId: string, signal: AbortSignal): Promise<BatchOutcomes>;

  /**
   * Asks the provider where a batch stands, and throws it away if it was not sent, so that it can never be sent later.
   * @throws ChannelUnavailable when the provider cannot be asked
   */
  abstract reconcile(providerId: string, signal: AbortSignal): Promise<BatchState>;

  abstract close(): Promise<void>;
}

/** A call to the provider may or may not have worked. */
export class BatchInDoubt extends Error {
  override readonly name = 'BatchInDoubt';
}
