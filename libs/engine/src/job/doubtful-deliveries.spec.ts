import { type SendOutcome } from '../channel/channel';
import { daily, overProvider, people, World } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z';
const uncertain: SendOutcome = { outcome: 'uncertain', code: 'reset', message: 'Reset' };

/** A job of three that ended with one in doubt. */
async function oneInDoubt() {
  const world = await World.start({ now: NOW, inDoubt: 'unknown' });
  world.audience.rows = people(3);
  world.channel.script = ({ to }) => (to === 'p2@example.com' ? uncertain : { outcome: 'delivered' });
  const saved = await world.save({ type: 'immediate' });
  await world.pass(2_000);
  const jobId = (await world.firstJobOf(saved.id)).id;
  const delivery = (await world.deliveriesOf(jobId)).get('p2@example.com');
  if (delivery?.state !== 'unknown') throw new Error('nobody is in doubt');
  world.channel.script = () => ({ outcome: 'delivered' });
  return { world, workflowId: saved.id, jobId, delivery };
}

describe('an unknown delivery', () => {
  it('is sent again by a person, with the same key', async () => {
    const { world, jobId, delivery } = await oneInDoubt();
    expect(await world.engine.jobs.resend(jobId, delivery.id)).toMatchObject({
      ok: true,
      value: { state: 'delivered', attempts: 2 },
    });
    const tries = world.channel.sent.filter(({ to }) => to === 'p2@example.com');
    expect(tries.map(({ deliveryId }) => deliveryId)).toEqual([delivery.id, delivery.id]);
    expect((await world.job(jobId)).deliveries).toMatchObject({ delivered: 3, unknown: 0, total: 3 });
    expect(await world.store.jobs.events(jobId)).toMatchObject([
      { type: 'resent', params: { deliveryId: delivery.id } },
    ]);
  });

  it('stays unknown when the second try did not arrive: the first one may have', async () => {
    const { world, jobId, delivery } = await oneInDoubt();
    for (const sent of [
      uncertain,
      { ...uncertain, outcome: 'failed' },
      { ...uncertain, outcome: 'temporary' },
    ] as const) {
      world.channel.script = () => sent;
      expect(await world.engine.jobs.resend(jobId, delivery.id)).toMatchObject({
        ok: true,
        value: { state: 'unknown' },
      });
    }
  });

  it('is sent once when two people ask at the same time', async () => {
    const { world, jobId, delivery } = await oneInDoubt();
    const before = world.channel.sent.length;
    const answers = await Promise.all([1, 2].map(() => world.engine.jobs.resend(jobId, delivery.id)));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(world.channel.sent).toHaveLength(before + 1);
  });

  it('becomes unknown again when a crash cuts off the second try', async () => {
    const { world, jobId, delivery } = await oneInDoubt();
    world.channel.script = () => new Promise(() => undefined);
    void world.engine.jobs.resend(jobId, delivery.id);
    await world.clock.advance(100);
    expect((await world.job(jobId)).deliveries.sending).toBe(1);
    await world.boot();
    expect((await world.job(jobId)).deliveries).toMatchObject({ sending: 0, unknown: 1 });
  });

  it('is not sent to somebody who opted out of everything meanwhile', async () => {
    const { world, jobId, delivery } = await oneInDoubt();
    await world.suppress('p2@example.com', 'all');
    expect(await world.engine.jobs.resend(jobId, delivery.id)).toMatchObject({ refusal: { code: 'SUPPRESSED' } });
    expect((await world.job(jobId)).deliveries.unknown).toBe(1);
  });

  it('is not sent outside the window', async () => {
    const world = await World.start({ now: NOW, inDoubt: 'unknown' });
    world.channel.script = () => uncertain;
    const saved = await world.save({ type: 'immediate' }, undefined, {
      sending: { window: { from: '09:00', to: '13:00', outside: 'hold' } },
    });
    await world.pass(2_000);
    const jobId = (await world.firstJobOf(saved.id)).id;
    const [delivery] = (await world.deliveriesOf(jobId)).values();
    await world.clock.advance(3_600_000);
    expect(await world.engine.jobs.resend(jobId, delivery?.id ?? '')).toMatchObject({ refusal: { code: 'HELD' } });
  });

  it('goes through a provider of batches as a batch of one', async () => {
    const { world, provider, start } = await overProvider(3);
    provider.verdict = (to) => (to === 'p2@example.com' ? uncertain : { outcome: 'accepted' });
    const jobId = await start();
    await world.pass(2_000);
    provider.verdict = () => ({ outcome: 'accepted' });
    const id = (await world.deliveriesOf(jobId)).get('p2@example.com')?.id ?? '';
    expect(await world.engine.jobs.resend(jobId, id)).toMatchObject({ ok: true, value: { state: 'accepted' } });
    expect(provider.received.get('p2@example.com')).toBe(1);
  });

  it.each(['delivered', 'failed'] as const)('is settled by a person who knows: %s', async (to) => {
    const { world, jobId, delivery } = await oneInDoubt();
    expect(await world.engine.jobs.settle(jobId, delivery.id, to)).toMatchObject({ ok: true, value: { state: to } });
    expect(await world.store.jobs.events(jobId)).toMatchObject([
      { type: 'settled', params: { deliveryId: delivery.id, to } },
    ]);
    expect(await world.engine.jobs.settle(jobId, delivery.id, to)).toMatchObject({
      refusal: { code: 'DELIVERY_NOT_UNKNOWN' },
    });
  });

  it('is what may be decided, nothing else', async () => {
    const { world, jobId } = await oneInDoubt();
    const sent = (await world.deliveriesOf(jobId)).get('p1@example.com')?.id ?? '';
    expect(await world.engine.jobs.resend(jobId, sent)).toMatchObject({ refusal: { code: 'DELIVERY_NOT_UNKNOWN' } });
    expect(await world.engine.jobs.settle(jobId, sent, 'failed')).toMatchObject({
      refusal: { code: 'DELIVERY_NOT_UNKNOWN' },
    });
    expect(await world.engine.jobs.resend(jobId, 'nobody')).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await world.engine.jobs.settle(jobId, 'nobody', 'failed')).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe('a provider that reports', () => {
  it('settles what it took, in any order and as often as it likes', async () => {
    const { world, provider, start } = await overProvider(3);
    const jobId = await start();
    await world.pass(2_000);
    expect((await world.job(jobId)).deliveries.accepted).toBe(3);
    const reports = [...(await world.deliveriesOf(jobId)).values()].map(({ id }, index) => ({
      jobId,
      deliveryId: id,
      state: index === 0 ? ('failed' as const) : ('delivered' as const),
      errorCode: '3058',
    }));
    expect(await world.engine.jobs.report([...reports, ...reports])).toBe(3);
    expect(await world.engine.jobs.report(reports)).toBe(0);
    expect(await world.engine.jobs.report([{ jobId, deliveryId: 'nobody', state: 'failed' }])).toBe(0);
    expect((await world.job(jobId)).deliveries).toMatchObject({ delivered: 2, failed: 1, accepted: 0 });
    expect(provider.received.size).toBe(3);
  });

  it('of failures stops a job that may have only so many', async () => {
    const { world, start } = await overProvider(35);
    const jobId = await start(undefined, { sending: { ratePerMinute: 60, stopAfterFailures: 2 } });
    await world.pass(3_000);
    const sent = [...(await world.deliveriesOf(jobId)).values()].filter(({ state }) => state === 'accepted');
    await world.engine.jobs.report(sent.map(({ id }) => ({ jobId, deliveryId: id, state: 'failed' })));
    await world.pass(5_000);
    expect(await world.job(jobId)).toMatchObject({ status: 'failed', deliveries: { pending: 0 } });
  });
});

it('leaves a test to named people in doubt after a crash, where the receiver cannot tell', async () => {
  const world = await World.start({ now: NOW, inDoubt: 'unknown' });
  const { id } = await world.save(daily('23:00'));
  world.channel.script = () => new Promise(() => undefined);
  await world.engine.jobs.execute({ workflowId: id, mode: 'test', trigger: 'api', recipients: ['p1@example.com'] });
  await world.clock.advance(1_000);
  world.channel.script = () => ({ outcome: 'delivered' });
  await world.boot();
  await world.pass(2_000);
  expect(world.channel.sent).toHaveLength(1);
});
