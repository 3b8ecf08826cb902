import { type Job, type OutboxMessage, type Page } from '@jeongsi/contract';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { endedJob, sampleWorkflow, savedWorkflow } from '../testing/samples';
import { type Answer, TEST_KEY, TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
});
afterAll(() => api.stop());

const execute = (body: object, headers?: Record<string, string>): Promise<Answer> =>
  api.post('/api/workflow/execute', body, headers);

describe('executing a workflow', () => {
  it('answers the finished job, and leaves the planned one alone', async () => {
    const { id, nextJob } = await savedWorkflow(api);
    const answer = await execute({ workflowId: id, mode: 'live' });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      workflowId: id,
      status: 'completed',
      trigger: 'api',
      mode: 'live',
      deliveries: { delivered: 2, total: 2 },
    });
    expect((await api.get(`/api/workflows/${id}`)).json()).toMatchObject({ nextJob });
  });

  it('is a person’s doing when it comes with the session of the console', async () => {
    const { id } = await savedWorkflow(api);
    const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const signedIn = await api.raw({ method: 'POST', url: '/api/session', headers: json, payload: { key: TEST_KEY } });
    const [session] = signedIn.cookies;
    const answer = await api.raw({
      method: 'POST',
      url: '/api/workflow/execute',
      headers: { ...json, cookie: `${session?.name}=${session?.value}` },
      payload: { workflowId: id, mode: 'live' },
    });
    expect(answer.json()).toMatchObject({ trigger: 'manual' });
  });

  it('mixes variables in, stronger than those of the audience', async () => {
    const { id } = await savedWorkflow(api);
    const job = (await execute({ workflowId: id, mode: 'live', variables: { name: '여러분' } })).json<Job>();
    const { items } = (await api.get(`/api/outbox?jobId=${job.id}`)).json<Page<OutboxMessage>>();
    expect(items.map(({ body }) => body)).toEqual(Array(2).fill('여러분님, 좋은 아침이에요.'));
  });

  it('renders everybody into the outbox in test mode, and is never counted as sent', async () => {
    const { id } = await savedWorkflow(api);
    const job = (await execute({ workflowId: id, mode: 'test' })).json<Job>();
    expect(job).toMatchObject({ status: 'completed', mode: 'test' });
    const { items } = (await api.get(`/api/outbox?jobId=${job.id}`)).json<Page<OutboxMessage>>();
    expect(items.map(({ to, mode }) => [to, mode]).sort()).toEqual([
      ['jisoo@example.com', 'test'],
      ['minho@example.com', 'test'],
    ]);
  });

  it.each([
    ['no workflow', { mode: 'live' }, 400, 'workflowId: REQUIRED'],
    ['an unknown mode', { workflowId: 'x', mode: 'dry' }, 400, 'mode: NOT_ONE_OF'],
    ['a wait of 61 s', { workflowId: 'x', mode: 'live', waitSeconds: 61 }, 400, 'waitSeconds: OUT_OF_RANGE'],
    ['a wait in text', { workflowId: 'x', mode: 'live', waitSeconds: '5' }, 400, 'waitSeconds: NOT_WHOLE'],
    ['a number for a variable', { workflowId: 'x', mode: 'live', variables: { a: 1 } }, 400, 'variables.a: NOT_TEXT'],
    ['receivers in live mode', { workflowId: 'x', mode: 'live', recipients: ['a@b.kr'] }, 422, 'recipients: TEST_ONLY'],
  ])('refuses %s', async (_, body, status, finding) => {
    const answer = await execute(body);
    expect([answer.status, answer.findings]).toEqual([status, [finding]]);
  });

  it('is 404 for a workflow that is not there', async () => {
    expect((await execute({ workflowId: 'x', mode: 'live' })).problem.code).toBe('NOT_FOUND');
  });

  it('is 409 for a draft', async () => {
    const draft = (await api.post('/api/workflows', { ...sampleWorkflow(), status: 'draft' })).json<{ id: string }>();
    const answer = await execute({ workflowId: draft.id, mode: 'live' });
    expect([answer.status, answer.problem.code]).toEqual([409, 'WORKFLOW_IS_DRAFT']);
  });
});

describe('executing something slow', () => {
  /** Holds every request until told. */
  let sink: Server;
  let asked = 0;
  const held: (() => void)[] = [];
  const release = () => held.splice(0).forEach((answer) => answer());

  beforeAll(async () => {
    sink = createHttpServer((request, response) => {
      asked += 1;
      request.resume();
      held.push(() => response.end());
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    sink.closeAllConnections();
    sink.close();
  });

  async function slowWorkflow(): Promise<string> {
    const { port } = sink.address() as AddressInfo;
    const message = { channel: 'webhook', url: `http://127.0.0.1:${port}/`, body: '{"to":"#{email}"}' };
    const answer = await api.post('/api/workflows', { ...sampleWorkflow(), message });
    expect(answer.status).toBe(201);
    return answer.json<{ id: string }>().id;
  }

  it('answers 202 with the running job when the wait is over', async () => {
    const workflowId = await slowWorkflow();
    const before = asked;
    const waiting = execute({ workflowId, mode: 'live', waitSeconds: 5 });
    await api.eventually(async () => (asked === before + 2 ? true : undefined));
    await api.clock.advance(5_000);
    const answer = await waiting;
    expect(answer.status).toBe(202);
    expect(answer.json<Job>().status).toBe('running');
    release();
    expect(await endedJob(api, answer.json<Job>().id)).toMatchObject({
      status: 'completed',
      deliveries: { delivered: 2 },
    });
  });

  it('aborts it, and counts everybody', async () => {
    const workflowId = await slowWorkflow();
    const before = asked;
    const { id } = (await execute({ workflowId, mode: 'live', waitSeconds: 0 })).json<Job>();
    await api.eventually(async () => (asked === before + 2 ? true : undefined));
    const aborted = await api.post(`/api/scheduler/jobs/${id}/abort`);
    expect(aborted.status).toBe(200);
    expect(aborted.json()).toMatchObject({ status: 'cancelled' });
    release();
    const again = await api.post(`/api/scheduler/jobs/${id}/abort`);
    expect([again.status, again.problem.jobStatus]).toEqual([409, 'cancelled']);
  });

  it('tells a repeat that the first one is running, and gives it the first answer later', async () => {
    const workflowId = await slowWorkflow();
    const before = asked;
    const request = { workflowId, mode: 'live', waitSeconds: 60 };
    const key = { 'idempotency-key': 'slow-1' };
    const first = execute(request, key);
    await api.eventually(async () => (asked === before + 2 ? true : undefined));
    const meanwhile = await execute(request, key);
    expect([meanwhile.status, meanwhile.problem.code]).toEqual([409, 'IDEMPOTENCY_KEY_IN_USE']);
    expect(meanwhile.header('retry-after')).toBe('1');
    expect((await execute({ ...request, waitSeconds: 1 }, key)).problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
    release();
    const answer = await first;
    expect(answer.status).toBe(200);
    const repeat = await execute(request, key);
    expect([repeat.status, repeat.header('idempotency-replayed')]).toEqual([200, 'true']);
    expect(repeat.json()).toEqual(answer.json());
    expect(asked).toBe(before + 2);
  });
});
