import { daily, definition, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z'; // 09:00 in Seoul, a Sunday
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const ten = { type: 'scheduled', at: '2026-11-22T10:00' } as const;

async function story(world: World, workflowId: string): Promise<[status: string, reason: string | undefined][]> {
  return (await world.jobsOf(workflowId)).map(({ status, reason }) => [status, reason]);
}

/** The id of the workflow's first job. */
async function firstJob(world: World, workflowId: string): Promise<string> {
  const [job] = await world.jobsOf(workflowId);
  if (!job) throw new Error('There is no job');
  return job.id;
}

/** Stops, lets `ms` pass, and comes up again. */
async function awayFor(world: World, ms: number): Promise<void> {
  await world.engine.scheduler.stop({ graceMs: 0 });
  await world.clock.advance(ms);
  await world.boot();
  await world.pass(3 * SECOND);
}

describe('pausing a workflow whose time has come', () => {
  it('keeps the row of an occurrence that waited for a paused scheduler', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    await world.engine.scheduler.pause();
    await world.pass(HOUR + MINUTE, MINUTE);
    await world.engine.workflows.pause(id);
    await world.engine.workflows.resume(id);
    expect(await story(world, id)).toEqual([
      ['skipped', 'paused'],
      ['pending', undefined],
    ]);
  });

  it('keeps the row of a job that was moved and not reached yet', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(ten);
    await world.engine.jobs.move(await firstJob(world, id), world.clock.now() + 3 * HOUR);
    await world.pass(90 * MINUTE, MINUTE);
    await world.engine.workflows.pause(id);
    expect(await story(world, id)).toEqual([['skipped', 'paused']]);
  });

  it('stops a job too that was moved beyond the next occurrence', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00', '11:00'));
    await world.engine.jobs.move(await firstJob(world, id), world.clock.now() + 4 * HOUR);
    await world.engine.workflows.pause(id);
    await world.pass(5 * HOUR, MINUTE);
    expect(await story(world, id)).toEqual([['skipped', 'paused']]);
    expect(world.channel.sent).toEqual([]);
  });

  it('cancels such a row on archiving', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(ten);
    await world.engine.scheduler.pause();
    await world.pass(HOUR + MINUTE, MINUTE);
    await world.engine.workflows.archive(id);
    expect(await story(world, id)).toEqual([['cancelled', undefined]]);
  });

  it('does not lose what the holiday rule left out before', async () => {
    const world = await World.start({ now: '2026-12-24T00:30:00.000Z' }); // 09:30 in Seoul
    const { id } = await world.save({
      type: 'recurring',
      recurrence: { frequency: 'daily', times: ['09:00'], holidays: 'skip' },
    });
    await world.pass(24 * HOUR, HOUR);
    await world.engine.workflows.pause(id);
    expect(await story(world, id)).toEqual([['skipped', 'holiday']]);
  });
});

it('runs a paused workflow that is saved as active and immediate', async () => {
  const world = await World.start({ now: NOW });
  const { id } = await world.save(daily('10:00'));
  await world.engine.workflows.pause(id);
  await world.pass(5 * SECOND);
  await world.engine.workflows.update(id, definition({ type: 'immediate' }), 'active');
  await world.pass(SECOND);
  expect(await story(world, id)).toEqual([['completed', undefined]]);
});

describe('coming up', () => {
  it('runs the newest missed occurrence that was not cancelled by hand', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('12:00'));
    await world.engine.jobs.cancel(await firstJob(world, id));
    await world.engine.workflows.update(id, definition(daily('11:00', '12:00')), undefined);
    await awayFor(world, 4 * HOUR);
    expect(await story(world, id)).toEqual([
      ['completed', 'late'],
      ['cancelled', undefined],
      ['pending', undefined],
    ]);
  });

  it('calls those who wait in line behind an occurrence that was cancelled by hand', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('12:00'), { missed: 'run_all' });
    await world.engine.jobs.cancel(await firstJob(world, id));
    // 11:00 is beyond the grace, 12:00 is cancelled, 12:30 waits behind it.
    const policy = { missed: 'run_all', missedGraceMinutes: 90 } as const;
    await world.engine.workflows.update(id, definition(daily('11:00', '12:00', '12:30'), policy), undefined);
    await awayFor(world, 4 * HOUR);
    expect(await story(world, id)).toEqual([
      ['skipped', 'missed'],
      ['cancelled', undefined],
      ['completed', expect.anything()],
      ['pending', undefined],
    ]);
  });

  it('measures the grace of a moved job from its new time', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(ten);
    await world.engine.jobs.move(await firstJob(world, id), world.clock.now() + 72 * HOUR);
    await world.pass(72 * HOUR - MINUTE, HOUR);
    await awayFor(world, 2 * MINUTE);
    expect(await story(world, id)).toEqual([['completed', 'late']]);
  });

  it('lets a single missed one wait for the run that goes on, with run_all', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00', '10:10'), { missed: 'run_all', overlap: 'skip' });
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(2 * SECOND, resolve));
      return { outcome: 'delivered' };
    };
    await world.pass(HOUR, MINUTE);
    await world.engine.scheduler.pause(); // As if the process had died: nothing more is claimed here.
    await world.clock.advance(11 * MINUTE);
    await world.store.unitOfWork.write((tx) => world.store.settings.remove(tx, 'scheduler.paused'));
    await world.boot();
    await world.pass(10 * SECOND);
    expect((await story(world, id)).map(([status]) => status)).toEqual(['completed', 'completed', 'pending']);
  });
});

it('accounts for a recipient who comes home unsent after a pause and an abort', async () => {
  const world = await World.start({ now: NOW });
  let answer: () => void = () => undefined;
  world.channel.script = () =>
    new Promise((resolve) => (answer = () => resolve({ outcome: 'temporary', code: '503', message: 'busy' })));
  const { id } = await world.save({ type: 'immediate' });
  await world.engine.scheduler.pause();
  const job = await firstJob(world, id);
  await world.engine.jobs.abort(job);
  answer();
  await world.pass(SECOND);
  expect((await world.job(job)).deliveries).toMatchObject({ pending: 0, skipped: 1, total: 1 });
});

it('does not skip an occurrence because of a test', async () => {
  const world = await World.start({ now: NOW });
  const { id } = await world.save(daily('10:00'));
  await world.pass(HOUR - MINUTE, MINUTE);
  world.outbox.script = async () => {
    await new Promise<void>((resolve) => world.clock.timer(5 * MINUTE, resolve));
    return { outcome: 'delivered' };
  };
  await world.engine.jobs.execute({ workflowId: id, mode: 'test', trigger: 'api' });
  await world.pass(2 * MINUTE, MINUTE);
  expect((await world.jobsOf(id)).find(({ trigger }) => trigger === 'schedule')).toMatchObject({ status: 'completed' });
});

it('skips an occurrence that is due together with a run of the same workflow', async () => {
  const world = await World.start({ now: NOW, slots: 2 });
  const { id } = await world.save(daily('10:00'));
  await world.engine.scheduler.pause();
  await world.pass(HOUR - SECOND, MINUTE);
  await world.engine.jobs.execute({ workflowId: id, mode: 'live', trigger: 'api' });
  await world.pass(2 * SECOND, 2 * SECOND);
  await world.store.unitOfWork.write((tx) => world.store.settings.remove(tx, 'scheduler.paused'));
  await world.boot();
  await world.pass(SECOND);
  expect(await story(world, id)).toEqual([
    ['completed', undefined],
    ['skipped', 'overlap'],
    ['pending', undefined],
  ]);
});

it('runs an ended job again with what it was run with', async () => {
  const world = await World.start({ now: NOW });
  const { id } = await world.save(daily('10:00'));
  await world.engine.jobs.execute({ workflowId: id, mode: 'live', trigger: 'api', variables: { name: 'VIP' } });
  await world.pass(SECOND);
  await world.engine.jobs.runNow(await firstJob(world, id));
  await world.pass(SECOND);
  expect(world.channel.sent.map(({ body }) => body)).toEqual(['Hello VIP', 'Hello VIP']);
});

it('misses nothing when it is resumed without having been paused', async () => {
  const world = await World.start({ now: NOW, slots: 1 });
  world.channel.script = async () => {
    await new Promise<void>((resolve) => world.clock.timer(10 * SECOND, resolve));
    return { outcome: 'delivered' };
  };
  await world.save({ type: 'immediate' });
  const { id } = await world.save({ type: 'immediate' });
  await world.pass(2 * SECOND);
  await world.engine.scheduler.resume('skip');
  expect(await story(world, id)).toEqual([['pending', undefined]]);
});
