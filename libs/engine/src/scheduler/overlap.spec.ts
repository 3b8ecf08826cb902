import { daily, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z'; // 09:00 in Seoul

/** Three occurrences ten minutes apart, the first of which takes 25 minutes to send. */
async function slowFirstRun(overlap: 'skip' | 'queue' | 'allow') {
  const world = await World.start({ now: NOW });
  let runs = 0;
  world.channel.script = async () => {
    runs += 1;
    if (runs === 1) await new Promise<void>((resolve) => world.clock.timer(25 * 60_000, resolve));
    return { outcome: 'delivered' };
  };
  const { id } = await world.save(daily('10:00', '10:10', '10:20'), { overlap });
  await world.pass(90 * 60_000, 30_000);
  return { world, id, story: (await world.jobsOf(id)).slice(0, 3).map(({ status, reason }) => [status, reason]) };
}

describe('an occurrence whose last run still goes', () => {
  it('is skipped by default, with a row that says why', async () => {
    const { story } = await slowFirstRun('skip');
    expect(story).toEqual([
      ['completed', undefined],
      ['skipped', 'overlap'],
      ['skipped', 'overlap'],
    ]);
  });

  it('waits with queue, but only one', async () => {
    const { world, id, story } = await slowFirstRun('queue');
    expect(story).toEqual([
      ['completed', undefined],
      ['completed', 'late'],
      ['skipped', 'overlap'],
    ]);
    const [first, second] = await world.jobsOf(id);
    expect(second?.executedAt).toBeGreaterThanOrEqual(first?.completedAt ?? Infinity);
  });

  it('runs beside it with allow', async () => {
    const { world, id, story } = await slowFirstRun('allow');
    expect(story).toEqual(Array(3).fill(['completed', undefined]));
    const [first, second] = await world.jobsOf(id);
    expect(second?.executedAt).toBeLessThan(first?.completedAt ?? 0);
  });

  it('has always its successor planned, exactly one', async () => {
    for (const overlap of ['skip', 'queue', 'allow'] as const) {
      const { world, id } = await slowFirstRun(overlap);
      expect((await world.jobsOf(id)).filter(({ planned }) => planned)).toHaveLength(1);
    }
  });
});
