import { people, World } from '../testing';
import { type SendOutcome } from '../channel/channel';

const NOW = '2026-11-22T00:00:00.000Z';
const busy: SendOutcome = { outcome: 'temporary', code: 'busy', message: 'Busy' };

async function sentTo(count: number, inDoubt: 'resend' | 'unknown' = 'resend') {
  const world = await World.start({ now: NOW, inDoubt });
  world.audience.rows = people(count);
  return world;
}

describe('a job', () => {
  it('sends to everybody once and counts them', async () => {
    const world = await sentTo(1_200);
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(10_000);
    expect(await world.jobsOf(id)).toMatchObject([
      { status: 'completed', deliveries: { delivered: 1_200, total: 1_200 } },
    ]);
    expect(new Set(world.channel.sent.map(({ to }) => to)).size).toBe(1_200);
  });

  it.each([
    ['its concurrency', Number.POSITIVE_INFINITY, 16],
    ['the channel can, for whoever waits inside it goes out after a stop', 5, 5],
  ])('keeps no more on their way than %s', async (_, channelCan, expected) => {
    const world = await sentTo(100);
    world.channel.most = channelCan;
    let open = 0;
    let most = 0;
    world.channel.script = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise<void>((resolve) => world.clock.timer(5, resolve));
      open -= 1;
      return { outcome: 'delivered' };
    };
    await world.save({ type: 'immediate' });
    await world.clock.advance(1_000);
    expect(most).toBe(expected);
    expect(world.channel.sent).toHaveLength(100);
  });

  it('accounts for those it cannot send to', async () => {
    const world = await sentTo(0);
    world.audience.rows = [
      { email: 'a@example.com', name: 'A' },
      { email: 'A@EXAMPLE.COM', name: 'A again' },
      { email: 'nonsense', name: 'B' },
      { email: 'c@example.com' },
    ];
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(100);
    const [job] = await world.jobsOf(id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: 1, skipped: 3, total: 4 } });
    const { items } = await world.store.deliveries.list(job?.id ?? '', { state: 'skipped' }, { limit: 10 });
    expect(items.map(({ errorCode }) => errorCode).sort()).toEqual([
      'duplicate',
      'invalid_address',
      'missing_variable',
    ]);
  });

  it('tries a recipient again after about 1, 4 and 16 s without touching the others, then gives up', async () => {
    const world = await sentTo(3);
    world.channel.script = ({ to }) => (to === 'p2@example.com' ? busy : { outcome: 'delivered' });
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(30_000);
    const tries = world.channel.sent.filter(({ to }) => to === 'p2@example.com');
    expect(tries.map(({ at }) => Math.round((at - Date.parse(NOW)) / 1_000))).toEqual([0, 1, 5, 21]);
    expect(new Set(tries.map(({ deliveryId }) => deliveryId)).size).toBe(1);
    expect(world.channel.sent).toHaveLength(6);
    expect(await world.jobsOf(id)).toMatchObject([
      { status: 'completed', error: '1 of 3 deliveries failed', deliveries: { delivered: 2, failed: 1 } },
    ]);
  });

  it('waits as long as a receiver asks', async () => {
    const world = await sentTo(1);
    world.channel.script = () =>
      world.channel.sent.length === 1 ? { ...busy, retryAfterMs: 60_000 } : { outcome: 'delivered' };
    await world.save({ type: 'immediate' });
    await world.pass(59_000);
    expect(world.channel.sent).toHaveLength(1);
    await world.pass(2_000);
    expect(world.channel.sent).toHaveLength(2);
  });

  it('is failed when everybody failed', async () => {
    const world = await sentTo(2);
    world.channel.script = () => ({ outcome: 'failed', code: 'gone', message: 'Gone' });
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(100);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'failed', error: 'All 2 deliveries failed' }]);
  });

  it('never repeats what may have been received, where the receiver cannot tell', async () => {
    const world = await sentTo(1, 'unknown');
    world.channel.script = () => ({ outcome: 'uncertain', code: 'reset', message: 'Reset' });
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(30_000);
    expect(world.channel.sent).toHaveLength(1);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', deliveries: { unknown: 1 } }]);
  });

  it('keeps what it knows while the store cannot take it, and goes on when it can', async () => {
    const world = await sentTo(100, 'unknown');
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(50, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(75);
    world.store.breakDown();
    await world.clock.advance(10_000);
    const sent = world.channel.sent.length;
    expect(sent).toBeLessThan(100);
    world.store.repair();
    await world.pass(5_000);
    expect(world.channel.sent).toHaveLength(100);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', deliveries: { delivered: 100, unknown: 0 } }]);
  });

  it('tries again as a whole when its source cannot be read: about 5, 25 and 125 s later', async () => {
    const world = await sentTo(1);
    world.audience.before = () => {
      throw new Error('The database is away');
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(4_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'pending', attempt: 1, error: 'The database is away' }]);
    await world.pass(200_000);
    const [job] = await world.jobsOf(id);
    expect(world.audience.opened).toBe(4);
    expect(job).toMatchObject({ status: 'failed', attempt: 4, error: 'The database is away' });
    expect((await world.store.jobs.events(job?.id ?? '')).filter(({ type }) => type === 'attempt_failed')).toHaveLength(
      4,
    );
  });
});

describe('stopping a job', () => {
  it('starts nothing after an abort is acknowledged, and accounts for the rest', async () => {
    const world = await sentTo(200);
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(50, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(75);
    const [job] = await world.jobsOf(id);
    const aborted = await world.engine.jobs.abort(job?.id ?? '');
    expect(aborted).toMatchObject({ ok: true, value: { status: 'cancelled' } });
    const sent = world.channel.sent.length;
    await world.pass(5_000);
    expect(world.channel.sent).toHaveLength(sent);
    const { deliveries } = await world.job(job?.id ?? '');
    expect(deliveries).toMatchObject({ delivered: sent, skipped: 200 - sent, pending: 0, sending: 0, total: 200 });
  });

  it('leaves nobody pending whose try came back for another after the abort', async () => {
    const world = await sentTo(20);
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(50, resolve));
      return busy;
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(10);
    const [job] = await world.jobsOf(id);
    await world.engine.jobs.abort(job?.id ?? '');
    await world.pass(2_000);
    expect((await world.job(job?.id ?? '')).deliveries).toMatchObject({ pending: 0, skipped: 20 });
  });

  it('cuts off open requests at the time-out, and counts the attempt as failed', async () => {
    const world = await sentTo(1);
    let cut = 0;
    world.channel.script = (_sent, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          cut += 1;
          resolve({ outcome: 'uncertain', code: 'aborted', message: 'Cut off' });
        });
      });
    const { id } = await world.save({ type: 'immediate' }, { timeoutSeconds: 3, maxRetries: 0 });
    await world.pass(5_000);
    expect(cut).toBe(1);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'failed', deliveries: { unknown: 1 } }]);
  });

  it('lets what is on its way come home when the process stops, and goes on at the next start', async () => {
    const world = await sentTo(100);
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(50, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(75);
    const stopped = world.engine.scheduler.stop({ graceMs: 5_000 });
    await world.clock.advance(1_000);
    expect(await stopped).toBe('drained');
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'pending', attempt: 1, deliveries: { sending: 0 } }]);
    await world.boot();
    await world.pass(3_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', attempt: 1, deliveries: { delivered: 100 } }]);
    expect(world.channel.sent).toHaveLength(100);
  });
});
