import {
  Channel,
  ChannelUnavailable,
  compileTemplate,
  escapeHtml,
  escapeNothing,
  isHeaderText,
  type Issue,
  type MessageSpec,
  type Recipient,
  type RenderOutcome,
  type RenderedMessage,
  type Sender,
  type TemplateVariable,
} from '@jeongsi/engine';
import { requireText, textRenderer, variablesOf, type MessageTexts } from '../message-texts';
import { normaliseEmail, parseSender } from './email-address';
import { openSmtp, type SmtpTimeouts } from './smtp-sender';

export interface EmailSpec extends MessageSpec {
  channel: 'email';
  from?: string;
  subject: string;
  body: string;
  html?: string;
}

export interface EmailOptions {
  /** `SMTP_URL`: `smtp://user:password@host:587` or `smtps://…`. Without it every message is refused when saving. */
  smtpUrl?: string;
  /** `SMTP_FROM`: who mails come from unless the message says so itself. */
  smtpFrom?: string;
  timeouts?: SmtpTimeouts;
}

const NOT_CONFIGURED =
  'E-mail needs a mail server. Set SMTP_URL, for example smtp://user:password@mail.example.com:587.';

/** Mail through one SMTP server. Its 250 means accepted; nobody can know more. */
export class EmailChannel extends Channel {
  override readonly channel = 'email';
  /** SMTP knows no idempotency key: whether a cut-off mail was stored cannot be asked. */
  override readonly inDoubt = 'unknown';

  constructor(private readonly options: EmailOptions) {
    super();
  }

  override async check(spec: MessageSpec): Promise<Issue[]> {
    const { from, subject, body } = spec as EmailSpec;
    const issues = [...requireText('subject', subject), ...requireText('body', body)];
    if (typeof subject === 'string' && !isHeaderText(subject)) {
      issues.push({
        path: 'subject',
        code: 'LINE_BREAK',
        message: 'A subject has one line and no control characters.',
      });
    }
    if (this.options.smtpUrl === undefined) {
      issues.push({ path: 'channel', code: 'NOT_CONFIGURED', message: NOT_CONFIGURED });
    } else if ((from ?? this.options.smtpFrom) === undefined) {
      const message = 'Say who the mail comes from, here or for all mails in SMTP_FROM.';
      issues.push({ path: 'from', code: 'REQUIRED', message });
    }
    if (from !== undefined && !parseSender(from)) {
      issues.push({
        path: 'from',
        code: 'INVALID_ADDRESS',
        message: 'Write an address, or a name with one: Jeongsi <news@example.com>.',
      });
    }
    return issues;
  }

  override variables(spec: MessageSpec): TemplateVariable[] {
    return variablesOf(templatesOf(spec));
  }

  override normaliseAddress(raw: string): string | undefined {
    return normaliseEmail(raw);
  }

  override compile(spec: MessageSpec): (recipient: Recipient) => RenderOutcome {
    const render = textRenderer(templatesOf(spec));
    return ({ address, variables }) => {
      const outcome = render(variables);
      if ('missing' in outcome) return { outcome: 'missing', variables: outcome.missing };
      const { subject = '', body = '', html } = outcome.texts;
      if (!isHeaderText(subject)) {
        return {
          outcome: 'unsendable',
          code: 'LINE_BREAK',
          message: 'A value would break the subject into several lines.',
        };
      }
      const message: RenderedMessage = { to: address, subject, body };
      if (html !== undefined) message.html = html;
      return { outcome: 'rendered', message };
    };
  }

  override async open(spec: MessageSpec): Promise<Sender> {
    const { smtpUrl, smtpFrom, timeouts } = this.options;
    const sender = parseSender((spec as EmailSpec).from ?? smtpFrom ?? '');
    if (smtpUrl === undefined) throw new ChannelUnavailable('NOT_CONFIGURED', NOT_CONFIGURED, 'pointless');
    if (!sender)
      throw new ChannelUnavailable('NOT_CONFIGURED', 'Set SMTP_FROM to the address that mails come from.', 'pointless');
    return openSmtp({ url: smtpUrl, from: sender, ...(timeouts && { timeouts }) });
  }
}

function templatesOf(spec: MessageSpec): MessageTexts<'subject' | 'body' | 'html'> {
  const { subject, body, html } = spec as EmailSpec;
  const templates: MessageTexts<'subject' | 'body' | 'html'> = {
    subject: compileTemplate(subject, escapeNothing),
    body: compileTemplate(body, escapeNothing),
  };
  if (html !== undefined) templates.html = compileTemplate(html, escapeHtml);
  return templates;
}
