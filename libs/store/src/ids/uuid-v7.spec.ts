import { UuidV7 } from './uuid-v7';

describe('identifiers', () => {
  const NOON = Date.parse('2026-11-23T12:00:00.123Z');
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const timeOf = (id: string): number => Number.parseInt(id.replace(/-/g, '').slice(0, 12), 16);

  beforeEach(() => jest.useFakeTimers({ now: NOON, doNotFake: ['performance'] }));
  afterEach(() => jest.useRealTimers());

  it('are UUIDs of version 7 that begin with the time', () => {
    const id = new UuidV7().next();
    expect(id).toMatch(shape);
    expect(timeOf(id)).toBe(NOON);
  });

  it('grow while the clock stands still, and when it steps back', () => {
    const ids = new UuidV7();
    const made = Array.from({ length: 10_000 }, (_, index) => {
      if (index === 5_000) jest.setSystemTime(NOON - 60_000);
      return ids.next();
    });
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
});
