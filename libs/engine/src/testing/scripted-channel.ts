import { type BatchSender } from '../channel/batch-sender';
import {
  Channel,
  type MessageSpec,
  type Render,
  type RenderedMessage,
  type SendEnvelope,
  Sender,
  type SendOutcome,
} from '../channel/channel';
import { type Clock, type Instant } from '../instant';
import { type Issue } from '../issue';

export interface Sent {
  to: string;
  body: string;
  at: Instant;
  deliveryId: string;
  jobId: string;
}

type Script = (sent: Sent, signal: AbortSignal) => SendOutcome | Promise<SendOutcome>;

/** A channel that remembers what it sent and answers what the test says; without a script everything is delivered. */
export class ScriptedChannel extends Channel {
  override nightRule: 'applies' | 'exempt' = 'exempt';
  readonly sent: Sent[] = [];
  script: Script = () => ({ outcome: 'delivered' });
  /** What its connection allows. */
  perMinute: number | undefined;
  /** How many its sender can have on their way at a time. */
  most = Number.POSITIVE_INFINITY;
  /** Takes the place of its sender: a provider that keeps batches. */
  batches: (() => BatchSender) | undefined;

  constructor(
    private readonly clock: Clock,
    override readonly channel = 'scripted',
    override readonly inDoubt: 'resend' | 'unknown' = 'resend',
  ) {
    super();
  }

  override async check(): Promise<Issue[]> {
    return [];
  }

  override variables(): { name: string; hasDefault: boolean }[] {
    return [{ name: 'name', hasDefault: false }];
  }

  override normaliseAddress(raw: string): string | undefined {
    return raw.includes('@') ? raw.toLowerCase() : undefined;
  }

  override async compile(): Promise<Render> {
    return ({ address, variables }) =>
      Object.hasOwn(variables, 'name')
        ? { outcome: 'rendered', message: { to: address, body: `Hello ${variables['name']}` } }
        : { outcome: 'missing', variables: ['name'] };
  }

  override async open(_spec: MessageSpec): Promise<Sender | BatchSender> {
    return this.batches?.() ?? new ScriptedSender(this, this.clock);
  }

  override async ratePerMinute(): Promise<number | undefined> {
    return this.perMinute;
  }
}

class ScriptedSender extends Sender {
  override readonly most: number;

  constructor(
    private readonly channel: ScriptedChannel,
    private readonly clock: Clock,
  ) {
    super();
    this.most = channel.most;
  }

  override async send(message: RenderedMessage, envelope: SendEnvelope, signal: AbortSignal): Promise<SendOutcome> {
    const { deliveryId, jobId } = envelope;
    const sent = { to: message.to, body: message.body, at: this.clock.now(), deliveryId, jobId };
    this.channel.sent.push(sent);
    return this.channel.script(sent, signal);
  }

  override async close(): Promise<void> {
    return;
  }
}
