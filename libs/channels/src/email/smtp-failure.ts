import { type SendOutcome } from '@jeongsi/engine';

/** What is read of a failed attempt; nodemailer's errors carry these. */
export interface SmtpError {
  code?: string;
  /** Of the system, below `code`. */
  originalCode?: string;
  /** The server's reply, when it gave one: 421, 550, … */
  responseCode?: number;
  message: string;
}

export function readSmtpError(error: unknown): SmtpError {
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const read: SmtpError = { message: typeof fields['message'] === 'string' ? fields['message'] : String(error) };
  if (typeof fields['code'] === 'string') read.code = fields['code'];
  if (typeof fields['originalCode'] === 'string') read.originalCode = fields['originalCode'];
  if (typeof fields['responseCode'] === 'number') read.responseCode = fields['responseCode'];
  return read;
}

/** How far the message's own bytes got: not to the socket at all, or some of them did. */
export type BodyProgress = 'untouched' | 'begun';

/**
 * What a failed attempt says about the mail.
 *
 * A reply to MAIL, RCPT, DATA or the final dot is certain, whatever it is. Without one, a mail whose body has begun may
 * have been stored; one whose body has not cannot have been.
 */
export function judgeSmtpFailure(error: SmtpError, body: BodyProgress): SendOutcome {
  const { message, responseCode } = error;
  const code = failureCode(error);
  const aboutThisMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (aboutThisMail && responseCode !== undefined && responseCode >= 400) {
    return { outcome: isFinal(responseCode) ? 'failed' : 'temporary', code, message };
  }
  if (body === 'begun') return { outcome: 'uncertain', code, message };
  // Refused on our side, before the server saw it: an address or a size that cannot be sent.
  return { outcome: aboutThisMail ? 'failed' : 'temporary', code, message };
}

/** 503 says that the session went wrong, not that the mail was refused. */
function isFinal(responseCode: number): boolean {
  return responseCode >= 500 && responseCode !== 503;
}

export function failureCode({ code, originalCode, responseCode }: SmtpError): string {
  if (code === 'EAUTH') return 'SMTP_AUTH';
  if (responseCode !== undefined) return `SMTP_${responseCode}`;
  if (originalCode === 'ECONNREFUSED') return 'CONNECTION_REFUSED';
  // A certificate that is not believed: nodemailer calls it a socket's error.
  if (originalCode !== undefined && /CERT|^ERR_(?:TLS|SSL)|^EPROTO$/.test(originalCode)) return 'TLS_FAILED';
  switch (code) {
    case 'EDNS':
      return 'DNS_FAILED';
    case 'ETIMEDOUT':
      return 'TIMED_OUT';
    case 'ETLS':
      return 'TLS_FAILED';
    case 'EABORT':
      return 'ABORTED';
    case 'EENVELOPE':
      return 'INVALID_ADDRESS';
    case 'EMESSAGE':
      return 'REFUSED_MESSAGE';
    default:
      return 'CONNECTION_LOST';
  }
}
