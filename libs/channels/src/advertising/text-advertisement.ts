import { type Issue, type OpenConnection } from '@jeongsi/engine';
import { connectionIssue, textSetting } from '../connection/use-connection';
import { MARK, markIssues } from './mark';

/** Who advertises by text message, and how to refuse for free. */
export interface TextAdvertiser {
  senderName: string;
  /** `080-123-4567` */
  optOutNumber: string;
}

const OPT_OUT = '무료수신거부';
/** A last line that is about refusing, however it is put. */
const ABOUT_REFUSING = /무료\s*(?:수신\s*)?거부|수신\s*거부/;

/** From the connection's settings, or what they lack. */
export function textAdvertiser(connection: OpenConnection): TextAdvertiser | { issues: Issue[] } {
  const senderName = textSetting(connection, 'senderName');
  const optOutNumber = textSetting(connection, 'optOutNumber');
  if (senderName !== undefined && optOutNumber !== undefined) {
    return { senderName, optOutNumber: spell(optOutNumber) };
  }
  const issues: Issue[] = [];
  const where = `in the connection "${connection.name}"`;
  if (senderName === undefined) {
    const message = `An advertisement names its sender. Set senderName ${where}.`;
    issues.push(connectionIssue('SENDER_NAME_MISSING', message));
  }
  if (optOutNumber === undefined) {
    const message = `An advertisement names a free number for refusing it. Set optOutNumber (080-…) ${where}.`;
    issues.push(connectionIssue('OPT_OUT_NUMBER_MISSING', message));
  }
  return { issues };
}

/** What is wrong with a text that is to be an advertisement, at `body`. */
export function checkTextAdvertisement(body: string, advertiser: TextAdvertiser): Issue[] {
  const issues = markIssues('body', body);
  const line = lastLine(body);
  if (ABOUT_REFUSING.test(line) && line !== optOutLine(advertiser)) {
    const message = `The line for refusing is added by itself: "${optOutLine(advertiser)}". Leave your own out.`;
    issues.push({ path: 'body', code: 'OPT_OUT_LINE', message });
  }
  return issues;
}

/**
 * The text as the law wants it: the mark and the sender's name, the text, the line for refusing. What is there to the letter
 * is not added twice.
 */
export function asTextAdvertisement(body: string, advertiser: TextAdvertiser): string {
  let text = body.trim();
  if (text.startsWith(MARK)) text = withoutName(text.slice(MARK.length).trimStart(), advertiser.senderName);
  const line = optOutLine(advertiser);
  if (lastLine(text) === line) text = text.slice(0, text.lastIndexOf(line)).trimEnd();
  return `${MARK}${advertiser.senderName}\n${text}\n${line}`;
}

/** Behind a mark only, and as a word: a text may well begin with the name. */
function withoutName(text: string, senderName: string): string {
  const rest = text.startsWith(senderName) ? text.slice(senderName.length) : undefined;
  return rest === undefined || /^\S/u.test(rest) ? text : rest.trimStart();
}

/** `080-123-4567`, however it is written; undefined when it is no free number. */
export function normaliseOptOut(raw: string): string | undefined {
  const digits = raw.normalize('NFKC').replace(/[\s().-]/g, '');
  return /^080\d{7,8}$/.test(digits) ? `080-${digits.slice(3, -4)}-${digits.slice(-4)}` : undefined;
}

function spell(optOutNumber: string): string {
  return normaliseOptOut(optOutNumber) ?? optOutNumber;
}

function optOutLine({ optOutNumber }: TextAdvertiser): string {
  return `${OPT_OUT} ${optOutNumber}`;
}

function lastLine(text: string): string {
  return (
    text
      .trimEnd()
      .split(/\r\n?|\n/)
      .at(-1)
      ?.trim() ?? ''
  );
}
