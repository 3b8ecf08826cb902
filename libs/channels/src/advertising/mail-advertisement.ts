import { escapeHtml, type Issue, type OpenConnection } from '@jeongsi/engine';
import { connectionIssue, textSetting } from '../connection/use-connection';
import { MARK } from './mark';

/** Who advertises by mail, how to reach them, and where to refuse. */
export interface MailAdvertiser {
  senderName: string;
  senderContact: string;
  optOutUrl: string;
}

const NEEDED: readonly [setting: keyof MailAdvertiser, code: string, why: string][] = [
  ['senderName', 'SENDER_NAME_MISSING', 'An advertisement names its sender'],
  ['senderContact', 'SENDER_CONTACT_MISSING', 'An advertisement says how to reach its sender'],
  ['optOutUrl', 'OPT_OUT_URL_MISSING', 'An advertisement says where to refuse it'],
];

/** From the connection's settings, or what they lack. `undefined`: the mail has no connection. */
export function mailAdvertiser(connection: OpenConnection | undefined): MailAdvertiser | { issues: Issue[] } {
  if (!connection) {
    const message = 'An advertisement names its sender and where to refuse it. Choose a mail connection that says so.';
    return { issues: [connectionIssue('CONNECTION_REQUIRED', message)] };
  }
  const [senderName, senderContact, optOutUrl] = NEEDED.map(([setting]) => textSetting(connection, setting));
  if (senderName !== undefined && senderContact !== undefined && optOutUrl !== undefined) {
    return { senderName, senderContact, optOutUrl };
  }
  const missing = NEEDED.filter(([setting]) => textSetting(connection, setting) === undefined);
  return {
    issues: missing.map(([setting, code, why]) =>
      connectionIssue(code, `${why}. Set ${setting} in the connection "${connection.name}".`),
    ),
  };
}

/** The texts of a mail, as templates. */
export interface MailTexts {
  subject: string;
  body: string;
  html?: string;
}

/** The mark in the subject; sender, contact and the way to refuse at the end of text and HTML. */
export function asMailAdvertisement({ subject, body, html }: MailTexts, advertiser: MailAdvertiser): MailTexts {
  const { senderName, senderContact, optOutUrl } = advertiser;
  const topic = subject.trimStart();
  const marked = topic.startsWith(MARK) ? topic.slice(MARK.length).trimStart() : topic;
  const lines = [`보내는 사람: ${senderName}`, `연락처: ${senderContact}`, `수신거부 (Unsubscribe): ${optOutUrl}`];
  const texts: MailTexts = { subject: `${MARK} ${marked}`, body: `${body.trimEnd()}\n\n-- \n${lines.join('\n')}\n` };
  if (html !== undefined) texts.html = withFooter(html, advertiser);
  return texts;
}

function withFooter(html: string, { senderName, senderContact, optOutUrl }: MailAdvertiser): string {
  const link = `<a href="${escapeHtml(optOutUrl)}">수신거부 (Unsubscribe)</a>`;
  const who = `보내는 사람: ${escapeHtml(senderName)}<br>연락처: ${escapeHtml(senderContact)}<br>${link}`;
  const footer = `<hr><p style="font-size:12px">${who}</p>`;
  const end = html.toLowerCase().lastIndexOf('</body>');
  return end < 0 ? html + footer : html.slice(0, end) + footer + html.slice(end);
}
