import { counts } from '../job/testing/a-job';
import { listedCount, newsCount } from './delivery-filter';

const READ = counts({ pending: 90, accepted: 10 });
const NOW = counts({ pending: 60, accepted: 37, failed: 3 });

describe('newsCount', () => {
  it('counts whose result came since the list was read', () => {
    expect(newsCount({ state: null, code: '', who: '' }, READ, NOW)).toBe(30);
  });

  it('counts those who joined the state that is listed', () => {
    expect(newsCount({ state: 'failed', code: '', who: '' }, READ, NOW)).toBe(3);
    expect(newsCount({ state: 'accepted', code: '', who: '' }, READ, NOW)).toBe(27);
  });

  it('is no news when a state grows smaller', () => {
    expect(newsCount({ state: 'pending', code: '', who: '' }, READ, NOW)).toBe(0);
  });

  it('is no news that more people became known', () => {
    const now = counts({ pending: 21, delivered: 4 });
    expect(newsCount({ state: null, code: '', who: '' }, counts({ pending: 10 }), now)).toBe(4);
  });
});

describe('listedCount', () => {
  const reasons = [
    { state: 'failed', errorCode: 'TIMEOUT', count: 2 },
    { state: 'unknown', errorCode: 'TIMEOUT', count: 5 },
  ] as const;

  it.each([
    [{ state: null, code: '', who: '' }, 100],
    [{ state: 'failed', code: '', who: '' } as const, 3],
    [{ state: 'failed', code: 'TIMEOUT', who: '' } as const, 2],
    [{ state: null, code: 'TIMEOUT', who: '' }, 7],
    [{ state: null, code: '', who: '지수' }, 0],
  ])('knows how long the list of %j is', (query, expected) => {
    expect(listedCount(query, NOW, reasons)).toBe(expected);
  });
});
