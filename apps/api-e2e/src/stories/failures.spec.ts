import { type Job } from '@jeongsi/contract';
import { type HttpSink } from '../stage/http-sink';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

/** The wait before the first retry is about a second, ±20 %. */
const FIRST_RETRY_MS = 800;

describe('a receiver that fails', () => {
  it('for a while is tried again with the same key, and holds up nobody else', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const seen = new Map<string, number>();
    sink.respond = ({ to }) => {
      seen.set(to, (seen.get(to) ?? 0) + 1);
      return { status: to === 'r1@example.com' && seen.get(to) === 1 ? 503 : 204 };
    };
    const saved = await api.save(workflow({ audience: people(5), message: webhookMessage(sink.url), schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    expect(await api.ended(id)).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: 5 } });
    expect(sink.arrivals).toHaveLength(6);
    const [first, second] = arrivalsOf(sink, 'r1@example.com');
    expect(second?.key).toBe(first?.key);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(FIRST_RETRY_MS);
    expect(
      sink.arrivals
        .slice(0, 5)
        .map(({ to }) => to)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4].map((n) => `r${n}@example.com`));
  });

  it('for good is not tried again; the job says how many, and `retry failed` reaches only those', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    sink.respond = ({ to }) => ({ status: /^r[12]@/.test(to) ? 400 : 204 });
    const saved = await api.save(workflow({ audience: people(5), message: webhookMessage(sink.url), schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: 3, failed: 2, total: 5 } });
    expect(job.error).toContain('2');
    expect(sink.arrivals).toHaveLength(5);

    sink.respond = () => ({ status: 204 });
    const again = await api.act<Job>(`/scheduler/jobs/${id}/retry`, { scope: 'failed' });
    expect(await api.ended(again.id)).toMatchObject({
      status: 'completed',
      trigger: 'retry',
      deliveries: { delivered: 2, total: 2 },
    });
    expect(
      sink.arrivals
        .slice(5)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['r1@example.com', 'r2@example.com']);
  });

  it('for everybody fails the job', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    sink.respond = () => ({ status: 410 });
    const saved = await api.save(workflow({ audience: people(3), message: webhookMessage(sink.url), schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'failed', deliveries: { failed: 3, total: 3 } });
    expect(job.error).toBeDefined();
    expect(await api.status()).toMatchObject({ failedJobs: 1 });
  });

  it('never follows a redirect', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    sink.respond = () => ({ status: 307, headers: { Location: `${sink.url}/elsewhere` } });
    const saved = await api.save(workflow({ message: webhookMessage(sink.url), schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    expect(await api.ended(id)).toMatchObject({ status: 'failed', deliveries: { failed: 1 } });
    expect(sink.arrivals).toHaveLength(1);
  });
});

describe('a job that takes longer than it may', () => {
  it('is cut off at once, and says who is in doubt', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    sink.hold();
    const saved = await api.save(
      workflow({
        audience: people(3),
        message: webhookMessage(sink.url),
        policy: { timeoutSeconds: 1, maxRetries: 0 },
        sending: { concurrency: 2 },
        schedule: FAR,
      }),
    );
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id, { withinMs: 5_000 });
    expect(job).toMatchObject({ status: 'failed', deliveries: { unknown: 2, sending: 0, total: 3 } });
    const rest = await until('the rest is accounted for', async () => {
      const { deliveries } = await api.job(id);
      return deliveries.pending === 0 && deliveries;
    });
    expect(rest).toMatchObject({ unknown: 2, skipped: 1, total: 3 });
    expect(sink.arrivals).toHaveLength(2);
  });
});

function arrivalsOf(sink: HttpSink, recipient: string): HttpSink['arrivals'] {
  return sink.arrivals.filter(({ to }) => to === recipient);
}
