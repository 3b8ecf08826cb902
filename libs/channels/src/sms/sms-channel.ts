import {
  Channel,
  ChannelUnavailable,
  compileTemplate,
  escapeNothing,
  isHeaderText,
  type BatchSender,
  type ConnectionAccess,
  type Issue,
  type MessageContext,
  type MessageSize,
  type MessageSpec,
  type OpenConnection,
  type Render,
  type RenderedMessage,
  type TemplateVariable,
} from '@jeongsi/engine';
import { purposeIssues } from '../advertising/mark';
import { asTextAdvertisement, checkTextAdvertisement, textAdvertiser } from '../advertising/text-advertisement';
import { connectionIssue, findConnection, openConnection, rateOf } from '../connection/use-connection';
import { requireText, textRenderer, variablesOf, type MessageTexts } from '../message-texts';
import { checkCredentials, mustBeRegistered, pricesOf } from '../solapi/account-use';
import { type Solapi } from '../solapi/solapi';
import { SolapiSender } from '../solapi/solapi-sender';
import { checkText } from './check-text';
import { normaliseMobile } from './mobile-number';
import { normaliseSender } from './sender-number';
import { layOut, SUBJECT_BYTES } from './text-message';
import { measureText } from './measure-text';

export interface SmsSpec extends MessageSpec {
  channel: 'sms';
  connectionId: string;
  /** One of the provider's registered numbers. */
  from: string;
  body: string;
  subject?: string;
}

export interface SolapiChannelParts {
  connections: ConnectionAccess;
  solapi: Solapi;
}

/** Text messages through Solapi: an SMS up to 90 bytes, else an LMS. */
export class SmsChannel extends Channel {
  override readonly channel = 'sms';
  /** Only the group says what became of a message, and that is asked elsewhere. */
  override readonly inDoubt = 'unknown';
  override readonly nightRule = 'applies';

  constructor(private readonly parts: SolapiChannelParts) {
    super();
  }

  override async check(spec: MessageSpec, { purpose }: MessageContext): Promise<Issue[]> {
    const { connectionId, from, body, subject } = spec as SmsSpec;
    const found = await findConnection(this.parts.connections, connectionId, 'solapi');
    const issues = 'issue' in found ? [found.issue] : checkCredentials(this.parts.solapi, found.connection);
    if (normaliseSender(from) === undefined) {
      const message = 'Choose one of the sender numbers that are registered with the provider.';
      issues.push({ path: 'from', code: 'INVALID_NUMBER', message });
    }
    issues.push(...checkSubject(subject), ...requireText('body', body));
    if (typeof body !== 'string' || body.trim() === '') return issues;
    if (purpose !== 'advertising') return [...issues, ...purposeIssues('body', body), ...checkText('body', body)];
    if ('issue' in found) return [...issues, ...checkText('body', body)];
    return [...issues, ...checkAdvertisement(body, found.connection)];
  }

  override variables(spec: MessageSpec): TemplateVariable[] {
    return variablesOf(templatesOf(spec as SmsSpec));
  }

  override normaliseAddress(raw: string): string | undefined {
    return normaliseMobile(raw);
  }

  override async compile(spec: MessageSpec, { purpose }: MessageContext): Promise<Render> {
    const connection = await openConnection(this.parts.connections, (spec as SmsSpec).connectionId, 'solapi');
    const text = purpose === 'advertising' ? advertised(spec as SmsSpec, connection) : (spec as SmsSpec);
    const render = textRenderer(templatesOf(text));
    return ({ address, variables }) => {
      const outcome = render(variables);
      if ('missing' in outcome) return { outcome: 'missing', variables: outcome.missing };
      const { body = '', subject } = outcome.texts;
      const laidOut = layOut(body, subject);
      if ('fault' in laidOut) {
        return { outcome: 'unsendable', code: laidOut.fault.code, message: laidOut.fault.message };
      }
      return { outcome: 'rendered', message: { to: address, ...laidOut } };
    };
  }

  override async open(spec: MessageSpec): Promise<BatchSender> {
    const { connectionId, from } = spec as SmsSpec;
    const connection = await openConnection(this.parts.connections, connectionId, 'solapi');
    const number = normaliseSender(from);
    if (number === undefined) {
      throw new ChannelUnavailable('INVALID_NUMBER', `${from.slice(0, 40)} is not a sender number.`, 'pointless');
    }
    const client = this.parts.solapi.open(connection);
    const sender = new SolapiSender({ client, from: number });
    try {
      await mustBeRegistered(this.parts.solapi, connection, number);
    } catch (error) {
      await sender.close();
      throw error;
    }
    return sender;
  }

  override measure(message: RenderedMessage): MessageSize | undefined {
    return measureText(message);
  }

  override async prices(spec: MessageSpec): Promise<Readonly<Record<string, number>> | undefined> {
    return pricesOf(this.parts, (spec as SmsSpec).connectionId);
  }

  override async ratePerMinute(spec: MessageSpec): Promise<number | undefined> {
    return rateOf(await openConnection(this.parts.connections, (spec as SmsSpec).connectionId, 'solapi'));
  }
}

function checkSubject(subject: unknown): Issue[] {
  if (typeof subject !== 'string') return [];
  if (isHeaderText(subject)) return checkText('subject', subject, SUBJECT_BYTES);
  return [{ path: 'subject', code: 'LINE_BREAK', message: 'A subject has one line and no control characters.' }];
}

function checkAdvertisement(body: string, connection: OpenConnection): Issue[] {
  const advertiser = textAdvertiser(connection);
  if ('issues' in advertiser) return [...advertiser.issues, ...checkText('body', body)];
  const issues = checkTextAdvertisement(body, advertiser);
  return issues.length > 0 ? issues : checkText('body', asTextAdvertisement(body, advertiser));
}

/** @throws ChannelUnavailable when the connection lacks what the law wants said */
function advertised(spec: SmsSpec, connection: OpenConnection): SmsSpec {
  const advertiser = textAdvertiser(connection);
  if (!('issues' in advertiser)) return { ...spec, body: asTextAdvertisement(spec.body, advertiser) };
  const { code, message } = advertiser.issues[0] ?? connectionIssue('SENDER_NAME_MISSING', 'The sender is missing.');
  throw new ChannelUnavailable(code, message, 'pointless');
}

function templatesOf({ body, subject }: SmsSpec): MessageTexts<'body' | 'subject'> {
  const templates: MessageTexts<'body' | 'subject'> = { body: compileTemplate(body, escapeNothing) };
  if (subject !== undefined) templates.subject = compileTemplate(subject, escapeNothing);
  return templates;
}
