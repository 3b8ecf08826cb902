import Database from 'better-sqlite3';
import { StatementCache } from './statement-cache';

describe('prepared statements', () => {
  const database = new Database(':memory:');
  afterAll(() => database.close());

  it('are prepared once for each text', () => {
    const cache = new StatementCache(database);
    expect(cache.get('select 1')).toBe(cache.get('select 1'));
    expect(cache.get('select 1')).not.toBe(cache.get('select 2'));
  });

  it('are not kept without end, and those in use stay', () => {
    const cache = new StatementCache(database);
    const used = cache.get('select 0');
    const idle = cache.get('select -1');
    for (let nth = 1; nth < 1_000; nth += 1) {
      cache.get(`select ${nth}`);
      if (nth % 100 === 0) cache.get('select 0');
    }
    expect(cache.get('select 0')).toBe(used);
    expect(cache.get('select -1')).not.toBe(idle);
  });
});
