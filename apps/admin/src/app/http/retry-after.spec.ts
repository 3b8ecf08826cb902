import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { retryAfterMs } from './retry-after';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const refused = (retryAfter?: string) =>
  new HttpErrorResponse({
    status: 429,
    headers: new HttpHeaders(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
  });

describe('retryAfterMs', () => {
  it.each([
    ['seconds', '12', 12_000],
    ['a date', 'Sun, 22 Nov 2026 06:00:30 GMT', 30_000],
    ['a date that has passed', 'Sun, 22 Nov 2026 05:00:00 GMT', 0],
    ['nonsense', 'soon', 0],
    ['nothing', undefined, 0],
  ])('reads %s', (_what, header, expected) => {
    expect(retryAfterMs(refused(header), NOW)).toBe(expected);
  });

  it('asks for no patience when the failure was not an answer at all', () => {
    expect(retryAfterMs(new Error('aborted'), NOW)).toBe(0);
  });
});
