import { setTimeout as pause } from 'node:timers/promises';
import { createEngine, EngineLog, type Engine, type JobRecord } from '@jeongsi/engine';
import { FakeClock, MemoryDispatcher, MemoryStore, ScriptedAudience, ToySecretBox } from '@jeongsi/engine/testing';
import { SmsChannel } from '../sms/sms-channel';
import { accessTo, connection } from '../testing/connections';
import { FAKE_CREDENTIALS, FakeSolapi } from '../testing/fake-solapi';
import { closeServers } from '../testing/servers';
import { Solapi } from './solapi';

const PEOPLE = 5;
const PHONES = Array.from({ length: PEOPLE }, (_, index) => `0100000000${index}`);
const ONCE = Object.fromEntries(PHONES.map((phone) => [phone, 1]));

let fake: FakeSolapi;

beforeAll(async () => {
  fake = await FakeSolapi.start();
});

afterEach(async () => {
  await fake.tell('reset');
});

afterAll(closeServers);

/** An engine in memory whose messages really leave for the provider. Its time is ours, the network's is its own. */
class House {
  readonly clock = new FakeClock(Date.now());
  readonly store = new MemoryStore();
  readonly #audience = new ScriptedAudience();
  engine!: Engine;

  static async start(): Promise<House> {
    const house = new House();
    house.#audience.rows = PHONES.map((phone) => ({ phone }));
    await house.boot();
    return house;
  }

  /** A new process over the same store; the one before is left as a crash leaves it. */
  async boot(): Promise<void> {
    const { clock, store } = this;
    const connections = await accessTo(connection('solapi', {}, FAKE_CREDENTIALS));
    const timeouts = { connect: 5_000, call: 3_600_000 };
    this.engine = await createEngine({
      ...store,
      clock,
      random: () => 0.5,
      secrets: new ToySecretBox(),
      drivers: [],
      dispatcher: new MemoryDispatcher(clock, 10),
      audiences: [this.#audience],
      channels: [new SmsChannel({ connections, solapi: new Solapi({ clock, baseUrl: fake.url, timeouts }) })],
      publicHolidays: [],
      tzVersion: '2026a',
      nodeId: 'test',
      defaults: {
        timeZone: 'Asia/Seoul',
        jobTimeoutMs: 3_600_000,
        retentionMs: 86_400_000,
        historyMs: 86_400_000,
        auditMs: 86_400_000,
      },
      log: new SilentLog(),
    });
    await this.engine.scheduler.start();
  }

  async send(): Promise<string> {
    const outcome = await this.engine.workflows.create(
      {
        name: 'Texts',
        audience: { source: 'scripted', mapping: { address: 'phone' } },
        message: { channel: 'sms', connectionId: 'c-solapi', from: '0212345678', body: '안녕하세요' } as never,
        schedule: { type: 'immediate' },
      },
      'active',
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    const { items } = await this.store.jobs.list({ workflowId: outcome.value.id, archived: false }, 'ascending', {
      limit: 1,
    });
    return (items[0] as JobRecord).id;
  }

  /** Lets seconds pass here while the network takes its milliseconds. */
  async until(reached: () => Promise<boolean>): Promise<void> {
    for (let second = 0; second < 400; second += 1) {
      if (await reached()) return;
      await this.clock.advance(1_000);
      await this.engine.scheduler.tick();
      await pause(10);
    }
    throw new Error('It did not come to that.');
  }

  /** Its status and how many were accepted, once it has ended. */
  async end(jobId: string): Promise<{ status: string; accepted: number | undefined; total: number | undefined }> {
    const status = async (): Promise<string> => (await this.store.jobs.find(jobId))?.status ?? '';
    await this.until(async () => ['completed', 'failed'].includes(await status()));
    const counts = await this.store.deliveries.counts(jobId);
    return { status: await status(), accepted: counts?.accepted, total: counts?.total };
  }
}

class SilentLog extends EngineLog {
  override info(): void {
    return;
  }
  override warn(): void {
    return;
  }
  override error(): void {
    return;
  }
}

const EVERYBODY = { status: 'completed', accepted: PEOPLE, total: PEOPLE };

const steps = ['create', 'fill', 'send'] as const;
const moments = steps.flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when })));

describe('a job that sends through Solapi', () => {
  it('reaches everybody', async () => {
    const house = await House.start();
    expect(await house.end(await house.send())).toEqual(EVERYBODY);
    expect((await fake.received()).recipients).toEqual(ONCE);
  });

  it.each(moments)('reaches everybody once when the connection is cut $when the work of $step', async (moment) => {
    await fake.tell('faults', { ...moment, how: 'reset' });
    const house = await House.start();
    expect(await house.end(await house.send())).toEqual(EVERYBODY);
    expect((await fake.received()).recipients).toEqual(ONCE);
  });

  it.each(moments)('reaches everybody once when the process dies $when the work of $step', async ({ step, when }) => {
    await fake.tell('faults', { step, when, how: 'silent' });
    const house = await House.start();
    const jobId = await house.send();
    await house.until(async () => (await fake.received()).calls.some((call) => call.step === step));
    await house.boot();
    expect(await house.end(jobId)).toEqual(EVERYBODY);
    const { recipients, calls } = await fake.received();
    expect(recipients).toEqual(ONCE);
    // In doubt it is asked before anything else. A group whose name we never learnt cannot have been sent.
    const asked = calls.map((call) => call.step).filter((name) => name !== 'senders');
    expect(asked[asked.indexOf(step) + 1]).toBe(step === 'create' ? 'create' : 'group');
  });

  it('waits out a provider that is away for a minute', async () => {
    await fake.tell('faults', { step: 'create', when: 'before', how: 'status', status: 503, times: 3 });
    const house = await House.start();
    expect(await house.end(await house.send())).toEqual(EVERYBODY);
    expect((await fake.received()).recipients).toEqual(ONCE);
  });
});
