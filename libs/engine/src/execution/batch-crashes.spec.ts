import { once, onceEach, overProvider, PROVIDER_STEPS } from '../testing';

const never = (): Promise<void> => new Promise(() => undefined);

describe('kill -9', () => {
  it.each(PROVIDER_STEPS.slice(0, 3).flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
    'during %s, %s the provider did it: once each, and the provider is asked first',
    async (step, moment) => {
      const { world, provider, start } = await overProvider();
      once(provider, step, moment, never);
      const id = await start();
      await world.clock.advance(100);
      provider.fault = () => undefined;
      const before = provider.steps.length;
      await world.boot();
      await world.pass(5_000);
      expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 35, unknown: 0 } });
      onceEach(provider, 35);
      // Before it has a name in our books nothing can have been sent; afterwards nothing else is done before asking.
      if (step !== 'create') expect(provider.steps[before]).toBe('reconcile');
    },
  );

  it.each(
    (['open', 'name', 'close'] as const).flatMap((write) => [[write, 'before'] as const, [write, 'after'] as const]),
  )('at the write that goes with %s, %s it is durable', async (write, moment) => {
    const { world, provider, start } = await overProvider(10);
    const { unitOfWork, batches } = world.store;
    let reached = false;
    const real = unitOfWork.write.bind(unitOfWork);
    const step = batches[write].bind(batches) as (...args: unknown[]) => Promise<void>;
    jest.spyOn(batches, write).mockImplementation(async (...args: unknown[]) => {
      reached = true;
      if (moment === 'before') throw new Error('The power is gone');
      return step(...args);
    });
    jest.spyOn(unitOfWork, 'write').mockImplementation(async (work) => {
      const written = await Promise.allSettled([real(work)]);
      if (reached) return new Promise(() => undefined);
      const [outcome] = written;
      if (outcome?.status !== 'fulfilled') throw outcome?.reason;
      return outcome.value;
    });
    const id = await start();
    await world.clock.advance(100);
    expect(reached).toBe(true);
    jest.restoreAllMocks();
    await world.boot();
    await world.pass(5_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 10, unknown: 0 } });
    onceEach(provider, 10);
  });

  it('during the question itself', async () => {
    const { world, provider, start } = await overProvider();
    once(provider, 'send', 'after', never);
    const id = await start();
    await world.clock.advance(100);
    once(provider, 'reconcile', 'after', never);
    await world.boot();
    await world.clock.advance(100);
    provider.fault = () => undefined;
    await world.boot();
    await world.pass(5_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 35 } });
    onceEach(provider, 35);
  });

  it('again and again by the same batch ends in quarantine, and nobody gets it twice', async () => {
    const { world, provider, start } = await overProvider(10);
    provider.fault = (step, moment) => (step === 'fill' && moment === 'before' ? never() : undefined);
    const id = await start({ maxRetries: 2 });
    for (let crash = 0; crash < 6; crash += 1) {
      await world.clock.advance(10);
      await world.boot();
    }
    await world.pass(2_000);
    const job = await world.job(id);
    expect(job).toMatchObject({ status: 'failed', deliveries: { sending: 0, pending: 0, skipped: 10 } });
    onceEach(provider, 0);
  });
});
