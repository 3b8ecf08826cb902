import { type Instant, type SendOutcome } from '@jeongsi/engine';
import { readRetryAfter } from '@jeongsi/outbound';

const DELIVERED: SendOutcome = Object.freeze({ outcome: 'delivered' });

/** What an answer says about the message: every answer is certain. `retryAfter` is the header as it came. */
export function judgeStatus(status: number, retryAfter: string | undefined, now: Instant): SendOutcome {
  if (status >= 200 && status < 300) return DELIVERED;
  const code = `HTTP_${status}`;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const message = `The receiver answered ${status}.`;
    const retryAfterMs = readRetryAfter(retryAfter, now);
    const outcome = { outcome: 'temporary', code, message } as const;
    return retryAfterMs === undefined ? outcome : { ...outcome, retryAfterMs };
  }
  if (status < 400)
    return { outcome: 'failed', code, message: `The receiver answered ${status}. Redirects are not followed.` };
  return { outcome: 'failed', code, message: `The receiver refused the message with ${status}.` };
}

/** How far a request got: nothing of it was written, or some of it may have been. */
export type RequestProgress = 'unsent' | 'begun';

const CODES: Readonly<Record<string, string>> = {
  PRIVATE_ADDRESS: 'PRIVATE_ADDRESS',
  UND_ERR_INVALID_ARG: 'INVALID_REQUEST',
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ENOTFOUND: 'DNS_FAILED',
  EAI_AGAIN: 'DNS_FAILED',
  EAI_FAIL: 'DNS_FAILED',
  ETIMEDOUT: 'TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'TIMED_OUT',
  EPROTO: 'TLS_FAILED',
};

/** These stay what they are however often one tries. */
const FINAL: ReadonlySet<string> = new Set(['PRIVATE_ADDRESS', 'INVALID_REQUEST']);

/** What a request without an answer says about the message. */
export function judgeHttpFailure(error: { code?: unknown; message: string }, progress: RequestProgress): SendOutcome {
  const system = typeof error.code === 'string' ? error.code : '';
  const code = CODES[system] ?? (/^ERR_(?:SSL|TLS)|CERT/.test(system) ? 'TLS_FAILED' : 'CONNECTION_LOST');
  const { message } = error;
  if (progress === 'begun') return { outcome: 'uncertain', code, message };
  return { outcome: FINAL.has(code) ? 'failed' : 'temporary', code, message };
}
