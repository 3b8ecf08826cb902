import { type Instant } from '@jeongsi/engine';

/** `Retry-After`, seconds or an HTTP date, as milliseconds from `now`; undefined when it is neither. */
export function readRetryAfter(text: string | undefined, now: Instant): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1_000;
  // Date.parse takes far more than HTTP dates; those end in GMT.
  const at = /GMT$/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
