import { daily, definition, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z'; // 09:00 in Seoul, a Sunday

describe('saving a workflow', () => {
  it.each([
    ['immediate', { type: 'immediate' }, '2026-11-22T00:00:00.000Z'],
    ['delayed', { type: 'delayed', delay: { amount: 90, unit: 'minutes' } }, '2026-11-22T01:30:00.000Z'],
    ['scheduled', { type: 'scheduled', at: '2026-12-01T09:00' }, '2026-12-01T00:00:00.000Z'],
    ['recurring', daily('18:00'), '2026-11-22T09:00:00.000Z'],
  ] as const)('registers the job of an %s one in the same transaction', async (type, schedule, at) => {
    const world = await World.start({ now: NOW, slots: 0 });
    const { id } = await world.save(schedule as Parameters<World['save']>[0]);
    expect(await world.jobsOf(id)).toMatchObject([
      {
        type,
        status: 'pending',
        planned: true,
        scheduledTime: Date.parse(at),
        nominalTime: Date.parse(at),
        trigger: 'schedule',
      },
    ]);
  });

  it('saves neither the workflow nor its job when one of them cannot be written', async () => {
    const world = await World.start({ now: NOW });
    const broken = world.engine.workflows.create(definition(daily('18:00')), 'active', async () => {
      throw new Error('no room');
    });
    await expect(broken).rejects.toThrow('no room');
    expect((await world.engine.workflows.list({}, { limit: 10 })).items).toEqual([]);
    expect((await world.store.jobs.counts()).pending).toBe(0);
  });

  it('plans nothing for a draft, and plans from its activation on', async () => {
    const world = await World.start({ now: NOW });
    const saved = await world.engine.workflows.create(
      definition({ type: 'delayed', delay: { amount: 1, unit: 'hours' } }),
      'draft',
    );
    if (!saved.ok) throw new Error('refused');
    expect(await world.jobsOf(saved.value.id)).toEqual([]);
    await world.pass(600_000, 60_000);
    await world.engine.workflows.update(saved.value.id, saved.value.definition, 'active');
    expect(await world.jobsOf(saved.value.id)).toMatchObject([{ scheduledTime: world.clock.now() + 3_600_000 }]);
  });

  it('refuses what cannot be, with paths from the root', async () => {
    const world = await World.start({ now: NOW });
    const outcome = await world.engine.workflows.create(
      { ...definition({ type: 'scheduled', at: '2026-11-21T09:00' }), message: { channel: 'fax' } },
      'active',
    );
    if (outcome.ok || outcome.refusal.kind !== 'invalid') throw new Error('not refused');
    expect(outcome.refusal.issues.map(({ path, code }) => [path, code])).toEqual([
      ['schedule.at', 'PAST'],
      ['message.channel', 'NOT_AVAILABLE'],
    ]);
  });
});

describe('changing a workflow', () => {
  it('moves the one planned job with the schedule', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('18:00'));
    const [before] = await world.jobsOf(id);
    await world.engine.workflows.update(id, { ...definition(daily('20:00')), name: 'Renamed' }, undefined);
    expect(await world.jobsOf(id)).toMatchObject([
      {
        id: before?.id,
        scheduledTime: Date.parse('2026-11-22T11:00:00Z'),
        workflowName: 'Renamed',
        workflowVersion: 2,
      },
    ]);
  });

  it('keeps the planned job where it is while the schedule stays, in whatever order it is written', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save({ type: 'delayed', delay: { amount: 1, unit: 'hours' } });
    await world.pass(600_000, 60_000);
    const again = { ...definition({ delay: { unit: 'hours', amount: 1 }, type: 'delayed' }), name: 'Renamed' };
    await world.engine.workflows.update(id, again, 'active');
    expect(await world.jobsOf(id)).toMatchObject([
      { scheduledTime: Date.parse(NOW) + 3_600_000, workflowName: 'Renamed' },
    ]);
  });

  it('sends what was saved last with an occurrence that was moved behind the next one, too', async () => {
    const world = await World.start({ now: NOW });
    const { id, definition: same } = await world.save(daily('18:00'));
    const [planned] = await world.jobsOf(id);
    await world.engine.jobs.move(String(planned?.id), Date.parse('2026-11-24T00:00:00Z'));
    await world.engine.workflows.update(id, { ...same, name: 'Corrected' }, 'active');
    const pending = (await world.jobsOf(id)).filter(({ status }) => status === 'pending');
    expect(pending).toHaveLength(2);
    expect(pending.every((job) => job.workflowVersion === 2 && job.workflowName === 'Corrected')).toBe(true);
    expect(pending.map(({ scheduledTime }) => scheduledTime)).toContain(Date.parse('2026-11-24T00:00:00Z'));
  });

  it('does not send an immediate one again when it is saved again', async () => {
    const world = await World.start({ now: NOW });
    const { id, definition: same } = await world.save({ type: 'immediate' });
    await world.pass(2_000);
    await world.engine.workflows.update(id, { ...same, name: 'Renamed' }, 'active');
    await world.pass(5_000);
    expect(await world.jobsOf(id)).toHaveLength(1);
    expect(world.channel.sent).toHaveLength(1);
  });

  it('lets a one-off that has passed be renamed', async () => {
    const world = await World.start({ now: NOW });
    const { id, definition: same } = await world.save({ type: 'scheduled', at: '2026-11-22T09:00:02' });
    await world.pass(10_000);
    expect(await world.engine.workflows.update(id, { ...same, name: 'Renamed' }, undefined)).toMatchObject({
      ok: true,
    });
  });

  it('refuses a change of something else than the caller saw', async () => {
    const world = await World.start({ now: NOW });
    const { id, definition: same } = await world.save(daily('18:00'));
    expect(await world.engine.workflows.update(id, same, undefined, 1)).toMatchObject({ ok: true });
    expect(await world.engine.workflows.update(id, same, undefined, 1)).toMatchObject({ refusal: { kind: 'stale' } });
  });

  it('leaves no planned job when it is archived, and knows it no more', async () => {
    const world = await World.start({ now: NOW });
    const { id, definition: same } = await world.save(daily('18:00'));
    expect(await world.engine.workflows.archive(id)).toMatchObject({ ok: true });
    expect(await world.jobsOf(id)).toEqual([]);
    expect(await world.engine.workflows.update(id, same, undefined)).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe('pausing a workflow', () => {
  it('plans nothing, and on resuming says what was passed over', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('18:00'));
    await world.engine.workflows.pause(id);
    expect(await world.jobsOf(id)).toEqual([]);
    await world.pass(2 * 86_400_000, 3_600_000);
    expect(world.channel.sent).toEqual([]);
    await world.engine.workflows.resume(id);
    expect((await world.jobsOf(id)).map(({ status, reason }) => [status, reason])).toEqual([
      ['skipped', 'paused'],
      ['skipped', 'paused'],
      ['pending', undefined],
    ]);
  });
});
