import { AudienceUnavailable } from '../audience/audience-source';
import { ChannelUnavailable, type SendOutcome } from '../channel/channel';
import { people, World } from '../testing';

const NOW = '2026-11-23T03:00:00.000Z';
const start = Date.parse(NOW);
const busy: SendOutcome = { outcome: 'temporary', code: 'busy', message: 'Busy' };
const gone: SendOutcome = { outcome: 'failed', code: 'gone', message: 'Gone' };

async function sentTo(count: number) {
  const world = await World.start({ now: NOW });
  world.audience.rows = people(count);
  return world;
}

describe('a channel that fails for everybody', () => {
  it('for a minute reaches everybody, once each', async () => {
    const world = await sentTo(200);
    const received: string[] = [];
    world.channel.script = ({ to, at }) => {
      if (at < start + 60_000) return busy;
      received.push(to);
      return { outcome: 'delivered' };
    };
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(5 * 60_000);
    expect(await world.jobsOf(id)).toMatchObject([
      { status: 'completed', attempt: 1, deliveries: { delivered: 200, failed: 0 } },
    ]);
    expect(received).toHaveLength(200);
    expect(new Set(received).size).toBe(200);
  });

  it('uses up nobody’s tries, not even those of the probes', async () => {
    const world = await sentTo(100);
    world.channel.script = ({ at }) => (at < start + 60_000 ? busy : { outcome: 'delivered' });
    const { id } = await world.save({ type: 'immediate' }, { maxRetries: 1 });
    await world.pass(5 * 60_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', deliveries: { delivered: 100, failed: 0 } }]);
  });

  it('is not bothered meanwhile', async () => {
    const world = await sentTo(200);
    world.channel.script = () => busy;
    await world.save({ type: 'immediate' });
    await world.pass(4_000);
    expect(world.channel.sent.length).toBeLessThanOrEqual(32);
    await world.pass(100_000);
    expect(world.channel.sent.length).toBeLessThanOrEqual(34);
  });

  it('for long makes the job fail and try again later; nobody is given up meanwhile', async () => {
    const world = await sentTo(100);
    world.channel.script = () => busy;
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(158_000);
    expect(await world.jobsOf(id)).toMatchObject([
      { status: 'pending', attempt: 1, error: 'The channel fails for everybody: Busy', deliveries: { failed: 0 } },
    ]);
    world.channel.script = () => ({ outcome: 'delivered' });
    await world.pass(80_000);
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'completed', attempt: 2, deliveries: { delivered: 100 } }]);
  });
});

describe('a job that may have so many failures', () => {
  it('stops there, fails, is not tried again by itself, and the rest can be taken up', async () => {
    const world = await sentTo(500);
    world.channel.script = () => gone;
    const { id } = await world.save({ type: 'immediate' }, undefined, { sending: { stopAfterFailures: 20 } });
    await world.pass(300_000);
    const job = await world.firstJobOf(id);
    expect(job).toMatchObject({ status: 'failed', attempt: 1 });
    expect(job.error).toBe(`Stopped after ${job.deliveries.failed} failures`);
    expect(job.deliveries.failed).toBeGreaterThanOrEqual(20);
    expect(job.deliveries.failed).toBeLessThanOrEqual(35);
    expect(job.deliveries).toMatchObject({ skipped: 500 - job.deliveries.failed, pending: 0, sending: 0 });
    world.channel.script = () => ({ outcome: 'delivered' });
    expect(await world.engine.jobs.retry(job.id, 'unsent')).toMatchObject({ ok: true });
  });

  it('counts those of all its attempts', async () => {
    const world = await sentTo(100);
    world.channel.script = ({ to }) => (Number(to.slice(1, -12)) % 2 === 0 ? gone : { outcome: 'delivered' });
    const { id } = await world.save({ type: 'immediate' }, undefined, {
      sending: { stopAfterFailures: 30, ratePerMinute: 60, concurrency: 1 },
    });
    await world.pass(30_000);
    await world.engine.scheduler.stop({ graceMs: 0 });
    await world.boot();
    await world.pass(60_000);
    expect(await world.jobsOf(id)).toMatchObject([
      { status: 'failed', error: 'Stopped after 30 failures', deliveries: { failed: 30 } },
    ]);
  });
});

describe('a workflow whose jobs fail one after another', () => {
  const everyHour = {
    type: 'recurring',
    recurrence: { frequency: 'daily', times: ['13:00', '14:00', '15:00', '16:00'] },
  } as const;

  it('is paused together with the last failure', async () => {
    const world = await sentTo(1);
    world.channel.script = () => gone;
    const { id } = await world.save(everyHour, { pauseAfterFailures: 2 });
    await world.pass(4 * 3_600_000, 60_000);
    expect((await world.jobsOf(id)).map(({ status }) => status)).toEqual(['failed', 'failed']);
    const workflow = await world.store.workflows.find(id);
    expect(workflow).toMatchObject({ status: 'paused', version: 2, pausedAt: start + 2 * 3_600_000 });
    const last = (await world.jobsOf(id)).at(-1);
    expect(await world.store.jobs.events(last?.id ?? '')).toMatchObject([{ type: 'paused', params: { failures: 2 } }]);
  });

  it('is not paused because of a test', async () => {
    const world = await sentTo(1);
    world.channel.script = () => gone;
    world.outbox.script = () => gone;
    const { id } = await world.save(everyHour, { pauseAfterFailures: 1 });
    await world.pass(2 * 3_600_000, 60_000);
    await world.engine.workflows.resume(id);
    await world.engine.jobs.execute({ workflowId: id, mode: 'test', trigger: 'api' });
    await world.pass(2_000);
    expect((await world.jobsOf(id)).filter(({ mode }) => mode === 'test')).toMatchObject([{ status: 'failed' }]);
    expect(await world.store.workflows.find(id)).toMatchObject({ status: 'active' });
  });

  it('is not paused when one in between was completed', async () => {
    const world = await sentTo(1);
    let runs = 0;
    world.channel.script = () => {
      runs += 1;
      return runs === 2 ? { outcome: 'delivered' } : gone;
    };
    const { id } = await world.save(everyHour, { pauseAfterFailures: 2 });
    await world.pass(3.5 * 3_600_000, 60_000);
    expect(await world.store.workflows.find(id)).toMatchObject({ status: 'active' });
  });
});

it('shows a connection as broken that refuses us, and as well again when it works', async () => {
  const world = await sentTo(1);
  const health = await connected(world);
  world.channel.batches = () => {
    throw new ChannelUnavailable('UNAUTHORIZED', 'The password is wrong', 'pointless');
  };
  const message = { channel: 'scripted', connectionId: 'c1' };
  const saved = await world.save({ type: 'immediate' }, undefined, { message });
  await world.pass(2_000);
  expect(await world.jobsOf(saved.id)).toMatchObject([{ status: 'failed', error: 'The password is wrong' }]);
  expect(await health()).toMatchObject({ state: 'broken', code: 'UNAUTHORIZED' });
  world.channel.batches = undefined;
  await world.save({ type: 'immediate' }, undefined, { message });
  await world.pass(2_000);
  expect(await health()).toMatchObject({ state: 'ok' });
});

it('shows the connection of a source in the same way', async () => {
  const world = await sentTo(1);
  const health = await connected(world);
  world.audience.before = () => {
    throw new AudienceUnavailable('UNAUTHORIZED', 'The password is wrong', 'pointless');
  };
  const audience = { source: 'scripted', connectionId: 'c1', mapping: { address: 'email' } };
  await world.save({ type: 'immediate' }, undefined, { audience });
  await world.pass(2_000);
  expect(await health()).toMatchObject({ state: 'broken', code: 'UNAUTHORIZED' });
  world.audience.before = () => undefined;
  await world.save({ type: 'immediate' }, undefined, { audience });
  await world.pass(2_000);
  expect(await health()).toMatchObject({ state: 'ok' });
});

/** A connection `c1`, and its health. */
async function connected(world: World): Promise<() => Promise<unknown>> {
  const connection = {
    id: 'c1',
    kind: 'webhook',
    name: 'Hooks',
    settings: {},
    secretNames: [],
    health: { state: 'untested' },
    version: 1,
    createdAt: start,
    updatedAt: start,
  } as const;
  await world.store.unitOfWork.write((tx) => world.store.connections.insert(tx, connection));
  return async () => (await world.store.connections.find('c1'))?.health;
}
