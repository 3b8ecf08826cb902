import { announcement, type Announcement, NOTHING_SAID, type Observation } from './announcement';

const seen = (changes: Partial<Observation> = {}): Observation => ({
  level: 'ok',
  failedJobs: 0,
  misses: 0,
  now: 0,
  ...changes,
});

/** What is said while these are seen one after the other. */
function listen(...observations: Observation[]): (Announcement | null)[] {
  let memory = NOTHING_SAID;
  return observations.map((observation) => {
    const next = announcement(memory, observation);
    memory = next.memory;
    return next.said;
  });
}

describe('announcement', () => {
  it('says once, assertively, that the scheduler stopped', () => {
    const stopped = seen({ level: 'stopped' });
    expect(listen(seen(), stopped, stopped, stopped)).toEqual([
      null,
      { kind: 'stopped', politeness: 'assertive' },
      null,
      null,
    ]);
  });

  it.each(['stuck', 'lost'] as const)('says once, assertively, that it is %s', (level) => {
    expect(listen(seen(), seen({ level }), seen({ level }))).toEqual([
      null,
      { kind: level, politeness: 'assertive' },
      null,
    ]);
  });

  it('is silent through ten unchanged polls and every second between them', () => {
    const polls = Array.from({ length: 300 }, (_, second) => seen({ now: second * 1_000, failedJobs: 3 }));
    expect(listen(...polls).filter((said) => said !== null)).toEqual([]);
  });

  it('is silent about what stood there from the beginning', () => {
    expect(listen(seen({ level: 'unknown' }), seen({ level: 'stopped', failedJobs: 8 }))).toEqual([null, null]);
  });

  it('says again that it stopped after it ran in between', () => {
    const kinds = listen(seen(), seen({ level: 'stopped' }), seen(), seen({ level: 'stopped' })).map(
      (said) => said?.kind,
    );
    expect(kinds).toEqual([undefined, 'stopped', undefined, 'stopped']);
  });

  it('says politely that the connection is back, but nothing of its slow loss', () => {
    const stale = seen({ level: 'stale', misses: 2 });
    expect(listen(seen(), seen({ misses: 1 }), stale, seen())).toEqual([
      null,
      null,
      null,
      { kind: 'recovered', politeness: 'polite' },
    ]);
  });

  it('says nothing about a single miss that recovered', () => {
    expect(listen(seen(), seen({ misses: 1 }), seen())).toEqual([null, null, null]);
  });

  it('tells new failures at most once a minute, and then all of them', () => {
    expect(
      listen(
        seen({ now: 0, failedJobs: 1 }),
        seen({ now: 30_000, failedJobs: 3 }),
        seen({ now: 60_000, failedJobs: 4 }),
        seen({ now: 75_000, failedJobs: 6 }),
        seen({ now: 90_000, failedJobs: 6 }),
      ),
    ).toEqual([
      null,
      { kind: 'failedMore', politeness: 'polite', more: 2, total: 3 },
      null,
      null,
      { kind: 'failedMore', politeness: 'polite', more: 3, total: 6 },
    ]);
  });

  it('is silent when failures go down, and counts on from there', () => {
    expect(listen(seen({ failedJobs: 5 }), seen({ failedJobs: 2 }), seen({ failedJobs: 3 }))).toEqual([
      null,
      null,
      { kind: 'failedMore', politeness: 'polite', more: 1, total: 3 },
    ]);
  });
});
