import {
  Channel,
  ChannelUnavailable,
  compileTemplate,
  escapeNothing,
  mergeVariables,
  type BatchSender,
  type Issue,
  type MessageContext,
  type MessageSize,
  type MessageSpec,
  type OpenConnection,
  type Render,
  type RenderedMessage,
  type TemplateVariable,
} from '@jeongsi/engine';
import { findConnection, openConnection, rateOf, textSetting } from '../connection/use-connection';
import { normaliseMobile } from '../sms/mobile-number';
import { normaliseSender } from '../sms/sender-number';
import { type SolapiChannelParts } from '../sms/sms-channel';
import { approvedTemplate, checkCredentials, mustBeRegistered, pricesOf } from '../solapi/account-use';
import { SolapiSender } from '../solapi/solapi-sender';
import { ALIMTALK, ALIMTALK_CHARACTERS, alimtalkRenderer } from './alimtalk-render';
import { checkFields, valueTemplates, type AlimtalkSpec } from './alimtalk-spec';

/** KakaoTalk's notices through Solapi, by approved templates, with a text message to whom they do not reach. */
export class AlimtalkChannel extends Channel {
  override readonly channel = 'alimtalk';
  /** Only the group says what became of a message, and that is asked elsewhere. */
  override readonly inDoubt = 'unknown';
  override readonly nightRule = 'applies';

  constructor(private readonly parts: SolapiChannelParts) {
    super();
  }

  override async check(spec: MessageSpec, { purpose }: MessageContext): Promise<Issue[]> {
    const found = await findConnection(this.parts.connections, (spec as AlimtalkSpec).connectionId, 'solapi');
    const issues = 'issue' in found ? [found.issue] : checkCredentials(this.parts.solapi, found.connection);
    if (purpose === 'advertising') {
      const message = 'AlimTalk carries no advertisements. Send it as sms, or choose another purpose.';
      issues.push({ path: 'channel', code: 'ALIMTALK_INFORMATIONAL_ONLY', message });
    }
    return [...issues, ...checkFields(spec as AlimtalkSpec)];
  }

  override variables(spec: MessageSpec): TemplateVariable[] {
    const { fallback } = spec as AlimtalkSpec;
    const values = Object.values(valueTemplates(spec as AlimtalkSpec));
    const templates = fallback ? [...values, compileTemplate(fallback.body, escapeNothing)] : values;
    return mergeVariables(templates.map((template) => template.variables));
  }

  override normaliseAddress(raw: string): string | undefined {
    return normaliseMobile(raw);
  }

  /** @throws ChannelUnavailable also when Solapi says that there is no such approved template */
  override async compile(spec: MessageSpec, _context: MessageContext): Promise<Render> {
    const message = spec as AlimtalkSpec;
    const connection = await openConnection(this.parts.connections, message.connectionId, 'solapi');
    return alimtalkRenderer(message, await approvedTemplate(this.parts.solapi, connection, message));
  }

  override async open(spec: MessageSpec): Promise<BatchSender> {
    const { connectionId, fallback } = spec as AlimtalkSpec;
    const connection = await openConnection(this.parts.connections, connectionId, 'solapi');
    const from = fallback ? await this.#sender(connection) : undefined;
    return new SolapiSender({ client: this.parts.solapi.open(connection), from });
  }

  override measure({ type, body }: RenderedMessage): MessageSize | undefined {
    if (type !== ALIMTALK) return undefined;
    return { type, size: body.length, limit: ALIMTALK_CHARACTERS, unit: 'characters' };
  }

  override async prices(spec: MessageSpec): Promise<Readonly<Record<string, number>> | undefined> {
    return pricesOf(this.parts, (spec as AlimtalkSpec).connectionId);
  }

  override async ratePerMinute(spec: MessageSpec): Promise<number | undefined> {
    return rateOf(await openConnection(this.parts.connections, (spec as AlimtalkSpec).connectionId, 'solapi'));
  }

  /** Who the text message comes from that is sent instead: the connection's `from`, else its first registered number. */
  async #sender(connection: OpenConnection): Promise<string> {
    const chosen = normaliseSender(textSetting(connection, 'from'));
    if (chosen !== undefined) {
      await mustBeRegistered(this.parts.solapi, connection, chosen);
      return chosen;
    }
    const senders = await this.parts.solapi.recall(connection, 'senders');
    const first = senders?.[0]?.number;
    if (first !== undefined) return first;
    const where = `the connection "${connection.name}"`;
    const message = senders
      ? `A fallback needs a registered sender number, and ${where} has none. Register one with Solapi.`
      : `Solapi does not tell the sender numbers of ${where} now. Set its from to send without asking.`;
    throw new ChannelUnavailable('SENDER_MISSING', message, senders ? 'pointless' : 'worthwhile');
  }
}
