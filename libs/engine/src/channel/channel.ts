import { type Issue } from '../issue';
import { type Purpose } from '../purpose/purpose';
import { type BatchSender } from './batch-sender';

/** What to say, as saved: which channel, and what that channel needs besides. */
export interface MessageSpec {
  channel: string;
}

/** Whom a message goes to. */
export interface Recipient {
  /** Normalised by the channel. */
  address: string;
  name?: string;
  /** Has no prototype: own columns only. */
  variables: Record<string, string>;
}

/** A message as its reader sees it, all variables filled in. */
export interface RenderedMessage {
  to: string;
  subject?: string;
  body: string;
  html?: string;
  url?: string;
  headers?: Record<string, string>;
  /** How it travels where a channel knows several ways: `SMS`, `LMS`, `ALIMTALK`. */
  type?: string;
  template?: { pfId: string; templateId: string; variables: Record<string, string> };
  /** What is sent instead by SMS or LMS to whom the message cannot reach. */
  fallback?: { type: string; subject?: string; body: string };
}

/** What surrounds a message and changes how it must look. */
export interface MessageContext {
  purpose: Purpose;
}

/** How big a message is, in the provider's measure. */
export interface MessageSize {
  type: string;
  size: number;
  limit: number;
  unit: 'bytes' | 'characters';
}

export type RenderOutcome =
  | { outcome: 'rendered'; message: RenderedMessage }
  /** No value and no default for these: the delivery is skipped. */
  | { outcome: 'missing'; variables: string[] }
  /** The values make a message that must not leave, such as a line break in a subject. */
  | { outcome: 'unsendable'; code: string; message: string };

/** What travels beside the message. */
export interface SendEnvelope {
  /** Also the idempotency key, the same in every attempt for ever. */
  deliveryId: string;
  jobId: string;
  mode: 'live' | 'test';
}

/**
 * What became of one attempt to send.
 * `temporary`: certainly not received, worth another try. `failed`: certainly not received, and never will be.
 * `uncertain`: it may have been received.
 */
export type SendOutcome =
  | { outcome: 'accepted'; providerId?: string }
  | { outcome: 'delivered'; providerId?: string }
  | { outcome: 'temporary'; code: string; message: string; retryAfterMs?: number }
  | { outcome: 'failed'; code: string; message: string }
  | { outcome: 'uncertain'; code: string; message: string };

/**
 * A way for messages to leave.
 *
 * Guarantee: `uncertain` is said whenever receipt cannot be ruled out, never `temporary`.
 */
export abstract class Channel {
  /** The `channel` it serves. */
  abstract readonly channel: string;

  /** What to do with a send that a crash cut off: the receiver drops repeats of a key, or nobody can know. */
  abstract readonly inDoubt: 'resend' | 'unknown';

  /** Whether Korean law lets advertisements by it reach at night only those who agreed to that. */
  abstract readonly nightRule: 'applies' | 'exempt';

  /** What is wrong with `spec`, with paths from the message's root. Asks nobody outside, but resolves host names. */
  abstract check(spec: MessageSpec, context: MessageContext): Promise<Issue[]>;

  /** The variables its texts use, and whether each has a default. */
  abstract variables(spec: MessageSpec): { name: string; hasDefault: boolean }[];

  /** The address as it is sent to and compared, or undefined when it cannot be one. */
  abstract normaliseAddress(raw: string): string | undefined;

  /**
   * Prepares the texts once; the answer renders recipients, purely. What the law adds to an advertisement is in the rendered
   * text. @throws ChannelUnavailable when the connection cannot be opened
   */
  abstract compile(spec: MessageSpec, context: MessageContext): Promise<Render>;

  /** Opens connections for one job. @throws ChannelUnavailable */
  abstract open(spec: MessageSpec): Promise<Sender | BatchSender>;

  /** How big a rendered message is; undefined where size does not matter. */
  measure(_message: RenderedMessage): MessageSize | undefined {
    return undefined;
  }

  /** Won per message by type, as the provider says; undefined where nobody knows. Never rejects. */
  async prices(_spec: MessageSpec): Promise<Readonly<Record<string, number>> | undefined> {
    return undefined;
  }

  /** What the connection allows per minute over all its jobs; undefined without a limit. @throws ChannelUnavailable */
  async ratePerMinute(_spec: MessageSpec): Promise<number | undefined> {
    return undefined;
  }
}

export type Render = (recipient: Recipient) => RenderOutcome;

export abstract class Sender {
  /** How many it can have on their way at a time. It is never given more: they would wait inside, where no stop reaches them. */
  readonly most: number = Number.POSITIVE_INFINITY;

  /** Never rejects for what a receiver does; aborting ends open requests at once and answers `uncertain`, or `temporary` if nothing went out. */
  abstract send(message: RenderedMessage, envelope: SendEnvelope, signal: AbortSignal): Promise<SendOutcome>;
  abstract close(): Promise<void>;
}

/** The channel as a whole cannot send now, for every recipient alike (no server configured, sign-in refused). */
export class ChannelUnavailable extends Error {
  override readonly name = 'ChannelUnavailable';

  constructor(
    readonly code: string,
    message: string,
    readonly retry: 'worthwhile' | 'pointless',
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
