import {
  Channel,
  ChannelUnavailable,
  compileTemplate,
  escapeHtml,
  escapeNothing,
  isHeaderText,
  type ConnectionAccess,
  type Issue,
  type MessageContext,
  type MessageSpec,
  type OpenConnection,
  type Render,
  type RenderedMessage,
  type Sender,
  type TemplateVariable,
} from '@jeongsi/engine';
import { asMailAdvertisement, mailAdvertiser } from '../advertising/mail-advertisement';
import { markIssues, purposeIssues } from '../advertising/mark';
import { findConnection, openConnection, rateOf, textSetting } from '../connection/use-connection';
import { requireText, textRenderer, variablesOf, type MessageTexts } from '../message-texts';
import { normaliseEmail, parseSender } from './email-address';
import { openSmtp, type SmtpTimeouts } from './smtp-sender';
import { smtpAddress } from './smtp-server';

export interface EmailSpec extends MessageSpec {
  channel: 'email';
  /** Of the kind `smtp`; without one `SMTP_URL` counts. */
  connectionId?: string;
  from?: string;
  subject: string;
  body: string;
  html?: string;
}

export interface EmailOptions {
  connections: ConnectionAccess;
  /** `SMTP_URL`: `smtp://user:password@host:587` or `smtps://…`. Without it every message needs a connection. */
  smtpUrl?: string;
  /** `SMTP_FROM`: who mails through `SMTP_URL` come from unless the message says so itself. */
  smtpFrom?: string;
  timeouts?: SmtpTimeouts;
}

const NOT_CONFIGURED =
  'E-mail needs a mail server. Choose a connection, or set SMTP_URL, for example smtp://user:password@mail.example.com:587.';

/** Mail through an SMTP server. Its 250 means accepted; nobody can know more. */
export class EmailChannel extends Channel {
  override readonly channel = 'email';
  /** SMTP knows no idempotency key: whether a cut-off mail was stored cannot be asked. */
  override readonly inDoubt = 'unknown';
  /** The night rule of the law is not for mail. */
  override readonly nightRule = 'exempt';

  constructor(private readonly options: EmailOptions) {
    super();
  }

  override async check(spec: MessageSpec, { purpose }: MessageContext): Promise<Issue[]> {
    const { connectionId, from, subject, body } = spec as EmailSpec;
    const issues = [...checkSubject(subject), ...requireText('body', body)];
    const found =
      connectionId === undefined ? undefined : await findConnection(this.options.connections, connectionId, 'smtp');
    const connection = found && 'connection' in found ? found.connection : undefined;
    if (found && 'issue' in found) issues.push(found.issue);
    else issues.push(...this.#serverIssues(from, connection));
    if (from !== undefined && !parseSender(from)) {
      const message = 'Write an address, or a name with one: Jeongsi <news@example.com>.';
      issues.push({ path: 'from', code: 'INVALID_ADDRESS', message });
    }
    if (purpose !== 'advertising') return [...issues, ...purposeIssues('subject', subject ?? '')];
    const advertiser = found && 'issue' in found ? { issues: [] } : mailAdvertiser(connection);
    return [...issues, ...markIssues('subject', subject ?? ''), ...('issues' in advertiser ? advertiser.issues : [])];
  }

  override variables(spec: MessageSpec): TemplateVariable[] {
    return variablesOf(templatesOf(spec as EmailSpec));
  }

  override normaliseAddress(raw: string): string | undefined {
    return normaliseEmail(raw);
  }

  override async compile(spec: MessageSpec, { purpose }: MessageContext): Promise<Render> {
    const mail = spec as EmailSpec;
    const connection = await this.#connection(mail);
    const render = textRenderer(templatesOf(purpose === 'advertising' ? advertised(mail, connection) : mail));
    return ({ address, variables }) => {
      const outcome = render(variables);
      if ('missing' in outcome) return { outcome: 'missing', variables: outcome.missing };
      const { subject = '', body = '', html } = outcome.texts;
      if (!isHeaderText(subject)) {
        const message = 'A value would break the subject into several lines.';
        return { outcome: 'unsendable', code: 'LINE_BREAK', message };
      }
      const message: RenderedMessage = { to: address, subject, body };
      if (html !== undefined) message.html = html;
      return { outcome: 'rendered', message };
    };
  }

  override async open(spec: MessageSpec): Promise<Sender> {
    const { smtpUrl, timeouts } = this.options;
    const connection = await this.#connection(spec as EmailSpec);
    const server = connection ? smtpAddress(connection) : smtpUrl === undefined ? undefined : { url: smtpUrl };
    if (!server) throw new ChannelUnavailable('NOT_CONFIGURED', NOT_CONFIGURED, 'pointless');
    const from = parseSender((spec as EmailSpec).from ?? this.#usualSender(connection) ?? '');
    if (!from) throw new ChannelUnavailable('NOT_CONFIGURED', senderMissing(connection), 'pointless');
    return openSmtp({ server, from, ...(timeouts && { timeouts }) });
  }

  override async ratePerMinute(spec: MessageSpec): Promise<number | undefined> {
    const connection = await this.#connection(spec as EmailSpec);
    return connection && rateOf(connection);
  }

  #serverIssues(from: string | undefined, connection: OpenConnection | undefined): Issue[] {
    if (!connection && this.options.smtpUrl === undefined) {
      return [{ path: 'channel', code: 'NOT_CONFIGURED', message: NOT_CONFIGURED }];
    }
    if ((from ?? this.#usualSender(connection)) !== undefined) return [];
    return [{ path: 'from', code: 'REQUIRED', message: senderMissing(connection) }];
  }

  /** @throws ChannelUnavailable */
  async #connection({ connectionId }: EmailSpec): Promise<OpenConnection | undefined> {
    return connectionId === undefined ? undefined : openConnection(this.options.connections, connectionId, 'smtp');
  }

  #usualSender(connection: OpenConnection | undefined): string | undefined {
    return connection ? textSetting(connection, 'from') : this.options.smtpFrom;
  }
}

function senderMissing(connection: OpenConnection | undefined): string {
  const place = connection ? `in the connection "${connection.name}"` : 'in SMTP_FROM';
  return `Say who the mail comes from, here or for all mails ${place}.`;
}

function checkSubject(subject: unknown): Issue[] {
  if (typeof subject !== 'string' || isHeaderText(subject)) return requireText('subject', subject);
  return [{ path: 'subject', code: 'LINE_BREAK', message: 'A subject has one line and no control characters.' }];
}

/** @throws ChannelUnavailable when nobody says what the law wants said */
function advertised(mail: EmailSpec, connection: OpenConnection | undefined): EmailSpec {
  const advertiser = mailAdvertiser(connection);
  if (!('issues' in advertiser)) return { ...mail, ...asMailAdvertisement(mail, advertiser) };
  const [issue] = advertiser.issues;
  throw new ChannelUnavailable(issue?.code ?? '', issue?.message ?? '', 'pointless');
}

function templatesOf({ subject, body, html }: EmailSpec): MessageTexts<'subject' | 'body' | 'html'> {
  const templates: MessageTexts<'subject' | 'body' | 'html'> = {
    subject: compileTemplate(subject, escapeNothing),
    body: compileTemplate(body, escapeNothing),
  };
  if (html !== undefined) templates.html = compileTemplate(html, escapeHtml);
  return templates;
}
