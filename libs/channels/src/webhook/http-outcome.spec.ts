import { judgeStatus, readRetryAfter } from './http-outcome';

const now = Date.parse('2026-12-01T00:00:00Z');

describe('an answer', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [301, 'failed'],
    [307, 'failed'],
    [304, 'failed'],
    [400, 'failed'],
    [401, 'failed'],
    [404, 'failed'],
    [410, 'failed'],
    [408, 'temporary'],
    [425, 'temporary'],
    [429, 'temporary'],
    [500, 'temporary'],
    [503, 'temporary'],
    [599, 'temporary'],
  ])('%d means %s', (status, outcome) => {
    expect(judgeStatus(status, undefined, now)).toMatchObject({ outcome });
  });

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Tue, 01 Dec 2026 00:01:00 GMT', 60_000],
    ['Mon, 30 Nov 2026 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('Retry-After %j is %j ms', (text, ms) => {
    expect(readRetryAfter(text, now)).toBe(ms);
    const expected = { outcome: 'temporary', ...(ms !== undefined && { retryAfterMs: ms }) };
    expect(judgeStatus(503, text, now)).toMatchObject(expected);
  });
});
