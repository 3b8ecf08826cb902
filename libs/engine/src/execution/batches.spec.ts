import { daily, onceEach, overProvider, people } from '../testing';

describe('a provider that keeps batches', () => {
  it('gets them one after another, each once', async () => {
    const { world, provider, start } = await overProvider();
    const id = await start();
    await world.pass(2_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 35, total: 35 } });
    onceEach(provider, 35);
    expect(provider.steps).toEqual(Array(4).fill(['create', 'fill', 'send']).flat());
  });

  it('is not bothered with whom there is no message for, and its refusals are recorded', async () => {
    const { world, provider, start } = await overProvider(0);
    world.audience.rows = [...people(12), { email: 'nameless@example.com' }];
    provider.refused = (to) => to === 'p3@example.com';
    provider.verdict = (to) =>
      to === 'p4@example.com'
        ? { outcome: 'failed', code: '3058', message: 'No such number' }
        : { outcome: 'accepted' };
    const id = await start();
    await world.pass(2_000);
    const { deliveries } = await world.job(id);
    expect(deliveries).toMatchObject({ accepted: 10, failed: 2, skipped: 1, total: 13 });
    expect((await world.deliveriesOf(id)).get('p4@example.com')).toMatchObject({ state: 'failed', errorCode: '3058' });
    onceEach(provider, 10);
  });

  it('tries again those that it could not send for a while, in a later batch', async () => {
    const { world, provider, start } = await overProvider(5);
    let busy = true;
    provider.verdict = (to) =>
      busy && to === 'p2@example.com'
        ? { outcome: 'temporary', code: 'busy', message: 'Busy' }
        : { outcome: 'accepted' };
    const id = await start();
    await world.clock.advance(500);
    busy = false;
    await world.pass(3_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 5 } });
    onceEach(provider, 5);
  });
});

it('sends a test to named people one by one', async () => {
  const { world, provider } = await overProvider(3);
  const saved = await world.save(daily('23:00'));
  await world.engine.jobs.execute({
    workflowId: saved.id,
    mode: 'test',
    trigger: 'api',
    recipients: ['p2@example.com'],
  });
  await world.pass(2_000);
  expect([...provider.received]).toEqual([['p2@example.com', 1]]);
  expect(world.outbox.sent).toHaveLength(2);
});

it('keeps the pace of the provider in batches', async () => {
  const { world, provider, start } = await overProvider(35);
  await start(undefined, { sending: { ratePerMinute: 300 } });
  await world.pass(5_000);
  expect(provider.received.size).toBeGreaterThanOrEqual(24);
  expect(provider.received.size).toBeLessThanOrEqual(27);
  expect(provider.steps.filter((step) => step === 'send').length).toBeLessThanOrEqual(7);
});
