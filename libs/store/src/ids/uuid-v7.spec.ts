import { FakeClock } from '@jeongsi/engine/testing';
import { UuidV7 } from './uuid-v7';

describe('identifiers', () => {
  const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('are UUIDs of version 7 that begin with the time', () => {
    const id = new UuidV7(new FakeClock('2026-11-23T00:00:00.123Z')).next();
    expect(id).toMatch(SHAPE);
    expect(Number.parseInt(id.replace(/-/g, '').slice(0, 12), 16)).toBe(Date.parse('2026-11-23T00:00:00.123Z'));
  });

  it('grow while the clock stands still, and when it steps back', () => {
    const clock = new FakeClock('2026-11-23T00:00:00Z');
    const ids = new UuidV7(clock);
    const made = Array.from({ length: 10_000 }, (_, index) => {
      if (index === 5_000) clock.step(-60_000);
      return ids.next();
    });
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    for (const id of made) expect(id).toMatch(SHAPE);
  });

  it('differ between makers of the same instant', () => {
    const clock = new FakeClock('2026-11-23T00:00:00Z');
    expect(new UuidV7(clock).next()).not.toBe(new UuidV7(clock).next());
  });
});
