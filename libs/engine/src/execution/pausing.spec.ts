import { people, World } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z';

/** 200 people, each message 50 ms on its way, cut in the middle of the second round. */
async function underWay() {
  const world = await World.start({ now: NOW });
  world.audience.rows = people(200);
  world.channel.script = async () => {
    await new Promise<void>((resolve) => world.clock.timer(50, resolve));
    return { outcome: 'delivered' };
  };
  const saved = await world.save({ type: 'immediate' });
  await world.clock.advance(75);
  return { world, workflowId: saved.id, id: (await world.firstJobOf(saved.id)).id };
}

describe('pausing a running job', () => {
  it('starts nothing after the answer, and what is on its way comes home', async () => {
    const { world, id } = await underWay();
    const paused = await world.engine.jobs.pause(id);
    expect(paused).toMatchObject({ ok: true, value: { status: 'pending', paused: true, reason: 'paused' } });
    const sent = world.channel.sent.length;
    await world.pass(60_000);
    expect(world.channel.sent).toHaveLength(sent);
    expect((await world.job(id)).deliveries).toMatchObject({ delivered: sent, sending: 0, pending: 200 - sent });
  });

  it('goes on with the next recipient when resumed, and reaches everybody once', async () => {
    const { world, id } = await underWay();
    await world.engine.jobs.pause(id);
    await world.pass(60_000);
    expect(await world.engine.jobs.resume(id)).toMatchObject({ ok: true, value: { status: 'pending', paused: false } });
    await world.pass(5_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, late: false });
    expect(world.channel.sent).toHaveLength(200);
    expect(new Set(world.channel.sent.map(({ to }) => to)).size).toBe(200);
    expect((await world.store.jobs.events(id)).map(({ type }) => type)).toEqual(['paused', 'resumed']);
  });

  it('may be resumed while the last messages are still on their way', async () => {
    const { world, id } = await underWay();
    await world.engine.jobs.pause(id);
    await world.engine.jobs.resume(id);
    await world.engine.jobs.pause(id);
    await world.engine.jobs.resume(id);
    await world.pass(5_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: 200 } });
    expect(world.channel.sent).toHaveLength(200);
  });

  it('survives a restart', async () => {
    const { world, id } = await underWay();
    await world.engine.jobs.pause(id);
    await world.clock.advance(1_000);
    await world.boot();
    const sent = world.channel.sent.length;
    await world.pass(60_000);
    expect(world.channel.sent).toHaveLength(sent);
    await world.engine.jobs.resume(id);
    await world.pass(5_000);
    expect(world.channel.sent).toHaveLength(200);
  });

  it('lets it be aborted, or cancelled, and everybody is accounted for', async () => {
    for (const how of ['abort', 'cancel'] as const) {
      const { world, id } = await underWay();
      await world.engine.jobs.pause(id);
      expect(await world.engine.jobs[how](id)).toMatchObject({ ok: true, value: { status: 'cancelled' } });
      const sent = world.channel.sent.length;
      await world.pass(5_000);
      expect((await world.job(id)).deliveries).toMatchObject({
        delivered: sent,
        skipped: 200 - sent,
        unknown: 0,
        sending: 0,
        pending: 0,
        total: 200,
      });
      expect(world.channel.sent).toHaveLength(sent);
    }
  });

  it('lets the workflow be archived, and everybody is accounted for', async () => {
    const { world, id, workflowId } = await underWay();
    await world.engine.jobs.pause(id);
    await world.engine.workflows.archive(workflowId);
    await world.pass(5_000);
    const { status, deliveries } = await world.job(id);
    expect(status).toBe('cancelled');
    expect(deliveries).toMatchObject({ pending: 0, sending: 0, unknown: 0, total: 200 });
    expect(await world.engine.jobs.retry(id, 'unsent')).toMatchObject({ refusal: { code: 'WORKFLOW_ARCHIVED' } });
  });

  it('keeps the next occurrence from overlapping with it', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(200);
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(50, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save({
      type: 'recurring',
      recurrence: { frequency: 'daily', times: ['12:01', '12:02'] },
    });
    await world.clock.advance(60_100);
    await world.engine.jobs.pause((await world.firstJobOf(id)).id);
    await world.pass(61_000);
    expect((await world.jobsOf(id)).map(({ status, reason }) => [status, reason]).slice(0, 2)).toEqual([
      ['pending', 'paused'],
      ['skipped', 'overlap'],
    ]);
  });

  it('is refused for what does not run, and by an old version', async () => {
    const { world, id } = await underWay();
    const { version } = await world.job(id);
    expect(await world.engine.jobs.pause(id, version - 1)).toMatchObject({ refusal: { kind: 'stale' } });
    expect(await world.engine.jobs.resume(id)).toMatchObject({ refusal: { code: 'JOB_NOT_PAUSED' } });
    await world.engine.jobs.pause(id);
    expect(await world.engine.jobs.pause(id)).toMatchObject({ ok: true });
    expect(await world.engine.jobs.runNow(id)).toMatchObject({ refusal: { code: 'JOB_PAUSED' } });
    await world.engine.jobs.resume(id);
    await world.pass(5_000);
    expect(await world.engine.jobs.pause(id)).toMatchObject({ refusal: { code: 'JOB_NOT_RUNNING' } });
  });
});

describe('aborting a job that waits', () => {
  const busy = { outcome: 'temporary', code: 'busy', message: 'Busy' } as const;

  it.each([
    ['for its pace', { sending: { ratePerMinute: 6 } }, 15_000],
    ['for a channel that is down', {}, 15_000],
    ['for another attempt', { audience: { source: 'scripted', mapping: { address: 'email' } } }, 2_000],
  ])('%s ends it at once, with everybody accounted for', async (why, more, ms) => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(50);
    if (why.includes('down')) world.channel.script = () => busy;
    if (why.includes('attempt')) {
      world.audience.before = () => {
        throw new Error('The database is away');
      };
    }
    const saved = await world.save({ type: 'immediate' }, undefined, more);
    await world.pass(ms);
    const { id } = await world.firstJobOf(saved.id);
    expect(await world.engine.jobs.abort(id)).toMatchObject({ ok: true, value: { status: 'cancelled' } });
    const sent = world.channel.sent.length;
    await world.pass(300_000, 10_000);
    expect(world.channel.sent).toHaveLength(sent);
    const { status, deliveries } = await world.job(id);
    expect(status).toBe('cancelled');
    expect(deliveries.pending + deliveries.sending + deliveries.held).toBe(0);
    expect((await world.store.jobs.events(id)).at(-1)).toMatchObject({ type: 'aborted' });
  });

  it('is refused for one that is merely planned', async () => {
    const world = await World.start({ now: NOW });
    const saved = await world.save({ type: 'delayed', delay: { amount: 1, unit: 'hours' } });
    const { id } = await world.firstJobOf(saved.id);
    expect(await world.engine.jobs.abort(id)).toMatchObject({
      refusal: { code: 'JOB_NOT_RUNNING', status: 'pending' },
    });
  });
});
