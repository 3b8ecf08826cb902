import { type Delivery, type Job } from '@jeongsi/contract';
import { type HttpSink } from '../stage/http-sink';
import { refusal } from '../stage/problem';
import { type Server } from '../stage/server';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, person, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const PEOPLE = 2_000;
const CONCURRENCY = 16;

describe('a running job', () => {
  it('that is paused starts nothing more, over a restart too, and goes on with the next when resumed', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    const id = await inTheMiddle(server, sink);
    const inFlight = sink.arrivals.length;
    const paused = await api.act<Job>(`/scheduler/jobs/${id}/pause`);
    expect(paused).toMatchObject({ status: 'pending', paused: true });
    sink.release();
    await until('what was on its way is recorded', async () => (await api.job(id)).deliveries.sending === 0);
    expect(await api.job(id)).toMatchObject({ deliveries: { delivered: inFlight, pending: PEOPLE - inFlight } });

    await server.kill();
    await server.start();
    expect(await api.job(id)).toMatchObject({ status: 'pending', paused: true, deliveries: { delivered: inFlight } });
    expect(sink.arrivals).toHaveLength(inFlight);

    const resumed = await api.act<Job>(`/scheduler/jobs/${id}/resume`);
    expect(resumed.paused).toBeUndefined();
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: PEOPLE, total: PEOPLE } });
    expect(sink.arrivals).toHaveLength(PEOPLE);
    expect(sink.keysByRecipient().size).toBe(PEOPLE);
    expect(refusal(await api.call('POST', `/scheduler/jobs/${id}/resume`))).toMatchObject({ status: 409 });
  });

  it('that is paused and then aborted is over; the rest can be sent to later as a job of its own', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    const id = await inTheMiddle(server, sink);
    const inFlight = sink.arrivals.length;
    await api.act(`/scheduler/jobs/${id}/pause`);
    sink.release();
    await until('what was on its way is recorded', async () => (await api.job(id)).deliveries.sending === 0);
    expect(await api.act<Job>(`/scheduler/jobs/${id}/abort`)).toMatchObject({ status: 'cancelled' });
    expect(await api.job(id)).toMatchObject({
      deliveries: { delivered: inFlight, skipped: PEOPLE - inFlight, pending: 0, total: PEOPLE },
    });
    expect(sink.arrivals).toHaveLength(inFlight);

    const rest = await api.act<Job>(`/scheduler/jobs/${id}/retry`, { scope: 'unsent' });
    expect(rest).toMatchObject({ retryOf: { jobId: id, scope: 'unsent' } });
    expect(await api.ended(rest.id)).toMatchObject({ deliveries: { delivered: PEOPLE - inFlight } });
    expect(sink.arrivals).toHaveLength(PEOPLE);
    expect(sink.keysByRecipient().size).toBe(PEOPLE);
  });
});

describe('an unknown delivery', () => {
  it('is sent again under its old key, or settled, by a person', async () => {
    const server = await stage.server();
    const { api } = server;
    const sink = await stage.httpSink();
    sink.hold();
    const policy = { timeoutSeconds: 1, maxRetries: 0 };
    const message = webhookMessage(sink.url);
    const saved = await api.save(workflow({ audience: people(3), message, policy, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    // Their connection breaks after they went out: nobody can tell.
    await api.ended(id);
    const unknown = await api.all<Delivery>(`/scheduler/jobs/${id}/deliveries?state=unknown`);
    expect(unknown).toHaveLength(3);
    sink.release();

    const [first, second, third] = unknown as [Delivery, Delivery, Delivery];
    const path = (delivery: Delivery, action: string): string =>
      `/scheduler/jobs/${id}/deliveries/${delivery.id}/${action}`;
    expect(await api.act<Delivery>(path(first, 'resend'))).toMatchObject({ id: first.id, state: 'delivered' });
    expect(sink.arrivals).toHaveLength(4);
    expect([...sink.keysByRecipient().values()].map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(sink.arrivals.filter(({ key }) => key === first.id)).toHaveLength(2);

    await api.act(path(second, 'settle'), { state: 'delivered' });
    await api.act(path(third, 'settle'), { state: 'failed' });
    expect(sink.arrivals).toHaveLength(4);
    expect(await api.job(id)).toMatchObject({ deliveries: { delivered: 2, failed: 1, unknown: 0, total: 3 } });
    for (const action of ['resend', 'settle']) {
      const body = action === 'settle' ? { state: 'delivered' } : undefined;
      expect(refusal(await api.call('POST', path(first, action), body))).toMatchObject({ status: 409 });
    }
  });
});

/** A job of which as many as may be are on their way, and stay there until the sink is released. */
async function inTheMiddle({ api }: Server, sink: HttpSink): Promise<string> {
  const rows = Array.from({ length: PEOPLE }, (_, index) => person(index));
  const audience = { source: 'list' as const, rows, mapping: { address: '주소', name: '이름' } };
  const sending = { concurrency: CONCURRENCY };
  const saved = await api.save(workflow({ audience, message: webhookMessage(sink.url), sending, schedule: FAR }));
  const { id } = await api.execute({ workflowId: saved.id });
  await until('some have arrived', () => sink.arrivals.length > 200, { everyMs: 1 });
  sink.hold();
  await until('as many as may be are on their way', () => sink.waiting === CONCURRENCY);
  return id;
}
