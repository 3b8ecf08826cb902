import { type WorkflowDefinition } from '../workflow/workflow';
import { daily, World, type WorldOptions } from '../testing';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const EVENING = '2026-11-23T11:59:00.000Z'; // 20:59 in Seoul, a Monday
const EIGHT = Date.parse('2026-11-23T23:00:00.000Z'); // 08:00 in Seoul, on Tuesday

const advertising: Partial<WorkflowDefinition> = {
  purpose: 'advertising',
  audience: { source: 'scripted', mapping: { address: 'email', name: 'name', adConsent: 'ad', nightConsent: 'night' } },
};

const person = (name: string, ad: string, night: string) => ({ email: `${name}@example.com`, name, ad, night });

/** An advertisement at one message a second, so that it takes over the night whoever comes after the 60th. */
async function advertisement(options: Partial<WorldOptions> = {}, more: Partial<WorkflowDefinition> = {}) {
  const world = await World.start({ now: EVENING, ...options });
  world.channel.nightRule = 'applies';
  world.audience.rows = Array.from({ length: 100 }, (_, index) =>
    person(`p${index}`, 'Y', index % 10 === 9 ? 'Y' : 'N'),
  );
  const saved = await world.save({ type: 'immediate' }, undefined, {
    ...advertising,
    sending: { ratePerMinute: 60 },
    ...more,
  });
  return { world, id: (await world.firstJobOf(saved.id)).id };
}

const sentAtNight = (world: World): string[] =>
  world.channel.sent.filter(({ at }) => at >= Date.parse(EVENING) + MINUTE && at < EIGHT).map(({ to }) => to);

describe('an advertisement that crosses 21:00', () => {
  it('goes on with those who agreed to the night, and holds the others until 08:00', async () => {
    const { world, id } = await advertisement();
    await world.pass(5 * MINUTE);
    const held = await world.job(id);
    expect(held).toMatchObject({ status: 'pending', reason: 'held', scheduledTime: EIGHT, attempt: 1, late: false });
    expect(held.deliveries).toMatchObject({ held: 36, pending: 0, sending: 0, failed: 0, delivered: 64, total: 100 });
    expect(sentAtNight(world)).toEqual(['p69@example.com', 'p79@example.com', 'p89@example.com', 'p99@example.com']);
    const waiting = (await world.deliveriesOf(id)).get('p70@example.com');
    expect(waiting).toMatchObject({ state: 'held', errorCode: 'night', nextTryAt: EIGHT, attempts: 0 });
    expect((await world.store.jobs.events(id)).filter(({ type }) => type === 'held')).toMatchObject([
      { params: { until: EIGHT, recipients: 36 } },
    ]);
  });

  it('goes on at 08:00 as the same attempt, neither late nor missed, and reaches everybody once', async () => {
    const { world, id } = await advertisement();
    await world.pass(5 * MINUTE);
    await world.pass(11 * HOUR, 10 * MINUTE);
    const job = await world.job(id);
    expect(job).toMatchObject({
      status: 'completed',
      attempt: 1,
      late: false,
      deliveries: { delivered: 100, held: 0 },
    });
    expect(job.reason).toBeUndefined();
    expect(sentAtNight(world)).toHaveLength(4);
    expect(new Set(world.channel.sent.map(({ to }) => to)).size).toBe(100);
    expect(world.channel.sent).toHaveLength(100);
  });

  it('sends nothing to those who opt out in between', async () => {
    const { world, id } = await advertisement();
    await world.pass(5 * MINUTE);
    await world.suppress('p80@example.com');
    await world.suppress('p81@example.com', 'all');
    await world.pass(12 * HOUR, 10 * MINUTE);
    const to = world.channel.sent.map((sent) => sent.to);
    expect(to).not.toContain('p80@example.com');
    expect(to).not.toContain('p81@example.com');
    expect((await world.deliveriesOf(id)).get('p80@example.com')).toMatchObject({
      state: 'skipped',
      errorCode: 'suppressed',
    });
    expect((await world.job(id)).deliveries).toMatchObject({ delivered: 98, skipped: 2, total: 100 });
  });

  it('goes on when we come up again after 08:00, neither late nor missed', async () => {
    const { world, id } = await advertisement({}, { policy: { missed: 'skip' } });
    await world.pass(5 * MINUTE);
    await world.engine.scheduler.stop({ graceMs: 0 });
    await world.clock.advance(13 * HOUR);
    await world.boot();
    await world.pass(2 * MINUTE);
    expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1, late: false });
    expect(world.channel.sent).toHaveLength(100);
  });

  it('takes no slot and no time-out over the night', async () => {
    const { world, id } = await advertisement({ slots: 1 }, { policy: { timeoutSeconds: 600 } });
    await world.pass(5 * MINUTE);
    const other = await world.save({ type: 'immediate' });
    await world.pass(5_000);
    expect(await world.jobsOf(other.id)).toMatchObject([{ status: 'completed' }]);
    await world.pass(12 * HOUR, 10 * MINUTE);
    expect(await world.job(id)).toMatchObject({ status: 'completed', attempt: 1 });
  });

  it('is not held by a channel that the law exempts', async () => {
    const world = await World.start({ now: '2026-11-23T14:00:00.000Z' });
    world.audience.rows = [person('a', 'Y', 'N')];
    await world.save({ type: 'immediate' }, undefined, advertising);
    await world.pass(2_000);
    expect(world.channel.sent).toHaveLength(1);
  });

  it.each(['cancel', 'abort'] as const)('lets a held job be called off: %s', async (how) => {
    const { world, id } = await advertisement();
    await world.pass(5 * MINUTE);
    expect(await world.engine.jobs[how](id)).toMatchObject({ ok: true, value: { status: 'cancelled' } });
    await world.pass(12 * HOUR, 10 * MINUTE);
    expect((await world.job(id)).deliveries).toMatchObject({ delivered: 64, skipped: 36, held: 0, total: 100 });
    expect(world.channel.sent).toHaveLength(64);
  });
});

describe('whom a message may not reach at all', () => {
  it('is written down with the reason at once', async () => {
    const world = await World.start({ now: '2026-11-23T03:00:00.000Z' });
    world.audience.rows = [
      person('yes', '동의', ''),
      person('no', 'N', 'Y'),
      person('silent', '', ''),
      person('out', 'Y', 'Y'),
      person('out', 'Y', 'Y'),
    ];
    await world.suppress('out@example.com');
    const { id } = await world.save({ type: 'immediate' }, undefined, advertising);
    await world.pass(2_000);
    const job = await world.firstJobOf(id);
    expect(world.channel.sent.map(({ to }) => to)).toEqual(['yes@example.com']);
    const reasons = await world.store.deliveries.reasons(job.id);
    expect((await world.deliveriesOf(job.id)).get('no@example.com')).toMatchObject({ attempts: 0 });
    expect(reasons.filter(({ state }) => state === 'skipped')).toEqual(
      expect.arrayContaining([
        { state: 'skipped', errorCode: 'no_consent', count: 2 },
        { state: 'skipped', errorCode: 'suppressed', count: 1 },
        { state: 'skipped', errorCode: 'duplicate', count: 1 },
      ]),
    );
  });

  it('still gets what is no advertisement, unless they asked for nothing at all', async () => {
    const world = await World.start({ now: '2026-11-23T03:00:00.000Z' });
    world.audience.rows = [person('ads', '', ''), person('all', '', '')];
    await world.suppress('ads@example.com', 'advertising');
    await world.suppress('all@example.com', 'all');
    await world.save({ type: 'immediate' });
    await world.pass(2_000);
    expect(world.channel.sent.map(({ to }) => to)).toEqual(['ads@example.com']);
  });

  it('is no obstacle to a test: the outbox gets everybody, and named people asked for it', async () => {
    const world = await World.start({ now: '2026-11-23T15:00:00.000Z' }); // midnight in Seoul
    world.channel.nightRule = 'applies';
    world.audience.rows = [person('a', '', ''), person('me', '', '')];
    await world.suppress('me@example.com', 'all');
    const { id } = await world.save(daily('10:00'), undefined, advertising);
    await world.engine.jobs.execute({ workflowId: id, mode: 'test', trigger: 'api', recipients: ['me@example.com'] });
    await world.pass(2_000);
    expect(world.outbox.sent.map(({ to }) => to)).toEqual(['a@example.com']);
    expect(world.channel.sent.map(({ to }) => to)).toEqual(['me@example.com']);
  });
});

describe('the window of a workflow', () => {
  it('holds what falls outside it until it opens', async () => {
    const world = await World.start({ now: '2026-11-23T09:30:00.000Z' }); // 18:30 in Seoul
    const { id } = await world.save({ type: 'immediate' }, undefined, {
      sending: { window: { from: '09:00', to: '18:00', outside: 'hold' } },
    });
    await world.pass(2_000);
    const opens = Date.parse('2026-11-24T00:00:00.000Z');
    expect(await world.jobsOf(id)).toMatchObject([{ status: 'pending', reason: 'held', scheduledTime: opens }]);
    await world.pass(15 * HOUR, 10 * MINUTE);
    expect(world.channel.sent).toMatchObject([{ at: opens }]);
  });

  it('skips it, if that is what it says, and a retry takes it up', async () => {
    const world = await World.start({ now: '2026-11-23T09:30:00.000Z' });
    const { id } = await world.save({ type: 'immediate' }, undefined, {
      sending: { window: { from: '09:00', to: '18:00', outside: 'skip' } },
    });
    await world.pass(2_000);
    const job = await world.firstJobOf(id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { skipped: 1 } });
    await world.pass(15 * HOUR, 10 * MINUTE);
    expect(await world.engine.jobs.retry(job.id, 'unsent')).toMatchObject({ ok: true });
    await world.pass(2_000);
    expect(world.channel.sent).toHaveLength(1);
  });

  it('waits for retries that are due before it holds the job', async () => {
    const world = await World.start({ now: '2026-11-23T08:59:58.000Z' }); // 17:59:58 in Seoul
    world.channel.script = () => ({ outcome: 'temporary', code: 'busy', message: 'Busy' });
    const { id } = await world.save({ type: 'immediate' }, undefined, {
      sending: { window: { from: '09:00', to: '18:00', outside: 'hold' } },
    });
    await world.pass(10_000);
    const job = await world.firstJobOf(id);
    expect(job).toMatchObject({ status: 'pending', reason: 'held', deliveries: { held: 1, pending: 0 } });
    expect(world.channel.sent).toHaveLength(2);
  });
});
