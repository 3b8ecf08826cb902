import { type Job } from '@jeongsi/contract';
import { useStage } from '../stage/stage';
import { until } from '../stage/until';
import { FAR, people, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

describe('test mode', () => {
  it('renders everybody to the outbox and reaches nobody', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const message = webhookMessage(sink.url);
    const saved = await api.save(workflow({ audience: people(50), message, schedule: FAR }));
    const answer = await api.call<Job>('POST', '/workflow/execute', { workflowId: saved.id, mode: 'test' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'completed', mode: 'test', trigger: 'api' } });

    const outbox = await api.outbox(answer.body.id);
    expect(outbox).toHaveLength(50);
    expect(outbox.find(({ to }) => to === 'r7@example.com')).toMatchObject({
      mode: 'test',
      body: '{"to":"r7@example.com","name":"고객 7"}',
    });
    expect(sink.arrivals).toEqual([]);
    // The planned one is still there.
    expect(await api.jobs('status=pending')).toMatchObject([{ id: saved.nextJob?.id }]);
  });

  it('reaches the recipients that the request names, and only them', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const message = webhookMessage(sink.url);
    const saved = await api.save(workflow({ audience: people(50), message, schedule: FAR }));
    const recipients = ['r3@example.com', 'tester@example.com'];
    const answer = await api.call<Job>('POST', '/workflow/execute', { workflowId: saved.id, mode: 'test', recipients });
    expect(answer).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(sink.arrivals).toHaveLength(2);
    expect(sink.arrivals.some(({ to, body }) => to === 'r3@example.com' && body['name'] === '고객 3')).toBe(true);
    expect(await api.outbox(answer.body.id)).toHaveLength(49);
  });

  it('runs a draft, which live mode refuses', async () => {
    const { api } = await stage.server();
    const { id } = await api.save(workflow({ status: 'draft' }));
    expect((await api.call('POST', '/workflow/execute', { workflowId: id, mode: 'live' })).status).toBe(409);
    const answer = await api.call<Job>('POST', '/workflow/execute', { workflowId: id, mode: 'test' });
    expect(answer).toMatchObject({ status: 200, body: { status: 'completed' } });
  });
});

describe('executing', () => {
  it('answers the finished job with 200, or with 202 the job that still goes', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const saved = await api.save(workflow({ message: webhookMessage(sink.url), schedule: FAR }));
    const request = { workflowId: saved.id, mode: 'live' };
    const quick = await api.call<Job>('POST', '/workflow/execute', request);
    expect(quick).toMatchObject({ status: 200, body: { status: 'completed', deliveries: { delivered: 1 } } });

    sink.hold();
    const slow = await api.call<Job>('POST', '/workflow/execute', { ...request, waitSeconds: 1 });
    expect(slow).toMatchObject({ status: 202, body: { status: 'running' } });
    sink.release();
    await until('it ends', async () => (await api.job(slow.body.id)).status === 'completed');
    expect(sink.arrivals).toHaveLength(2);
  });

  it('twice with one Idempotency-Key runs once', async () => {
    const { api } = await stage.server();
    const sink = await stage.httpSink();
    const saved = await api.save(workflow({ message: webhookMessage(sink.url), schedule: FAR }));
    const send = () =>
      api.call<Job>(
        'POST',
        '/workflow/execute',
        { workflowId: saved.id, mode: 'live' },
        { 'Idempotency-Key': 'run-once' },
      );
    const first = await send();
    const second = await send();
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.id).toBe(first.body.id);
    expect(second.headers.get('Idempotency-Replayed')).toBe('true');
    expect(sink.arrivals).toHaveLength(1);
  });

  it('fills in variables that come with the request', async () => {
    const { api } = await stage.server();
    const message = { channel: 'outbox' as const, body: '#{이름}님, #{기한}까지예요.' };
    const saved = await api.save(workflow({ message, schedule: FAR }));
    const variables = { 기한: '금요일' };
    const answer = await api.call<Job>('POST', '/workflow/execute', { workflowId: saved.id, mode: 'live', variables });
    expect(answer.body).toMatchObject({ status: 'completed', deliveries: { delivered: 1 } });
    expect(await api.outbox(answer.body.id)).toMatchObject([{ body: '고객 0님, 금요일까지예요.' }]);
  });
});
