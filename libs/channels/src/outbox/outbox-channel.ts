import {
  Channel,
  Sender,
  compileTemplate,
  escapeNothing,
  type Clock,
  type Ids,
  type Issue,
  type MessageSpec,
  type OutboxRecord,
  type OutboxStore,
  type Render,
  type RenderedMessage,
  type SendEnvelope,
  type SendOutcome,
  type TemplateVariable,
  type UnitOfWork,
} from '@jeongsi/engine';
import { requireText, textRenderer, variablesOf, type MessageTexts } from '../message-texts';
import { plainAddress } from '../plain-address';

interface OutboxSpec extends MessageSpec {
  channel: 'outbox';
  body: string;
  subject?: string;
}

export interface OutboxParts {
  unitOfWork: UnitOfWork;
  outbox: OutboxStore;
  ids: Ids;
  clock: Clock;
}

/** Messages that stay with us: for trying out, and for everything in test mode. */
export class OutboxChannel extends Channel {
  override readonly channel = 'outbox';
  /** The store leaves out a delivery that it has. */
  override readonly inDoubt = 'resend';
  override readonly nightRule = 'exempt';

  constructor(private readonly parts: OutboxParts) {
    super();
  }

  override async check(spec: MessageSpec): Promise<Issue[]> {
    return requireText('body', (spec as OutboxSpec).body);
  }

  override variables(spec: MessageSpec): TemplateVariable[] {
    return variablesOf(templatesOf(spec));
  }

  override normaliseAddress(raw: string): string | undefined {
    return plainAddress(raw);
  }

  override async compile(spec: MessageSpec): Promise<Render> {
    const render = textRenderer(templatesOf(spec));
    return ({ address, variables }) => {
      const outcome = render(variables);
      if ('missing' in outcome) return { outcome: 'missing', variables: outcome.missing };
      const { body = '', subject } = outcome.texts;
      const message: RenderedMessage = { to: address, body };
      if (subject !== undefined) message.subject = subject;
      return { outcome: 'rendered', message };
    };
  }

  /** In test mode `spec` is another channel's. */
  override async open(spec: MessageSpec): Promise<Sender> {
    return new OutboxSender(this.parts, spec.channel);
  }
}

/** Sends of one turn of the event loop share a commit, as all writes do. */
class OutboxSender extends Sender {
  constructor(
    private readonly parts: OutboxParts,
    private readonly madeFor: string,
  ) {
    super();
  }

  override async send(message: RenderedMessage, envelope: SendEnvelope, signal: AbortSignal): Promise<SendOutcome> {
    if (signal.aborted) return { outcome: 'temporary', code: 'ABORTED', message: 'Stopped before it was written.' };
    const { unitOfWork, outbox, ids, clock } = this.parts;
    const record: OutboxRecord = {
      id: ids.next(),
      jobId: envelope.jobId,
      deliveryId: envelope.deliveryId,
      channel: this.madeFor,
      to: message.to,
      body: message.body,
      mode: envelope.mode,
      createdAt: clock.now(),
    };
    if (message.subject !== undefined) record.subject = message.subject;
    await unitOfWork.write((tx) => outbox.insert(tx, [record]));
    return { outcome: 'delivered' };
  }

  override async close(): Promise<void> {
    // Nothing is held open.
  }
}

function templatesOf(spec: MessageSpec): MessageTexts<'body' | 'subject'> {
  const { body, subject } = spec as OutboxSpec;
  const templates: MessageTexts<'body' | 'subject'> = { body: compileTemplate(body, escapeNothing) };
  if (subject !== undefined) templates.subject = compileTemplate(subject, escapeNothing);
  return templates;
}
