import { type Job, type Page } from '@jeongsi/contract';
import { csv } from '../stage/csv';
import { refusal } from '../stage/problem';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, fileAudience, person, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const RECIPIENTS = 2_000;
const CONCURRENCY = 16;

describe('the paused scheduler', () => {
  it('starts nothing, over a restart too, and `run` then starts what waited', async () => {
    const server = await stage.server();
    const { api } = server;
    await api.act('/scheduler/pause', { reason: '점검' });
    const { id } = await api.save(workflow());
    await server.stop();
    await server.start();
    expect(await api.status()).toMatchObject({
      isRunning: false,
      stoppedReason: '점검',
      pendingJobs: 1,
      runningJobs: 0,
    });
    const missed = await api.get<Page<Job>>('/scheduler/missed');
    expect(missed.items).toMatchObject([{ workflowId: id, status: 'pending' }]);

    await api.act('/scheduler/resume', { missed: 'run' });
    const [job] = (await api.jobs(`workflowId=${id}`)) as [Job];
    expect(await api.ended(job.id)).toMatchObject({ status: 'completed', deliveries: { delivered: 1 } });
    expect(await api.status()).toMatchObject({ isRunning: true, completedJobs: 1 });
  });

  it('skips what waited, with the reason, when resumed with `skip`', async () => {
    const { api } = await stage.server();
    await api.act('/scheduler/pause', {});
    const { id } = await api.save(workflow());
    const later = await api.save(workflow({ name: '나중', schedule: FAR }));
    await api.act('/scheduler/resume', { missed: 'skip' });
    expect(await api.jobs(`workflowId=${id}`)).toMatchObject([{ status: 'skipped', reason: 'missed' }]);
    expect(await api.jobs(`workflowId=${later.id}`)).toMatchObject([{ status: 'pending' }]);
    expect(await api.status()).toMatchObject({ isRunning: true, skippedJobs: 1, pendingJobs: 1 });
  });

  it('lets a run rest where it is, and it goes on afterwards: everybody gets one', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    sink.latencyMs = 5;
    const id = await running(api, sink.url);
    await until('it is in the middle', () => sink.arrivals.length > 200, { everyMs: 1 });
    await api.act('/scheduler/pause', {});
    const atAnswer = sink.arrivals.length;
    await until('it rests', async () => (await api.job(id)).status === 'pending');
    expect(sink.arrivals.length - atAnswer).toBeLessThanOrEqual(CONCURRENCY);
    expect(await api.job(id)).toMatchObject({ deliveries: { sending: 0, delivered: sink.arrivals.length } });

    await api.act('/scheduler/resume', { missed: 'run' });
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: RECIPIENTS } });
    expect(sink.arrivals).toHaveLength(RECIPIENTS);
    expect(sink.keysByRecipient().size).toBe(RECIPIENTS);
  });
});

describe('abort', () => {
  it('starts nothing after it answered; what was on its way is counted, the rest is skipped', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const id = await running(api, sink.url);
    await until('it is in the middle', () => sink.arrivals.length > 200, { everyMs: 1 });
    sink.hold();
    await until('as many as may be are on their way', () => sink.waiting === CONCURRENCY);
    const inFlight = sink.arrivals.length;

    expect(await api.act<Job>(`/scheduler/jobs/${id}/abort`)).toMatchObject({ status: 'cancelled' });
    expect(sink.arrivals).toHaveLength(inFlight);
    sink.release();
    const job = await until('what was on its way is recorded', async () => {
      const current = await api.job(id);
      return current.deliveries.sending === 0 && current;
    });
    expect(job).toMatchObject({
      status: 'cancelled',
      deliveries: { delivered: inFlight, skipped: RECIPIENTS - inFlight, pending: 0, total: RECIPIENTS },
    });
    expect(sink.arrivals).toHaveLength(inFlight);
    const deliveries = await api.deliveries(id);
    const skipped = deliveries.filter(({ state }) => state === 'skipped');
    expect(skipped).toHaveLength(RECIPIENTS - inFlight);
    expect(skipped.every(({ errorCode }) => errorCode === 'cancelled')).toBe(true);
    const refused = refusal(await api.call('POST', `/scheduler/jobs/${id}/abort`));
    expect(refused.status).toBe(409);
  });

  it('at full speed: at most what was on its way arrives after the answer, and the counts add up', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    const id = await running(api, sink.url);
    await until('it is in the middle', () => sink.arrivals.length > 500, { everyMs: 1 });
    await api.act(`/scheduler/jobs/${id}/abort`);
    const atAnswer = sink.arrivals.length;
    const { deliveries } = await until('it is all recorded', async () => {
      const current = await api.job(id);
      return current.deliveries.sending === 0 && current.deliveries.pending === 0 && current;
    });
    expect(sink.arrivals.length - atAnswer).toBeLessThanOrEqual(CONCURRENCY);
    expect(deliveries).toMatchObject({ delivered: sink.arrivals.length, total: RECIPIENTS });
    expect(deliveries.delivered + deliveries.skipped).toBe(RECIPIENTS);

    // Nor does a restart bring it back to life.
    await server.kill();
    await server.start();
    expect(await api.job(id)).toMatchObject({ status: 'cancelled', deliveries: { ...deliveries } });
    expect(sink.arrivals).toHaveLength(deliveries.delivered);
  });
});

async function running(api: Server['api'], url: string): Promise<string> {
  const file = await api.upload('people.csv', csv(Array.from({ length: RECIPIENTS }, (_, index) => person(index))));
  const saved = await api.save(
    workflow({
      audience: fileAudience(file.id),
      message: webhookMessage(url),
      sending: { concurrency: CONCURRENCY },
      schedule: FAR,
    }),
  );
  return (await api.execute({ workflowId: saved.id })).id;
}
