import { AudienceUnavailable, type Instant } from '@jeongsi/engine';
import { PrivateAddress, readRetryAfter } from '@jeongsi/outbound';
import { errorCode } from '../error-code';

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  EHOSTUNREACH: 'CONNECTION_REFUSED',
  ENETUNREACH: 'CONNECTION_REFUSED',
  ENOTFOUND: 'DNS_FAILED',
  EAI_AGAIN: 'DNS_FAILED',
  EAI_FAIL: 'DNS_FAILED',
  ETIMEDOUT: 'TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'TIMED_OUT',
  EPROTO: 'TLS_FAILED',
};

const SENTENCES: Readonly<Record<string, string>> = {
  CONNECTION_REFUSED: 'Nobody takes connections there.',
  DNS_FAILED: 'The host name does not resolve.',
  TIMED_OUT: 'The source did not answer in time.',
  CONNECTION_LOST: 'The connection to the source broke off.',
};

/** What a request without a whole answer means. */
export function requestFault(cause: unknown): unknown {
  if (cause instanceof AudienceUnavailable) return cause;
  if (cause instanceof PrivateAddress)
    return new AudienceUnavailable(cause.code, cause.message, 'pointless', { cause });
  const system = errorCode(cause);
  if (system === undefined) return cause;
  const code = CODES[system] ?? (/^ERR_(?:SSL|TLS)|CERT/.test(system) ? 'TLS_FAILED' : 'CONNECTION_LOST');
  const said = (cause as Error).message;
  if (code === 'TLS_FAILED') {
    const message = `No encrypted connection to the source came about: ${said}.`;
    return new AudienceUnavailable(code, message, 'pointless', { cause });
  }
  return new AudienceUnavailable(code, SENTENCES[code] ?? said, 'worthwhile', { cause });
}

/** What an answer other than 200 means. `retryAfter` is the header as it came. */
export function statusFault(status: number, retryAfter: string | undefined, now: Instant): AudienceUnavailable {
  const code = `HTTP_${status}`;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const ms = readRetryAfter(retryAfter, now);
    const when = ms === undefined ? '' : ` It asks to come back in ${Math.ceil(ms / 1_000)} seconds.`;
    return new AudienceUnavailable(code, `The source answered ${status}.${when}`, 'worthwhile');
  }
  if (status === 401 || status === 403) {
    const message = `The source answered ${status}: it wants another authorization. A connection can give it.`;
    return new AudienceUnavailable(code, message, 'pointless');
  }
  const more = status >= 300 && status < 400 ? ' Redirects are not followed.' : '';
  return new AudienceUnavailable(code, `The source answered ${status}.${more}`, 'pointless');
}
