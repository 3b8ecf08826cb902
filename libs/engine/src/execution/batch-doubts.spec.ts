import { BatchInDoubt } from '../channel/batch-sender';
import { ChannelUnavailable } from '../channel/channel';
import { once, onceEach, overProvider, PROVIDER_STEPS } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z';

const reset = (): never => {
  throw new BatchInDoubt('Connection reset');
};

describe('a provider that does not answer', () => {
  it.each(PROVIDER_STEPS.slice(1, 3).flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
    'to %s, %s it did it, is asked, and everybody gets it once',
    async (step, moment) => {
      const { world, provider, start } = await overProvider();
      once(provider, step, moment, reset);
      const id = await start();
      await world.pass(10_000);
      expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, deliveries: { accepted: 35 } });
      expect(provider.steps).toContain('reconcile');
      onceEach(provider, 35);
    },
  );

  it('nor to the question: is asked again after 1, 4 and 16 s', async () => {
    const { world, provider, start } = await overProvider();
    const until = Date.parse(NOW) + 20_000;
    provider.fault = (step, moment) => {
      if (world.clock.now() >= until) return;
      if (step === 'reconcile' || (step === 'send' && moment === 'after')) reset();
    };
    const id = await start();
    await world.pass(40_000);
    expect(provider.steps.filter((step) => step === 'reconcile')).toHaveLength(4);
    expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, deliveries: { accepted: 35 } });
    onceEach(provider, 35);
  });

  it('for minutes: the job fails and tries again, and asks first', async () => {
    const { world, provider, start } = await overProvider();
    const until = Date.parse(NOW) + 60_000;
    provider.fault = (step, moment) => {
      if (world.clock.now() >= until) return;
      if (step === 'reconcile') throw new ChannelUnavailable('UNREACHABLE', 'Connection refused', 'worthwhile');
      if (step === 'send' && moment === 'after') reset();
    };
    const id = await start();
    await world.pass(24_000);
    expect(await world.job(id)).toMatchObject({ status: 'pending', attempt: 1, error: 'Connection refused' });
    await world.pass(180_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 35, unknown: 0 } });
    onceEach(provider, 35);
  });

  it('ever again: what it may have sent becomes unknown when the job ends, and all else is skipped', async () => {
    const { world, provider, start } = await overProvider();
    provider.fault = (step, moment) => {
      if (step === 'reconcile' || (step === 'send' && moment === 'after')) reset();
    };
    const id = await start({ maxRetries: 0 });
    await world.pass(60_000);
    expect(await world.job(id)).toMatchObject({
      status: 'failed',
      deliveries: { unknown: 10, skipped: 25, sending: 0, pending: 0, total: 35 },
    });
    onceEach(provider, 10);
  });

  it('at all for a minute, wherever it is: everybody gets it once', async () => {
    const { world, provider, start } = await overProvider();
    const until = Date.parse(NOW) + 60_000;
    provider.fault = (_step, moment) => {
      if (world.clock.now() < until && moment === 'before') {
        throw new ChannelUnavailable('UNREACHABLE', 'Connection refused', 'worthwhile');
      }
    };
    const id = await start();
    await world.pass(400_000);
    expect(await world.job(id)).toMatchObject({ status: 'completed', deliveries: { accepted: 35, failed: 0 } });
    onceEach(provider, 35);
  });

  it('but refuses us: the job fails at once, and nobody is in doubt', async () => {
    const { world, provider, start } = await overProvider();
    provider.fault = (step) => {
      if (step === 'fill') throw new ChannelUnavailable('UNAUTHORIZED', 'The key is wrong', 'pointless');
    };
    const id = await start();
    await world.pass(2_000);
    expect(await world.job(id)).toMatchObject({
      status: 'failed',
      attempt: 1,
      error: 'The key is wrong',
      deliveries: { skipped: 35, unknown: 0, sending: 0 },
    });
  });
});
