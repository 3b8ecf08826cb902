import { daily, people, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z'; // 09:00 in Seoul
const at = (schedule: string) => ({ type: 'scheduled', at: schedule }) as const;

describe('the scheduler', () => {
  it('starts a job on its instant, not at the next pulse, and never early', async () => {
    const world = await World.start({ now: NOW });
    await world.save(at('2026-11-22T09:00:07.250'));
    await world.clock.advance(7_249);
    expect(world.channel.sent).toEqual([]);
    await world.clock.advance(1);
    expect(world.channel.sent).toMatchObject([{ at: Date.parse('2026-11-22T00:00:07.250Z') }]);
  });

  it('runs an occurrence once and plans the next', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    await world.pass(2 * 86_400_000, 600_000);
    expect(
      (await world.jobsOf(id)).map(({ status, nominalTime }) => [status, new Date(nominalTime).toISOString()]),
    ).toEqual([
      ['completed', '2026-11-22T01:00:00.000Z'],
      ['completed', '2026-11-23T01:00:00.000Z'],
      ['pending', '2026-11-24T01:00:00.000Z'],
    ]);
    expect(world.channel.sent).toHaveLength(2);
  });

  it('starts the oldest first and no more than it has slots for', async () => {
    const world = await World.start({ now: NOW, slots: 2 });
    let open = 0;
    let most = 0;
    world.channel.script = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise<void>((resolve) => world.clock.timer(10, resolve));
      open -= 1;
      return { outcome: 'delivered' };
    };
    const ids: string[] = [];
    for (const second of [5, 3, 4, 1, 2]) ids[second] = (await world.save(at(`2026-11-22T09:00:0${second}`))).id;
    world.clock.step(8_000);
    await world.pass(4_000);
    expect(most).toBe(2);
    const started = await Promise.all(ids.slice(1).map(async (id) => (await world.jobsOf(id))[0]?.executedAt ?? 0));
    expect(started).toEqual([...started].sort((a, b) => a - b));
  });

  it('counts a job as late when it starts more than five seconds after its time', async () => {
    const world = await World.start({ now: NOW, slots: 1 });
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(6_000, resolve));
      return { outcome: 'delivered' };
    };
    await world.save(at('2026-11-22T09:00:10'));
    const second = await world.save(at('2026-11-22T09:00:10.500'));
    await world.pass(30_000);
    expect(await world.jobsOf(second.id)).toMatchObject([{ late: true, reason: 'late', status: 'completed' }]);
    expect((await world.store.jobs.counts()).late).toBe(1);
  });

  it('writes a skipped row for what the holiday rule leaves out, when its time has come', async () => {
    const world = await World.start({ now: '2026-12-24T00:00:00Z' });
    const { id } = await world.save({
      type: 'recurring',
      recurrence: { frequency: 'daily', times: ['10:00'], holidays: 'skip' },
    });
    await world.pass(3 * 86_400_000, 600_000);
    const story = (await world.jobsOf(id)).map(({ status, reason, nominalTime }) => [
      new Date(nominalTime).toISOString().slice(0, 10),
      status,
      reason,
    ]);
    expect(story[1]).toEqual(['2026-12-25', 'skipped', 'holiday']);
  });

  it('stops counting as running when no tick succeeded for 90 s', async () => {
    const world = await World.start({ now: NOW });
    expect(world.engine.scheduler.state()).toMatchObject({ isRunning: true });
    world.store.breakDown();
    await world.clock.advance(1_000);
    await expect(world.engine.scheduler.tick()).rejects.toThrow();
    await world.clock.advance(90_000);
    expect(world.engine.scheduler.state()).toMatchObject({ isRunning: false, stoppedReason: 'no-heartbeat' });
    world.store.repair();
    await world.engine.scheduler.tick();
    expect(world.engine.scheduler.state().isRunning).toBe(true);
  });

  it('takes ended jobs off the board after a day and out of the history after 90', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(2_000);
    expect((await world.store.jobs.counts()).completed).toBe(1);
    await world.pass(25 * 3_600_000, 600_000);
    expect((await world.store.jobs.counts()).completed).toBe(0);
    expect(
      (await world.store.jobs.list({ workflowId: id, archived: true }, 'ascending', { limit: 5 })).items,
    ).toHaveLength(1);
    await world.pass(91 * 86_400_000, 6 * 3_600_000);
    expect((await world.store.jobs.list({ workflowId: id, archived: true }, 'ascending', { limit: 5 })).items).toEqual(
      [],
    );
  });
});

describe('a paused scheduler', () => {
  it('starts nothing, says why, and shows what waits', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(at('2026-11-22T09:00:10'));
    await world.engine.scheduler.pause('wrong prices');
    await world.pass(60_000);
    expect(world.channel.sent).toEqual([]);
    expect(world.engine.scheduler.state()).toMatchObject({ isRunning: false, stoppedReason: 'wrong prices' });
    expect((await world.engine.scheduler.missed({ limit: 10 })).items).toMatchObject([{ workflowId: id }]);
  });

  it('stays paused through a restart', async () => {
    const world = await World.start({ now: NOW });
    await world.engine.scheduler.pause();
    await world.boot();
    expect(world.engine.scheduler.state().isRunning).toBe(false);
  });

  it.each([
    ['run', 'completed', 1],
    ['skip', 'skipped', 0],
  ] as const)('resumes with %s: what waited is %s', async (missed, status, sent) => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(at('2026-11-22T09:00:10'), { missed: missed === 'run' ? 'skip' : 'run_once' });
    await world.engine.scheduler.pause();
    await world.pass(120_000);
    await world.engine.scheduler.resume(missed);
    await world.pass(3_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status }]);
    expect(world.channel.sent).toHaveLength(sent);
  });

  it('lets go of what is being sent, and goes on with it afterwards, once each', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(100);
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(100, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(250);
    const before = world.channel.sent.length;
    expect(before).toBeLessThan(100);
    await world.engine.scheduler.pause();
    await world.pass(5_000);
    expect(world.channel.sent).toHaveLength(before);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'pending', attempt: 1 }]);
    await world.engine.scheduler.resume('skip');
    await world.pass(5_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', attempt: 1, deliveries: { delivered: 100 } }]);
    expect(new Set(world.channel.sent.map(({ to }) => to)).size).toBe(100);
    expect(world.channel.sent).toHaveLength(100);
  });
});
