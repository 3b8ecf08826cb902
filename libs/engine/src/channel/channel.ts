import { type Issue } from '../issue';

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

  /** What is wrong with `spec`, with paths from the message's root. Asks nobody outside, but resolves host names. */
  abstract check(spec: MessageSpec): Promise<Issue[]>;

  /** The variables its texts use, and whether each has a default. */
  abstract variables(spec: MessageSpec): { name: string; hasDefault: boolean }[];

  /** The address as it is sent to and compared, or undefined when it cannot be one. */
  abstract normaliseAddress(raw: string): string | undefined;

  /** Prepares the texts once; the answer renders recipients, purely. */
  abstract compile(spec: MessageSpec): (recipient: Recipient) => RenderOutcome;

  /** Opens connections for one job. @throws ChannelUnavailable */
  abstract open(spec: MessageSpec): Promise<Sender>;
}

export abstract class Sender {
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
