import { judgeStatus } from './http-outcome';

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

  it('of a receiver that is busy says when to come back', () => {
    expect(judgeStatus(503, '120', now)).toMatchObject({ outcome: 'temporary', retryAfterMs: 120_000 });
    expect(judgeStatus(503, 'soon', now)).not.toHaveProperty('retryAfterMs');
  });
});
