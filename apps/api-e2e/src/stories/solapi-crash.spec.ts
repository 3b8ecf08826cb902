import { setTimeout as wait } from 'node:timers/promises';
import { type JobDetail } from '@jeongsi/contract';
import { type FakeSolapi } from '../stage/fake-solapi';
import { seededRandom } from '../stage/random';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { phone, phones, smsMessage, solapiAccount } from '../stage/texts';
import { until } from '../stage/until';
import { FAR, workflow } from '../stage/workflows';

const stage = useStage('after the file');

const FEW = 7;
/** As many as go into one group; one more makes two groups. */
const GROUP = 1_000;

let server: Server;
let solapi: FakeSolapi;
let connectionId: string;

beforeAll(async () => {
  solapi = await stage.solapi();
  server = await stage.server({ environment: { SOLAPI_BASE_URL: solapi.url } });
  connectionId = (await server.api.connect(solapiAccount())).id;
});

beforeEach(async () => {
  await solapi.reset();
  // It lies where a failed test before this one left it.
  if (server.process.exit) await server.start();
});

const steps = ['create', 'fill', 'send'] as const;
const moments = steps.flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when })));

describe('kill -9 while a group is sent through Solapi', () => {
  it.each(moments)('$when the work of $step: everybody is reached once', async ({ step, when }) => {
    await solapi.plan({ step, when, how: 'silent' });
    const id = await send(FEW);
    await solapi.called(step);
    await server.kill();
    const before = (await solapi.received()).calls.length;
    await server.start();
    await expectEverybodyOnce(await server.api.ended(id), FEW);

    const after = (await solapi.received()).calls.slice(before).map((call) => call.step);
    // Who was sent to nobody knows here: Solapi is asked first. A group whose name never came home cannot have been sent.
    expect(after.find((name) => name !== 'senders')).toBe(step === 'create' ? 'create' : 'group');
  });

  it('once the answer has come, before it is recorded: everybody is reached once', async () => {
    await solapi.plan({ step: 'send', when: 'after', how: 'delay', delayMs: 500 });
    const id = await send(FEW);
    await solapi.called('send');
    // It stands still while the answer arrives, so that it cannot have read it.
    server.process.signal('SIGSTOP');
    await until('Solapi has answered', async () => (await solapi.calls('send'))[0]?.status === 200);
    await server.kill();
    await server.start();
    await expectEverybodyOnce(await server.api.ended(id), FEW);
    expect(await solapi.calls('send')).toHaveLength(1);
  });

  it('once a group is recorded: it goes on with the next one, and nobody of the first is sent to again', async () => {
    await solapi.plan(
      { step: 'create', when: 'before', how: 'delay', delayMs: 0 },
      { step: 'create', when: 'before', how: 'silent' },
    );
    const id = await send(GROUP + FEW);
    await solapi.called('create', 2);
    expect(await server.api.job(id)).toMatchObject({ deliveries: { accepted: GROUP } });
    await server.kill();
    await server.start();
    const job = await server.api.ended(id);
    // There was progress, so that no attempt is used up.
    expect(job.attempt).toBe(1);
    await expectEverybodyOnce(job, GROUP + FEW);
    const filled = (await solapi.received()).groups.map(({ status, count }) => `${status} ${count.total}`);
    expect(filled.filter((group) => !group.endsWith(' 0'))).toEqual([`SENDING ${GROUP}`, `SENDING ${FEW}`]);
  });

  it('and again while it asks what became of the group: everybody is reached once', async () => {
    await solapi.plan({ step: 'send', when: 'after', how: 'silent' });
    const id = await send(FEW);
    await solapi.called('send');
    await server.kill();
    for (const step of ['group', 'messages']) {
      await solapi.plan({ step, when: 'after', how: 'silent' });
      const calls = (await solapi.calls(step)).length;
      await server.start();
      await solapi.called(step, calls + 1);
      await server.kill();
    }
    await server.start();
    await expectEverybodyOnce(await server.api.ended(id), FEW);
    expect(await solapi.calls('send')).toHaveLength(1);
  });

  it('and again while it throws the unsent group away: everybody is reached once', async () => {
    await solapi.plan({ step: 'send', when: 'before', how: 'silent' });
    const id = await send(FEW);
    await solapi.called('send');
    await server.kill();
    await solapi.plan({ step: 'discard', when: 'after', how: 'silent' });
    await server.start();
    await solapi.called('discard');
    await server.kill();
    await server.start();
    await expectEverybodyOnce(await server.api.ended(id), FEW);
  });

  it('at random moments of a long run: everybody is reached once', async () => {
    const { seed, next } = seededRandom();
    const people = 4 * GROUP + FEW;
    const id = await send(people);
    const kills: string[] = [];
    for (let kill = 1; kill <= 4; kill += 1) {
      const step = steps[Math.floor(next() * steps.length)] as string;
      const afterMs = Math.floor(next() * 120);
      kills.push(`${step} + ${afterMs} ms`);
      const calls = (await solapi.calls(step)).length;
      const seen = until('the step', async () => (await solapi.calls(step)).length > calls, { everyMs: 2 });
      await Promise.race([seen, server.api.ended(id)]);
      await wait(afterMs);
      await server.kill();
      await server.start();
    }
    console.info(`Killed at ${kills.join(', ')} (seed ${seed})`);
    await expectEverybodyOnce(await server.api.ended(id), people);
  });
});

/** Starts a job for so many people, and answers its id. */
async function send(people: number): Promise<string> {
  const message = smsMessage(connectionId);
  const policy = { maxRetries: 10 };
  const saved = await server.api.save(workflow({ audience: phones(people), message, policy, schedule: FAR }));
  return (await server.api.execute({ workflowId: saved.id })).id;
}

async function expectEverybodyOnce(job: JobDetail, people: number): Promise<void> {
  const { recipients, messages } = await solapi.received();
  const once = Object.fromEntries(Array.from({ length: people }, (_, index) => [phone(index), 1]));
  expect(recipients).toEqual(once);
  expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: people, unknown: 0, total: people } });
  // Each row here knows its message there.
  const deliveries = await server.api.deliveries(job.id);
  const known = new Map(messages.map(({ customFields, messageId }) => [customFields['deliveryId'], messageId]));
  expect(deliveries.filter(({ id, providerId }) => providerId === undefined || known.get(id) !== providerId)).toEqual(
    [],
  );
}
