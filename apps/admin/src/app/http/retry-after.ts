import { HttpErrorResponse } from '@angular/common/http';
import { type Instant } from '../time/clock';

/** How long a refused request asks us to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date; 0 without one. */
export function retryAfterMs(error: unknown, now: Instant): number {
  const header = error instanceof HttpErrorResponse ? error.headers.get('Retry-After') : null;
  if (header === null) return 0;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}
