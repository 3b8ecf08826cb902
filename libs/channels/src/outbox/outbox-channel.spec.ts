import {
  Ids,
  OutboxStore,
  UnitOfWork,
  type MessageSpec,
  type OutboxRecord,
  type StorePage,
  type Tx,
} from '@jeongsi/engine';
import { FakeClock } from '@jeongsi/engine/testing';
import { OutboxChannel } from './outbox-channel';

const never = new AbortController().signal;
const envelope = { deliveryId: 'd1', jobId: 'j1', mode: 'live' } as const;

/** Keeps the first message of each delivery, as the port promises. */
class OutboxShelf extends OutboxStore {
  readonly records: OutboxRecord[] = [];

  override async insert(_tx: Tx, messages: readonly OutboxRecord[]): Promise<void> {
    for (const message of messages) {
      if (!this.records.some(({ deliveryId }) => deliveryId === message.deliveryId)) this.records.push(message);
    }
  }

  override async list(): Promise<StorePage<OutboxRecord>> {
    return { items: this.records, nextCursor: null };
  }

  override async find(id: string): Promise<OutboxRecord | undefined> {
    return this.records.find((record) => record.id === id);
  }
}

class Direct extends UnitOfWork {
  breaks: Error | undefined;

  override async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.breaks) throw this.breaks;
    return work({ onCommit: (effect) => effect() });
  }
}

class Numbers extends Ids {
  #last = 0;

  override next(): string {
    this.#last += 1;
    return `message-${this.#last}`;
  }
}

const outbox = new OutboxShelf();
const unitOfWork = new Direct();
const clock = new FakeClock('2026-12-01T00:00:00Z');
const channel = new OutboxChannel({ outbox, unitOfWork, clock, ids: new Numbers() });

function spec(fields: Record<string, unknown> = {}): MessageSpec {
  return { channel: 'outbox', body: '#{name}님', ...fields } as MessageSpec;
}

beforeEach(() => {
  outbox.records.length = 0;
  unitOfWork.breaks = undefined;
});

describe('the outbox', () => {
  it('renders body and subject', () => {
    const kim = { address: 'kim', variables: { name: '김하나' } };
    expect(channel.compile(spec({ subject: '#{topic|안내}' }))(kim)).toEqual({
      outcome: 'rendered',
      message: { to: 'kim', subject: '안내', body: '김하나님' },
    });
    expect(channel.compile(spec())({ address: 'kim', variables: {} })).toEqual({
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
    expect(outbox.records).toEqual([
      {
        id: 'message-1',
        jobId: 'j1',
        deliveryId: 'd1',
        to: 'kim',
        subject: 's',
        body: 'b',
        mode: 'live',
        createdAt: Date.parse('2026-12-01T00:00:00Z'),
      },
    ]);
  });

  it('keeps what other channels rendered for a test', async () => {
    const sender = await channel.open(spec());
    const message = { to: 'kim@x.kr', subject: 's', body: 'b', html: '<b>', url: 'https://x.kr/', headers: {} };
    await sender.send(message, { ...envelope, mode: 'test' }, never);
    expect(outbox.records[0]).toMatchObject({ to: 'kim@x.kr', subject: 's', body: 'b', mode: 'test' });
  });

  it('writes nothing once it is stopped, and lets a store that fails be heard', async () => {
    const sender = await channel.open(spec());
    expect(await sender.send({ to: 'kim', body: 'b' }, envelope, AbortSignal.abort())).toMatchObject({
      outcome: 'temporary',
    });
    expect(outbox.records).toEqual([]);
    unitOfWork.breaks = new Error('full');
    await expect(sender.send({ to: 'kim', body: 'b' }, envelope, never)).rejects.toThrow('full');
  });

  it('needs a body', async () => {
    expect(await channel.check(spec())).toEqual([]);
    expect(await channel.check(spec({ body: ' ' }))).toMatchObject([{ path: 'body', code: 'REQUIRED' }]);
  });
});
