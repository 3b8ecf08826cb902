import { type RetryScope } from './job';
import { daily, people, World } from '../testing';

const NOW = '2026-11-22T00:00:00.000Z'; // 09:00 in Seoul
const at = (iso: string): number => Date.parse(iso);

describe('a person and a pending job', () => {
  it('moves it, and it runs then', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    const [job] = await world.jobsOf(id);
    expect(await world.engine.jobs.move(job?.id ?? '', at('2026-11-22T00:30:00Z'))).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    await world.pass(31 * 60_000, 60_000);
    expect(await world.jobsOf(id)).toMatchObject([
      { id: job?.id, status: 'completed', nominalTime: at('2026-11-22T01:00:00Z') },
      { status: 'pending', nominalTime: at('2026-11-23T01:00:00Z') },
    ]);
  });

  it('moves it behind the next occurrence without moving or losing that one', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    const [job] = await world.jobsOf(id);
    await world.engine.jobs.move(job?.id ?? '', at('2026-11-23T05:00:00Z'));
    expect(await world.jobsOf(id)).toMatchObject([
      { scheduledTime: at('2026-11-23T01:00:00Z'), planned: true },
      { id: job?.id, scheduledTime: at('2026-11-23T05:00:00Z'), planned: false },
    ]);
  });

  it('cannot move it into the past', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    const [job] = await world.jobsOf(id);
    expect(await world.engine.jobs.move(job?.id ?? '', at('2026-11-21T00:00:00Z'))).toMatchObject({
      refusal: { kind: 'invalid', issues: [{ path: 'scheduledTime', code: 'PAST' }] },
    });
  });

  it('cancels it for good, and the next occurrence is planned', async () => {
    const world = await World.start({ now: NOW });
    const { id, definition } = await world.save(daily('10:00'));
    const [job] = await world.jobsOf(id);
    await world.engine.jobs.cancel(job?.id ?? '');
    // Saving again must not bring it back.
    await world.engine.workflows.pause(id);
    await world.engine.workflows.update(id, definition, 'active');
    expect((await world.jobsOf(id)).map(({ status, nominalTime }) => [status, nominalTime])).toEqual([
      ['cancelled', at('2026-11-22T01:00:00Z')],
      ['pending', at('2026-11-23T01:00:00Z')],
    ]);
  });

  it('is told the status of one that is not pending any more', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(1_000);
    const [job] = await world.jobsOf(id);
    for (const refused of [
      world.engine.jobs.cancel(job?.id ?? ''),
      world.engine.jobs.move(job?.id ?? '', at('2026-11-23T00:00:00Z')),
      world.engine.jobs.abort(job?.id ?? ''),
    ]) {
      expect(await refused).toMatchObject({ refusal: { kind: 'conflict', status: 'completed' } });
    }
  });

  it('starts it now, which uses up its occurrence and no other', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    const [job] = await world.jobsOf(id);
    await world.engine.jobs.runNow(job?.id ?? '');
    await world.pass(2 * 3_600_000, 60_000);
    expect((await world.jobsOf(id)).map(({ status }) => status)).toEqual(['completed', 'pending']);
    expect(world.channel.sent).toHaveLength(1);
  });
});

describe('a person who says now', () => {
  it('is not told to mind the overlap', async () => {
    const world = await World.start({ now: NOW });
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(60_000, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save(daily('10:00'));
    await world.engine.jobs.execute({ workflowId: id, mode: 'live', trigger: 'api' });
    await world.pass(1_000);
    const planned = (await world.jobsOf(id)).find((job) => job.planned);
    await world.engine.jobs.runNow(planned?.id ?? '');
    await world.pass(1_000);
    expect((await world.jobsOf(id)).map(({ status }) => status)).toEqual(['running', 'running', 'pending']);
  });

  it('cannot take up whom a job that came to its end left out', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = [...people(1), ...people(1)];
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(1_000);
    const [job] = await world.jobsOf(id);
    expect(job?.deliveries.skipped).toBe(1);
    expect(await world.engine.jobs.retry(job?.id ?? '', 'unsent')).toMatchObject({
      refusal: { code: 'NOTHING_TO_RETRY' },
    });
  });
});

describe('retrying twice', () => {
  /** A job of four, of whom the last two failed; from then on everybody gets theirs after a second. */
  async function halfFailed() {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(4);
    world.channel.script = ({ to }) =>
      to < 'p3' ? { outcome: 'delivered' } : { outcome: 'failed', code: 'full', message: 'Full' };
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(1_000);
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(1_000, resolve));
      return { outcome: 'delivered' };
    };
    const jobId = (await world.firstJobOf(id)).id;
    return { world, retry: (scope: RetryScope) => world.engine.jobs.retry(jobId, scope) };
  }

  const refused = { refusal: { kind: 'conflict', code: 'RETRY_UNDER_WAY' } };

  it.each([
    ['failed', 'failed'],
    ['failed', 'all'],
    ['all', 'all'],
    ['all', 'failed'],
  ] as const)('is refused while one of %s waits or runs, of %s too', async (first, second) => {
    const { world, retry } = await halfFailed();
    const both = await Promise.all([retry(first), retry(second)]);
    expect(both).toMatchObject([{ ok: true }, refused]);
    await world.pass(500, 100);
    expect(await retry(second)).toMatchObject(refused);
    await world.pass(5_000);
    expect(world.channel.sent).toHaveLength(first === 'all' ? 8 : 6);
    expect(await retry('all')).toMatchObject({ ok: true });
  });

  it('reaches nobody again whom the first one reached', async () => {
    const { world, retry } = await halfFailed();
    await retry('failed');
    await world.pass(5_000);
    expect(await retry('failed')).toMatchObject({ refusal: { code: 'NOTHING_TO_RETRY' } });
    await world.pass(5_000);
    expect(world.channel.sent.map(({ to }) => to).sort()).toEqual([
      ...['p1@example.com', 'p2@example.com', 'p3@example.com', 'p3@example.com', 'p4@example.com', 'p4@example.com'],
    ]);
  });
});

describe('a job that ended while it found its recipients', () => {
  const never = (): Promise<void> => new Promise(() => undefined);

  /** Of 1,200 people it had written down 500. */
  async function cutShort() {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(1_200);
    world.audience.before = (row) => (row >= 700 ? never() : undefined);
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(1_000);
    const [job] = await world.jobsOf(id);
    await world.engine.jobs.abort(job?.id ?? '');
    world.audience.before = () => undefined;
    return { world, workflowId: id, jobId: job?.id ?? '' };
  }

  it.each(['unsent', 'all'] as const)('does not look as if a retry of %s had reached everybody', async (scope) => {
    const { world, workflowId, jobId } = await cutShort();
    expect((await world.job(jobId)).deliveries).toMatchObject({ skipped: 500, total: 500 });
    expect(await world.engine.jobs.retry(jobId, scope)).toMatchObject({
      refusal: { kind: 'conflict', code: 'AUDIENCE_INCOMPLETE' },
    });
    await world.engine.jobs.execute({ workflowId, mode: 'live', trigger: 'manual' });
    await world.pass(5_000);
    expect(new Set(world.channel.sent.map(({ to }) => to)).size).toBe(1_200);
    expect(world.channel.sent).toHaveLength(1_200);
  });
});

describe('running a workflow by hand', () => {
  it('leaves the planned job alone', async () => {
    const world = await World.start({ now: NOW });
    const { id } = await world.save(daily('10:00'));
    const run = await world.engine.jobs.execute({ workflowId: id, mode: 'live', trigger: 'api' });
    if (!run.ok) throw new Error('refused');
    await world.pass(1_000);
    expect(await world.engine.jobs.untilEnded(run.value.id, 0)).toMatchObject({ status: 'completed', trigger: 'api' });
    expect(await world.jobsOf(id)).toMatchObject([{ trigger: 'api' }, { planned: true, status: 'pending' }]);
  });

  it('answers a waiting caller as soon as the job has ended', async () => {
    const world = await World.start({ now: NOW });
    world.channel.script = async () => {
      await new Promise<void>((resolve) => world.clock.timer(1_500, resolve));
      return { outcome: 'delivered' };
    };
    const { id } = await world.save(daily('10:00'));
    const run = await world.engine.jobs.execute({ workflowId: id, mode: 'live', trigger: 'api' });
    if (!run.ok) throw new Error('refused');
    const ended = world.engine.jobs.untilEnded(run.value.id, 30_000);
    const tooShort = world.engine.jobs.untilEnded(run.value.id, 500);
    await world.clock.advance(2_000);
    expect(await ended).toMatchObject({ status: 'completed' });
    expect(await tooShort).toMatchObject({ status: 'running' });
  });

  it('sends a test to the outbox, and for real only to those it names', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(3);
    const { id } = await world.save(daily('10:00'));
    await world.engine.jobs.execute({
      workflowId: id,
      mode: 'test',
      trigger: 'api',
      recipients: ['P2@example.com', 'me@example.com'],
      variables: { name: 'Tester' },
    });
    await world.pass(1_000);
    expect(world.outbox.sent.map(({ to }) => to)).toEqual(['p1@example.com', 'p3@example.com']);
    expect(world.channel.sent).toMatchObject([
      { to: 'p2@example.com', body: 'Hello Tester' },
      { to: 'me@example.com', body: 'Hello Tester' },
    ]);
  });

  it('takes up only those that failed', async () => {
    const world = await World.start({ now: NOW });
    world.audience.rows = people(4);
    world.channel.script = ({ to }) =>
      to < 'p3' ? { outcome: 'delivered' } : { outcome: 'failed', code: 'full', message: 'Full' };
    const { id } = await world.save({ type: 'immediate' });
    await world.pass(1_000);
    const [job] = await world.jobsOf(id);
    world.channel.script = () => ({ outcome: 'delivered' });
    const again = await world.engine.jobs.retry(job?.id ?? '', 'failed');
    if (!again.ok) throw new Error('refused');
    await world.pass(1_000);
    expect(await world.job(again.value.id)).toMatchObject({
      status: 'completed',
      trigger: 'retry',
      deliveries: { delivered: 2, total: 2 },
    });
    expect(world.channel.sent.slice(4).map(({ to }) => to)).toEqual(['p3@example.com', 'p4@example.com']);
  });
});

describe('what is coming', () => {
  it('lists pending jobs and the occurrences behind them', async () => {
    const world = await World.start({ now: NOW });
    await world.save(daily('10:00'));
    const days = await world.engine.upcoming({
      from: at('2026-11-22T00:00:00Z'),
      to: at('2026-11-25T00:00:00Z'),
      limit: 10,
    });
    expect(days.map(({ at: when, jobId }) => [new Date(when).toISOString(), jobId !== undefined])).toEqual([
      ['2026-11-22T01:00:00.000Z', true],
      ['2026-11-23T01:00:00.000Z', false],
      ['2026-11-24T01:00:00.000Z', false],
    ]);
  });
});
