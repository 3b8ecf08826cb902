import { once, onceEach, overProvider } from '../testing';

const never = (): Promise<void> => new Promise(() => undefined);

describe('stopping in the middle of a batch', () => {
  /** Everything that the provider does takes 100 ms. */
  async function slow() {
    const { world, provider, start } = await overProvider();
    provider.fault = (_step, moment) =>
      moment === 'before' ? new Promise<void>((resolve) => world.clock.timer(100, resolve)) : undefined;
    return { world, provider, id: await start() };
  }

  it.each([
    [50, 0],
    [150, 0],
    [250, 10],
    [350, 10],
    [450, 10],
  ])(
    'after %i ms: nothing is sent that was not on its way, and pause and resume reach everybody once',
    async (ms, sent) => {
      const { world, provider, id } = await slow();
      await world.clock.advance(ms);
      await world.engine.jobs.pause(id);
      await world.pass(5_000);
      expect(provider.received.size).toBe(sent);
      expect((await world.job(id)).deliveries).toMatchObject({ accepted: sent, pending: 35 - sent, sending: 0 });
      await world.engine.jobs.resume(id);
      await world.pass(10_000);
      expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, deliveries: { accepted: 35 } });
      onceEach(provider, 35);
    },
  );

  it.each([50, 150, 250, 350])('by an abort after %i ms accounts for everybody', async (ms) => {
    const { world, provider, id } = await slow();
    await world.clock.advance(ms);
    await world.engine.jobs.abort(id);
    await world.pass(5_000);
    const sent = provider.received.size;
    expect((await world.job(id)).deliveries).toMatchObject({
      accepted: sent,
      skipped: 35 - sent,
      unknown: 0,
      sending: 0,
      pending: 0,
    });
  });

  it.each([50, 150, 250, 350])('by a restart after %i ms reaches everybody once', async (ms) => {
    const { world, provider, id } = await slow();
    await world.clock.advance(ms);
    const stopped = world.engine.scheduler.stop({ graceMs: 5_000 });
    await world.clock.advance(2_000);
    expect(await stopped).toBe('drained');
    await world.boot();
    await world.pass(5_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, deliveries: { accepted: 35 } });
    onceEach(provider, 35);
  });

  it('by an abort and a crash asks the provider at the next start, without keeping anybody waiting for that', async () => {
    const { world, provider, start } = await overProvider();
    once(provider, 'send', 'after', never);
    const id = await start();
    await world.clock.advance(100);
    await world.engine.jobs.abort(id);
    provider.fault = () => undefined;
    await world.boot();
    await world.pass(2_000);
    expect((await world.job(id)).deliveries).toMatchObject({ accepted: 20, skipped: 15, unknown: 0, sending: 0 });
    onceEach(provider, 20);
  });

  it.each([
    ['fill', 'before'],
    ['fill', 'after'],
    ['send', 'before'],
    ['send', 'after'],
  ] as const)(
    'by its time-out in %s, %s it was done, leaves the batch to the next attempt, which asks first',
    async (step, moment) => {
      const { world, provider, start } = await overProvider();
      once(provider, step, moment, never);
      const id = await start({ timeoutSeconds: 1 });
      await world.pass(2_000);
      expect(await world.job(id)).toMatchObject({
        status: 'pending',
        attempt: 1,
        deliveries: { sending: 10, unknown: 0 },
      });
      provider.fault = () => undefined;
      const asked = provider.steps.length;
      await world.pass(10_000);
      expect(provider.steps[asked]).toBe('reconcile');
      expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 2, deliveries: { accepted: 35 } });
      onceEach(provider, 35);
    },
  );

  it('by its last time-out asks once more, so that nobody is left in doubt', async () => {
    const { world, provider, start } = await overProvider();
    once(provider, 'send', 'after', never);
    const id = await start({ timeoutSeconds: 1, maxRetries: 0 });
    await world.pass(3_000);
    expect(await world.job(id)).toMatchObject({
      status: 'failed',
      deliveries: { accepted: 20, skipped: 15, unknown: 0, sending: 0 },
    });
  });

  it('is found out about before the process ends, if the provider answers in time', async () => {
    const { world, provider, start } = await overProvider();
    once(provider, 'send', 'after', never);
    const id = await start({ timeoutSeconds: 1, maxRetries: 0 });
    let answer = (): void => undefined;
    provider.fault = (step) => (step === 'reconcile' ? new Promise<void>((resolve) => (answer = resolve)) : undefined);
    await world.clock.advance(1_100);
    let isOver = false;
    const stopped = world.engine.scheduler.stop({ graceMs: 5_000 }).finally(() => (isOver = true));
    await world.clock.advance(100);
    expect((await world.job(id)).deliveries.sending).toBe(10);
    expect(isOver).toBe(false);
    answer();
    await world.clock.advance(100);
    answer();
    await stopped;
    expect((await world.job(id)).deliveries).toMatchObject({ accepted: 20, skipped: 15, sending: 0, unknown: 0 });
  });
});
