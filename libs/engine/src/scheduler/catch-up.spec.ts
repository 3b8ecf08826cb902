import { daily, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z'; // 09:00 in Seoul
const HOUR = 3_600_000;

/** Saves, lets the process be away for `away` ms, and comes up again. */
async function afterAbsence(
  away: number,
  policy: Parameters<World['save']>[1],
  schedule = daily('10:00', '11:00', '12:00'),
) {
  const world = await World.start({ now: NOW });
  const { id } = await world.save(schedule, policy);
  await world.engine.scheduler.stop({ graceMs: 0 });
  await world.clock.advance(away);
  await world.boot();
  await world.pass(3_000);
  return { world, id, story: (await world.jobsOf(id)).map(({ status, reason }) => [status, reason]) };
}

describe('occurrences that passed while nothing ran', () => {
  it('run once for all of them, late, and say for how many', async () => {
    const { world, id, story } = await afterAbsence(4 * HOUR, undefined);
    expect(story).toEqual([
      ['skipped', 'missed'],
      ['skipped', 'missed'],
      ['completed', 'late'],
      ['pending', undefined],
    ]);
    const run = (await world.jobsOf(id)).find(({ status }) => status === 'completed');
    expect(run).toMatchObject({ late: true, options: { standsFor: 3 } });
    expect(await world.store.jobs.events(run?.id ?? '')).toMatchObject([
      { type: 'caught_up', params: { occurrences: 3 } },
    ]);
    expect(world.channel.sent).toHaveLength(1);
  });

  it('never run with skip', async () => {
    const { world, story } = await afterAbsence(4 * HOUR, { missed: 'skip' });
    expect(story.slice(0, 3)).toEqual(Array(3).fill(['skipped', 'missed']));
    expect(world.channel.sent).toEqual([]);
  });

  it('all run one after another with run_all, whatever the overlap policy', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00', '11:00', '12:00'), { missed: 'run_all', overlap: 'skip' });
    await world.engine.scheduler.stop({ graceMs: 0 });
    await world.clock.advance(4 * HOUR);
    const open = new Set<string>();
    let most = 0;
    world.channel.script = async ({ jobId }) => {
      open.add(jobId);
      most = Math.max(most, open.size);
      await new Promise<void>((resolve) => world.clock.timer(500, resolve));
      open.delete(jobId);
      return { outcome: 'delivered' };
    };
    await world.boot();
    await world.pass(10_000);
    expect((await world.jobsOf(id)).map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'completed',
      'pending',
    ]);
    expect(most).toBe(1);
  });

  it('are dropped beyond the grace', async () => {
    const { world, story } = await afterAbsence(4 * HOUR, { missedGraceMinutes: 30 });
    expect(story.slice(0, 3)).toEqual(Array(3).fill(['skipped', 'missed']));
    expect(world.channel.sent).toEqual([]);
  });

  it('never run with a grace of zero, not even by a few seconds', async () => {
    const { world } = await afterAbsence(HOUR + 6_000, { missedGraceMinutes: 0 });
    expect(world.channel.sent).toEqual([]);
  });

  it('are not missed within five seconds: they just run', async () => {
    const { story } = await afterAbsence(HOUR + 4_000, { missed: 'skip' });
    expect(story[0]).toEqual(['completed', undefined]);
  });

  it('follow the same policy for a one-off', async () => {
    const once = { type: 'scheduled', at: '2026-11-22T10:00' } as const;
    expect((await afterAbsence(2 * HOUR, undefined, once as never)).story).toEqual([['completed', 'late']]);
    expect((await afterAbsence(26 * HOUR, undefined, once as never)).story).toEqual([['skipped', 'missed']]);
  });

  it('do not speak for a run that was asked for and acknowledged before a crash', async () => {
    const world = await World.start({ now: NOW, slots: 0 });
    const { id } = await world.save(daily('20:00'), { missed: 'skip', missedGraceMinutes: 0 });
    await world.engine.jobs.execute({ workflowId: id, mode: 'live', trigger: 'api' });
    await world.clock.advance(HOUR);
    await world.boot({ slots: 10 });
    await world.pass(2_000);
    expect(world.channel.sent).toHaveLength(1);
  });

  it('follow it too when the machine slept, or its clock jumped', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00', '11:00'), { missed: 'skip' });
    world.clock.step(3 * HOUR);
    await world.pass(3_000);
    expect((await world.jobsOf(id)).map(({ status, reason }) => [status, reason]).slice(0, 2)).toEqual([
      ['skipped', 'missed'],
      ['skipped', 'missed'],
    ]);
  });
});

describe('a clock that steps back', () => {
  it('fires nothing twice and moves no plan back', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('09:30'));
    await world.pass(HOUR, 60_000);
    expect(world.channel.sent).toHaveLength(1);
    world.clock.step(-HOUR);
    await world.pass(2 * HOUR, 60_000);
    expect(world.channel.sent).toHaveLength(1);
    expect(await world.jobsOf(id)).toHaveLength(2);
  });
});

describe('new tz data', () => {
  it('plans anew what is pending, and leaves moved jobs where a person put them', async () => {
    const world = await World.start({ now: NOW, tzVersion: '2026a' });
    const { id } = await world.save(daily('10:00'));
    const [job] = await world.jobsOf(id);
    // As if the old data had put it an hour off.
    const wrong = (job?.nominalTime ?? 0) + HOUR;
    await world.store.unitOfWork.write((tx) =>
      world.store.jobs.move(tx, job?.id ?? '', { nominalTime: wrong, scheduledTime: wrong }),
    );
    await world.boot({ tzVersion: '2026a' });
    expect((await world.jobsOf(id))[0]?.scheduledTime).toBe(wrong);
    await world.boot({ tzVersion: '2026b' });
    expect(await world.jobsOf(id)).toMatchObject([{ id: job?.id, scheduledTime: job?.nominalTime }]);
  });
});
