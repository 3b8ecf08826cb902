import { type HttpSink } from '../stage/http-sink';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const PER_MINUTE = 600;
const PER_MS = PER_MINUTE / 60_000;
/** What may leave at once when nothing left for a while: a quarter of a second's worth, and one. */
const CAPACITY = 1 + PER_MS * 250;
/** A busy machine delivers some late, and so close to those behind them. */
const JITTER_MS = 300;

describe('600 a minute', () => {
  it('are seen by the receiver, and never more than 5 % above', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const saved = await api.save(paced(sink, 101));
    const { id } = await api.execute({ workflowId: saved.id });
    await api.ended(id);
    expect(sink.keysByRecipient().size).toBe(101);
    const times = sink.arrivals.map(({ at }) => at);
    const perMinute = (100 * 60_000) / ((times.at(-1) ?? 0) - (times[0] ?? 0));
    console.info(`Wanted ${PER_MINUTE} a minute, got ${perMinute.toFixed(1)}`);
    // It keeps within 5 % below too where the machine is free; one that is taken by others cannot be asked for that.
    expect(perMinute).toBeGreaterThan(PER_MINUTE * 0.75);
    expect(perMinute).toBeLessThan(PER_MINUTE * 1.05);
    expect(largestSurplus(times)).toBeLessThanOrEqual(CAPACITY + PER_MS * JITTER_MS);
  });

  it('are not caught up with after a crash: there is no burst', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    const saved = await api.save(paced(sink, 60));
    const { id } = await api.execute({ workflowId: saved.id });
    for (const enough of [20, 40]) {
      await until(`${enough} have arrived`, () => sink.arrivals.length >= enough, { everyMs: 2 });
      await server.kill();
      await server.start();
    }
    expect(await api.ended(id)).toMatchObject({ status: 'completed', deliveries: { delivered: 60 } });
    expect(sink.keysByRecipient().size).toBe(60);
    // Whoever was on the way at a crash is sent to again, with the same key, and counts as well.
    expect(largestSurplus(sink.arrivals.map(({ at }) => at))).toBeLessThanOrEqual(CAPACITY + PER_MS * JITTER_MS);
  });

  it('are shared by the workflows over one connection', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const settings = { origin: new URL(sink.url).origin, ratePerMinute: PER_MINUTE };
    const { id: connectionId } = await api.connect({ name: '웹훅', kind: 'webhook', settings });
    const message = { ...webhookMessage(sink.url), connectionId };
    const jobs = [];
    for (const name of ['하나', '둘']) {
      const saved = await api.save(workflow({ name, audience: people(20), message, schedule: FAR }));
      jobs.push((await api.execute({ workflowId: saved.id })).id);
    }
    for (const id of jobs) expect(await api.ended(id)).toMatchObject({ deliveries: { delivered: 20 } });
    expect(largestSurplus(sink.arrivals.map(({ at }) => at))).toBeLessThanOrEqual(CAPACITY + PER_MS * JITTER_MS);
  });
});

describe('a window that is closed now', () => {
  /** It opens two hours from now, in the schedule's zone. */
  const window = (outside: 'hold' | 'skip') => ({ from: wallTime(2), to: wallTime(3), outside });

  it('holds everybody until it opens, and takes no slot meanwhile', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    const message = webhookMessage(sink.url);
    const saved = await api.save(
      workflow({ audience: people(3), message, sending: { window: window('hold') }, schedule: FAR }),
    );
    const { id } = await api.execute({ workflowId: saved.id });
    const held = await until('it is held', async () => {
      const job = await api.job(id);
      return job.reason === 'held' && job;
    });
    expect(held).toMatchObject({ status: 'pending', attempt: 1, deliveries: { held: 3, total: 3 } });
    expect(held.reasons).toEqual([{ state: 'held', errorCode: 'window', count: 3 }]);
    const opensInMs = Date.parse(held.scheduledTime) - Date.now();
    expect(opensInMs).toBeGreaterThan(3_600_000);
    expect(opensInMs).toBeLessThanOrEqual(2 * 3_600_000);
    expect(await api.status()).toMatchObject({ runningJobs: 0, pendingJobs: 2 });

    await server.kill();
    await server.start();
    expect(await api.job(id)).toMatchObject({ status: 'pending', reason: 'held', deliveries: { held: 3 } });
    expect(sink.arrivals).toEqual([]);
  });

  it('or skips them, as the workflow says', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const message = webhookMessage(sink.url);
    const saved = await api.save(
      workflow({ audience: people(3), message, sending: { window: window('skip') }, schedule: FAR }),
    );
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id);
    expect(job.reasons).toEqual([{ state: 'skipped', errorCode: 'outside_window', count: 3 }]);
    expect(sink.arrivals).toEqual([]);
  });
});

function paced(sink: HttpSink, count: number): ReturnType<typeof workflow> {
  const sending = { ratePerMinute: PER_MINUTE };
  return workflow({ audience: people(count), message: webhookMessage(sink.url), sending, schedule: FAR });
}

/** By how much any stretch of time had more arrivals than the rate gives it. */
function largestSurplus(times: readonly number[]): number {
  let largest = 0;
  times.forEach((from, first) => {
    for (let last = first; last < times.length; last += 1) {
      largest = Math.max(largest, last - first + 1 - PER_MS * ((times[last] ?? 0) - from));
    }
  });
  return largest;
}

/** `HH:mm` in Seoul, so many hours from now. */
function wallTime(hours: number): string {
  const there = new Date(Date.now() + (9 + hours) * 3_600_000);
  return there.toISOString().slice(11, 16);
}
