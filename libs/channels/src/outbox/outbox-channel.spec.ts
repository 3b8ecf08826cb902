import { StoreUnavailable, type MessageSpec, type OutboxRecord } from '@jeongsi/engine';
import { FakeClock, MemoryStore } from '@jeongsi/engine/testing';
import { OutboxChannel } from './outbox-channel';

const never = new AbortController().signal;
const envelope = { deliveryId: 'd1', jobId: 'j1', mode: 'live' } as const;

const clock = new FakeClock('2026-12-01T00:00:00Z');
let store: MemoryStore;
let channel: OutboxChannel;

beforeEach(() => {
  store = new MemoryStore();
  channel = new OutboxChannel({ ...store, clock });
});

async function kept(): Promise<OutboxRecord[]> {
  return (await store.outbox.list({}, { limit: 10 })).items;
}

function spec(fields: Record<string, unknown> = {}): MessageSpec {
  return { channel: 'outbox', body: '#{name}님', ...fields } as MessageSpec;
}

describe('the outbox', () => {
  it('renders body and subject', async () => {
    const kim = { address: 'kim', variables: { name: '김하나' } };
    expect((await channel.compile(spec({ subject: '#{topic|안내}' })))(kim)).toEqual({
      outcome: 'rendered',
      message: { to: 'kim', subject: '안내', body: '김하나님' },
    });
    expect((await channel.compile(spec()))({ address: 'kim', variables: {} })).toEqual({
      outcome: 'missing',
      variables: ['name'],
    });
    expect(channel.variables(spec({ subject: '#{topic|안내}' }))).toEqual([
      { name: 'name', hasDefault: false },
      { name: 'topic', hasDefault: true },
    ]);
  });

  it('keeps a message, and keeps it once', async () => {
    const sender = await channel.open(spec());
    const message = { to: 'kim', subject: 's', body: 'b' };
    expect(await sender.send(message, envelope, never)).toEqual({ outcome: 'delivered' });
    expect(await sender.send(message, envelope, never)).toEqual({ outcome: 'delivered' });
    await sender.close();
    expect(await kept()).toEqual([
      {
        id: expect.any(String),
        jobId: 'j1',
        deliveryId: 'd1',
        channel: 'outbox',
        to: 'kim',
        subject: 's',
        body: 'b',
        mode: 'live',
        createdAt: Date.parse('2026-12-01T00:00:00Z'),
      },
    ]);
  });

  it('keeps what other channels rendered for a test', async () => {
    const sender = await channel.open({ channel: 'email' });
    const message = { to: 'kim@x.kr', subject: 's', body: 'b', html: '<b>', url: 'https://x.kr/', headers: {} };
    await sender.send(message, { ...envelope, mode: 'test' }, never);
    expect((await kept())[0]).toMatchObject({
      channel: 'email',
      to: 'kim@x.kr',
      subject: 's',
      body: 'b',
      mode: 'test',
    });
  });

  it('writes nothing once it is stopped, and lets a store that fails be heard', async () => {
    const sender = await channel.open(spec());
    expect(await sender.send({ to: 'kim', body: 'b' }, envelope, AbortSignal.abort())).toMatchObject({
      outcome: 'temporary',
    });
    expect(await kept()).toEqual([]);
    store.breakDown();
    await expect(sender.send({ to: 'kim', body: 'b' }, envelope, never)).rejects.toThrow(StoreUnavailable);
  });

  it('needs a body', async () => {
    expect(await channel.check(spec())).toEqual([]);
    expect(await channel.check(spec({ body: ' ' }))).toMatchObject([{ path: 'body', code: 'REQUIRED' }]);
  });
});
