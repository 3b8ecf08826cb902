import { people, World } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z';

async function paced(count: number, ratePerMinute: number) {
  const world = await World.start({ now: NOW });
  world.audience.rows = people(count);
  const saved = await world.save({ type: 'immediate' }, undefined, { sending: { ratePerMinute } });
  return { world, id: (await world.firstJobOf(saved.id)).id };
}

/** The most that were sent within any stretch of that length, as the sink sees it. */
function busiest(times: readonly number[], ms: number): number {
  let most = 0;
  let from = 0;
  times.forEach((time, index) => {
    while (time - (times[from] as number) >= ms) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

describe('the pace of a job', () => {
  it.each([
    [60, 40],
    [600, 300],
    [6_000, 600],
    [60_000, 1_000],
  ])('is %i a minute within 5 %%, as the receiver sees it', async (ratePerMinute, count) => {
    const { world, id } = await paced(count, ratePerMinute);
    await world.clock.advance((count / ratePerMinute) * 60_000 * 1.2);
    expect((await world.job(id)).deliveries.delivered).toBe(count);
    const times = world.channel.sent.map(({ at }) => at);
    const took = (times.at(-1) as number) - (times[0] as number);
    const exact = ((count - 1) / ratePerMinute) * 60_000;
    expect(took).toBeGreaterThanOrEqual(exact * 0.95);
    expect(took).toBeLessThanOrEqual(exact * 1.05);
    expect(busiest(times, 10_000)).toBeLessThanOrEqual((ratePerMinute / 6) * 1.05 + 1);
  });

  it('is kept with few commits', async () => {
    const { world } = await paced(1_000, 60_000);
    const writes = jest.spyOn(world.store.unitOfWork, 'write');
    await world.clock.advance(1_200);
    expect(world.channel.sent).toHaveLength(1_000);
    expect(writes.mock.calls.length).toBeLessThan(200);
  });

  it('counts retries too', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(30);
    world.channel.script = ({ to }) =>
      to === 'p1@example.com' ? { outcome: 'temporary', code: 'busy', message: 'Busy' } : { outcome: 'delivered' };
    await world.save({ type: 'immediate' }, undefined, { sending: { ratePerMinute: 60 } });
    await world.pass(40_000);
    const times = world.channel.sent.map(({ at }) => at);
    expect(times).toHaveLength(33);
    expect(busiest(times, 1_000)).toBe(1);
  });

  it('is not won back by a restart', async () => {
    const { world } = await paced(100, 60);
    await world.pass(10_500);
    expect(world.channel.sent).toHaveLength(11);
    for (let restart = 0; restart < 5; restart += 1) {
      await world.engine.scheduler.stop({ graceMs: 0 });
      await world.boot();
      await world.clock.advance(100);
    }
    expect(world.channel.sent).toHaveLength(12);
  });

  it('ends promptly after the last message', async () => {
    const { world, id } = await paced(3, 1);
    await world.clock.advance(120_100);
    expect(await world.job(id)).toMatchObject({ status: 'completed' });
  });

  it('does not slow down those whom the gate holds back', async () => {
    const world = await World.start({ now: '2026-11-23T12:00:00.000Z' });
    world.audience.rows = people(2_000);
    const saved = await world.save({ type: 'immediate' }, undefined, {
      sending: { ratePerMinute: 1, window: { from: '09:00', to: '18:00', outside: 'hold' } },
    });
    await world.pass(2_000);
    expect(await world.jobsOf(saved.id)).toMatchObject([{ reason: 'held', deliveries: { held: 2_000 } }]);
  });

  it('stops at once when it is told to', async () => {
    const { world, id } = await paced(100, 6);
    await world.pass(15_000);
    const stopped = world.engine.scheduler.stop({ graceMs: 5_000 });
    await world.clock.advance(100);
    expect(await stopped).toBe('drained');
    expect(await world.job(id)).toMatchObject({ status: 'pending', deliveries: { sending: 0, delivered: 2 } });
  });
});

describe('the pace of a connection', () => {
  it('is shared by all jobs over it', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(50);
    world.channel.perMinute = 120;
    for (let job = 0; job < 3; job += 1) await world.save({ type: 'immediate' });
    await world.pass(30_000);
    const times = world.channel.sent.map(({ at }) => at);
    expect(busiest(times, 10_000)).toBeLessThanOrEqual(21);
    expect(times.length).toBeGreaterThanOrEqual(57);
  });

  it('is shared fairly: nobody waits until somebody else is done', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(100);
    world.channel.perMinute = 60;
    for (let job = 0; job < 3; job += 1) await world.save({ type: 'immediate' });
    await world.pass(60_000);
    const byJob = new Map<string, number>();
    for (const { jobId } of world.channel.sent) byJob.set(jobId, (byJob.get(jobId) ?? 0) + 1);
    expect([...byJob.values()].sort()).toEqual([20, 20, 21]);
  });

  it('counts beside that of the workflow: the lower one wins', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(100);
    world.channel.perMinute = 600;
    await world.save({ type: 'immediate' }, undefined, { sending: { ratePerMinute: 60 } });
    await world.pass(20_000);
    expect(world.channel.sent.length).toBeGreaterThanOrEqual(20);
    expect(world.channel.sent.length).toBeLessThanOrEqual(21);
  });
});
