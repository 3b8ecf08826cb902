import { type WorkflowDefinition } from '../workflow/workflow';
import { onceEach, overProvider } from '../testing';

const HOUR = 3_600_000;
const NEARLY_NINE = Date.parse('2026-11-23T11:59:59.000Z'); // 20:59:59 in Seoul

const advertising: Partial<WorkflowDefinition> = {
  purpose: 'advertising',
  audience: { source: 'scripted', mapping: { address: 'email', name: 'name', adConsent: 'ad', nightConsent: 'night' } },
};

/** Ten people, of whom `p9` agreed to the night; it takes the provider two seconds to be filled with them. */
async function slowlyFilled() {
  const { world, provider, start } = await overProvider(0);
  world.channel.nightRule = 'applies';
  world.audience.rows = Array.from({ length: 10 }, (_, index) => ({
    email: `p${index}@example.com`,
    name: `P${index}`,
    ad: 'Y',
    night: index === 9 ? 'Y' : 'N',
  }));
  provider.fault = (step, moment) =>
    step === 'fill' && moment === 'before'
      ? new Promise<void>((resolve) => world.clock.timer(2_000, resolve))
      : undefined;
  return { world, provider, start: () => start(undefined, advertising) };
}

describe('between a batch that is written down and the call that sends it', () => {
  it('somebody opts out: they get nothing, and the others get it once', async () => {
    const { world, provider, start } = await slowlyFilled();
    const id = await start();
    await world.clock.advance(1_000);
    await world.suppress('p3@example.com');
    await world.pass(10_000);
    expect(provider.received.has('p3@example.com')).toBe(false);
    onceEach(provider, 9);
    expect(await world.job(id)).toMatchObject({
      status: 'completed',
      deliveries: { accepted: 9, skipped: 1, total: 10 },
    });
  });

  it('the night begins: only those who agreed to it get it, and the others at 08:00', async () => {
    const { world, provider, start } = await slowlyFilled();
    await world.clock.advance(NEARLY_NINE - world.clock.now());
    const id = await start();
    await world.pass(10_000);
    expect([...provider.received.keys()]).toEqual(['p9@example.com']);
    expect(await world.job(id)).toMatchObject({
      status: 'pending',
      reason: 'held',
      deliveries: { accepted: 1, held: 9 },
    });
    await world.pass(12 * HOUR, HOUR / 6);
    onceEach(provider, 10);
  });

  it('nothing happens: it goes as it is', async () => {
    const { world, provider, start } = await slowlyFilled();
    await start();
    await world.pass(5_000);
    onceEach(provider, 10);
    expect(provider.steps).toEqual(['create', 'fill', 'send']);
  });
});
