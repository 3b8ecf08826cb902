import { type JobRecord } from '../job/job';
import { daily, definition, people, World } from '../testing';

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

it('skips what was missed behind however many that go on', async () => {
  const world = await World.start({ now: NOW, slots: 0 });
  const { id } = await world.save(daily('10:00'));
  const [planned] = await world.jobsOf(id);
  // Five hundred and more jobs that were let go of in the middle, all due before it.
  const started = Array.from({ length: 520 }, (_, index) => ({
    ...asked(planned as JobRecord),
    id: `going-on-${String(index).padStart(4, '0')}`,
  }));
  await world.store.unitOfWork.write(async (tx) => {
    await world.store.jobs.insert(tx, started);
    await world.store.jobs.start(
      tx,
      started.map(({ id: job }) => ({ id: job, startedAt: world.clock.now(), late: false, leaseOwner: 'test' })),
    );
    await world.store.jobs.end(
      tx,
      started.map(({ id: job }) => ({ id: job, fence: 1, at: world.clock.now(), outcome: { status: 'released' } })),
    );
  });
  await world.engine.scheduler.pause();
  await world.clock.advance(2 * HOUR);
  await world.engine.scheduler.resume('skip');
  expect(await world.job(planned?.id ?? '')).toMatchObject({ status: 'skipped', reason: 'missed' });
});

function asked({ workflowId, workflowVersion, workflowName, type, createdAt }: JobRecord) {
  return {
    workflowId,
    workflowVersion,
    workflowName,
    type,
    createdAt,
    trigger: 'api' as const,
    mode: 'live' as const,
    nominalTime: createdAt,
    scheduledTime: createdAt,
    maxAttempts: 4,
    status: 'pending' as const,
    planned: false,
    waiting: false,
  };
}

it('accounts for what the rule leaves out from the moment on that it holds', async () => {
  const world = await World.start({ now: '2026-12-24T00:30:00.000Z' }); // 09:30 in Seoul, the day before Christmas
  const at = (time: string) => {
    const recurrence = { frequency: 'daily', startDate: '2026-12-01', times: [time], holidays: 'skip' } as const;
    return { type: 'recurring', recurrence } as const;
  };
  const { id } = await world.save(at('09:00'));
  await world.pass(26.5 * HOUR, HOUR);
  await world.engine.workflows.update(id, definition(at('13:00')), undefined); // at noon on Christmas
  await world.pass(2 * 24 * HOUR, HOUR);
  const leftOut = (await world.jobsOf(id)).filter(({ reason }) => reason === 'holiday');
  expect(leftOut.map(({ nominalTime }) => new Date(nominalTime).toISOString())).toEqual([
    '2026-12-25T00:00:00.000Z',
    '2026-12-25T04:00:00.000Z',
  ]);
});

it('does not call a job late that started on time and goes on later', async () => {
  const world = await World.start({ now: NOW });
  world.audience.rows = people(100);
  world.channel.script = async () => {
    await new Promise<void>((resolve) => world.clock.timer(50, resolve));
    return { outcome: 'delivered' };
  };
  const { id } = await world.save({ type: 'immediate' });
  await world.clock.advance(75);
  const stopped = world.engine.scheduler.stop({ graceMs: 5_000 });
  await world.clock.advance(HOUR);
  await stopped;
  await world.boot();
  await world.pass(5 * SECOND);
  expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', late: false }]);
});
