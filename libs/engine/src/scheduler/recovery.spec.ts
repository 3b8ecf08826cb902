import { people, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z';

/** A run of 100 that is cut off by a crash after some were sent; the rest hangs in the old process for ever. */
async function crashInTheMiddle(inDoubt: 'resend' | 'unknown') {
  const world = await World.start({ now: NOW, inDoubt });
  world.audience.rows = people(100);
  let sent = 0;
  world.channel.script = () => {
    sent += 1;
    return sent > 40 ? new Promise(() => undefined) : { outcome: 'delivered' };
  };
  const { id } = await world.save({ type: 'immediate' });
  await world.clock.advance(10);
  const [job] = await world.jobsOf(id);
  if (!job) throw new Error('no job');
  world.channel.script = () => ({ outcome: 'delivered' });
  return { world, job };
}

describe('a job that a crash cut off', () => {
  it('goes on at once where it stopped; what was in doubt is sent again with the same key', async () => {
    const { world, job } = await crashInTheMiddle('resend');
    const before = new Map(world.channel.sent.map(({ to, deliveryId }) => [to, deliveryId]));
    await world.boot();
    await world.clock.advance(100);
    const after = await world.job(job.id);
    expect(after).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: 100, total: 100 } });
    const again = world.channel.sent.slice(before.size);
    const repeated = again.filter(({ to }) => before.has(to));
    expect(repeated.length).toBeLessThanOrEqual(16);
    expect(repeated.every(({ to, deliveryId }) => before.get(to) === deliveryId)).toBe(true);
    expect(new Set(world.channel.sent.map(({ to }) => to)).size).toBe(100);
  });

  it('leaves in doubt what a person must decide, and sends nobody twice', async () => {
    const { world, job } = await crashInTheMiddle('unknown');
    await world.boot();
    await world.clock.advance(100);
    const { deliveries } = await world.job(job.id);
    expect(deliveries.unknown).toBe(16);
    expect(deliveries.delivered).toBe(84);
    const receivers = world.channel.sent.map(({ to }) => to);
    expect(new Set(receivers).size).toBe(receivers.length);
  });

  it('is fenced off from the process that lost it', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(50);
    const letGo: (() => void)[] = [];
    world.channel.script = () => new Promise((resolve) => letGo.push(() => resolve({ outcome: 'delivered' })));
    const { id } = await world.save({ type: 'immediate' });
    await world.clock.advance(10);
    expect(letGo).toHaveLength(16);
    world.channel.script = () => ({ outcome: 'delivered' });
    await world.boot();
    await world.clock.advance(100);
    const sent = world.channel.sent.length;
    // The old process wakes up: what it sent is over, and it must not start anything more.
    for (const resolve of letGo) resolve();
    await world.clock.advance(1_000);
    expect(world.channel.sent).toHaveLength(sent);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', deliveries: { delivered: 50 } }]);
  });

  it('is quarantined when it kills the process again and again without any progress', async () => {
    const world = await World.start({ now: NOW });
    world.audience.before = () => new Promise(() => undefined);
    const { id } = await world.save({ type: 'immediate' }, { maxRetries: 2 });
    for (let crash = 0; crash < 5; crash += 1) {
      await world.clock.advance(10);
      await world.boot();
    }
    const [job] = await world.jobsOf(id);
    expect(job).toMatchObject({ status: 'failed', attempt: 3 });
    expect(job?.error).toContain('3 times');
    expect((await world.store.jobs.events(job?.id ?? '')).at(-1)).toMatchObject({ type: 'quarantined' });
  });

  it('accounts for everybody when it is given up in the middle of sending', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(100);
    world.channel.script = () => new Promise(() => undefined);
    const { id } = await world.save({ type: 'immediate' }, { maxRetries: 0 });
    for (let crash = 0; crash < 3; crash += 1) {
      await world.clock.advance(10);
      await world.boot();
    }
    expect(await world.jobsOf(id)).toMatchObject([
      { status: 'failed', deliveries: { sending: 0, pending: 0, unknown: 16, skipped: 84, total: 100 } },
    ]);
  });

  it('uses up no attempt when it made progress', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(2_000);
    world.audience.before = (fromRow) => (fromRow >= 1_000 ? new Promise<void>(() => undefined) : undefined);
    const { id } = await world.save({ type: 'immediate' }, { maxRetries: 0 });
    await world.clock.advance(10);
    world.audience.before = () => undefined;
    await world.boot();
    await world.pass(20_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', attempt: 1, deliveries: { total: 2_000 } }]);
  });
});

describe('a job that was aborted', () => {
  it('leaves in doubt whom the crash cut off, though the receiver deduplicates: nothing is sent again', async () => {
    const { world, job } = await crashInTheMiddle('resend');
    await world.engine.jobs.abort(job.id);
    const sent = world.channel.sent.length;
    await world.boot();
    await world.clock.advance(100);
    const { status, deliveries } = await world.job(job.id);
    expect(status).toBe('cancelled');
    expect(deliveries).toMatchObject({ delivered: 40, unknown: 16, skipped: 44, sending: 0, pending: 0, total: 100 });
    expect(world.channel.sent).toHaveLength(sent);
  });
});
