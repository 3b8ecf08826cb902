import { createHash, timingSafeEqual } from 'node:crypto';
import { type DeliveryReport } from '@jeongsi/engine';
import { DELIVERY_FIELD, FALLBACK_FIELD, JOB_FIELD } from './message-request';
import { ARRIVED, describe, errorCodeOf, UNDER_WAY } from './status-codes';

export type SolapiReports =
  /** `leftOut`: items that were not as they should be. What is still under way, or not ours, counts as nothing. */
  | { outcome: 'read'; reports: DeliveryReport[]; leftOut: number }
  | { outcome: 'refused'; code: 'SECRET_NOT_SET' | 'WRONG_SECRET' | 'INVALID_BODY'; message: string };

export type ReportHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** More items than Solapi ever puts into one call. */
const MAX_ITEMS = 10_000;

/**
 * Reads a call of Solapi's report webhook. `headers` have lower-case names, `body` is the parsed JSON, `webhookSecret` the
 * connection's; without one every call is refused, for anybody could make it. Repeated and reordered calls are for whoever
 * keeps the reports.
 */
export function parseSolapiReports(
  headers: ReportHeaders,
  body: unknown,
  webhookSecret: string | undefined,
): SolapiReports {
  if (!webhookSecret) {
    const message = 'Put the secret of the webhook into the connection (webhookSecret) to take its reports.';
    return { outcome: 'refused', code: 'SECRET_NOT_SET', message };
  }
  if (!isSecret(headerOf(headers, 'x-solapi-secret'), webhookSecret)) {
    return {
      outcome: 'refused',
      code: 'WRONG_SECRET',
      message: 'The secret of the webhook is not that of the connection.',
    };
  }
  if (!Array.isArray(body) || body.length > MAX_ITEMS) {
    return { outcome: 'refused', code: 'INVALID_BODY', message: 'A report is a JSON array.' };
  }
  // Of a group it says only that it is done; its messages have told so themselves.
  if (headerOf(headers, 'x-solapi-event-name') === 'GROUP-REPORT') return { outcome: 'read', reports: [], leftOut: 0 };
  const read = (body as unknown[]).map(readItem);
  return {
    outcome: 'read',
    reports: read.filter((report): report is DeliveryReport => typeof report === 'object'),
    leftOut: read.filter((report) => report === 'malformed').length,
  };
}

function readItem(item: unknown): DeliveryReport | 'malformed' | 'not final' {
  if (typeof item !== 'object' || item === null) return 'malformed';
  const { messageId, statusCode, customFields, replacement } = item as Record<string, unknown>;
  if (typeof statusCode !== 'string' || !/^\d{4}$/.test(statusCode)) return 'malformed';
  const fields = (customFields ?? {}) as Record<string, unknown>;
  const [jobId, deliveryId] = [fields[JOB_FIELD], fields[DELIVERY_FIELD]];
  // Messages that somebody sent by other means, over the same account.
  if (jobId === undefined && deliveryId === undefined) return 'not final';
  if (!isId(jobId) || !isId(deliveryId)) return 'malformed';
  if (UNDER_WAY.has(statusCode) || isFallbackComing(statusCode, fields, replacement)) return 'not final';
  const named = typeof messageId === 'string' ? { providerId: messageId.slice(0, 100) } : {};
  if (statusCode === ARRIVED) return { jobId, deliveryId, state: 'delivered', ...named };
  const failure = { errorCode: errorCodeOf(statusCode), error: describe(statusCode) };
  return { jobId, deliveryId, state: 'failed', ...named, ...failure };
}

/** KakaoTalk did not reach them, and the text message that is sent instead has not said anything yet. */
function isFallbackComing(statusCode: string, fields: Record<string, unknown>, replacement: unknown): boolean {
  const isKakaoCode = statusCode.startsWith('31');
  const isReplaced = replacement === true || replacement === 1;
  return fields[FALLBACK_FIELD] !== undefined && isKakaoCode && !isReplaced;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 100;
}

/** As it is, or as SHA-1 in hexadecimal. Compared as digests: in the same time whatever differs, and whatever the length. */
function isSecret(given: string | undefined, secret: string): boolean {
  if (given === undefined) return false;
  const digest = digestOf(given);
  const asHash = digestOf(createHash('sha1').update(secret).digest('hex'));
  const [isPlain, isHash] = [
    timingSafeEqual(digest, digestOf(secret)),
    timingSafeEqual(digestOf(given.toLowerCase()), asHash),
  ];
  return isPlain || isHash;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function headerOf(headers: ReportHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
