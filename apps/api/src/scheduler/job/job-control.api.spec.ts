import { type Delivery, type Job, type JobDetail, type Page } from '@jeongsi/contract';
import { endedJob, sampleWorkflow } from '../../testing/samples';
import { type Answer, TestApi } from '../../testing/test-api';
import { TestSink } from '../../testing/test-sink';

let api: TestApi;
let sink: TestSink;
beforeEach(async () => {
  sink = await TestSink.start();
  api = await TestApi.start({ environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
});
afterEach(async () => {
  sink.release();
  await api.stop();
  await sink.stop();
});

const post = (job: Job, action: string, headers?: Record<string, string>): Promise<Answer> =>
  api.post(`/api/scheduler/jobs/${job.id}/${action}`, undefined, headers);
const read = async (job: Job) => (await api.get(`/api/scheduler/jobs/${job.id}`)).json<JobDetail>();

/** A job in the middle: its first message is on its way, the second waits behind it. */
async function jobInTheMiddle(): Promise<Job> {
  sink.mode = 'hold';
  const message = { channel: 'webhook', url: sink.url, body: '{"to":"#{email}"}' };
  const input = { ...sampleWorkflow(), message, sending: { concurrency: 1 } };
  const { id: workflowId } = (await api.post('/api/workflows', input)).json<{ id: string }>();
  const execution = { workflowId, mode: 'live', waitSeconds: 0 };
  const job = (await api.post('/api/workflow/execute', execution)).json<Job>();
  await api.eventually(async () => (sink.asked.length === 1 ? true : undefined));
  return job;
}

/** Lets the one on its way come home. */
async function letThrough(job: Job): Promise<void> {
  sink.mode = 'take';
  sink.release();
  await api.eventually(async () => ((await read(job)).deliveries.delivered === 1 ? true : undefined));
}

describe('pausing a job', () => {
  it('lets nothing start, and goes on with the next when resumed', async () => {
    const job = await jobInTheMiddle();
    const paused = await post(job, 'pause');
    expect(paused.status).toBe(200);
    expect(paused.json()).toMatchObject({ status: 'pending', paused: true, reason: 'paused' });
    expect(paused.header('etag')).toBe(`"${paused.json<Job>().version}"`);
    await letThrough(job);
    await api.clock.advance(3_600_000);
    expect(sink.asked).toHaveLength(1);
    expect(await read(job)).toMatchObject({ paused: true, deliveries: { delivered: 1, pending: 1 } });

    const resumed = await post(job, 'resume');
    expect([resumed.status, resumed.json<Job>().paused]).toEqual([200, undefined]);
    const ended = await endedJob(api, job.id);
    expect(ended).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: 2, total: 2 } });
    expect(ended).not.toHaveProperty('paused');
    expect(new Set(sink.asked).size).toBe(2);
    expect((await read(job)).events.map(({ type }) => type)).toEqual(['paused', 'resumed']);
  });

  it('needs the newest version when it names one, and a job that runs', async () => {
    const job = await jobInTheMiddle();
    const { version } = await read(job);
    expect((await post(job, 'pause', { 'if-match': `"${version - 1}"` })).problem.code).toBe('STALE');
    expect((await post(job, 'resume')).problem).toMatchObject({ status: 409, jobStatus: 'running' });
    const paused = await post(job, 'pause', { 'if-match': `"${version}"` });
    expect(paused.status).toBe(200);
    // Who asks twice wanted no more than once.
    expect((await post(job, 'pause')).json()).toEqual(paused.json());
    expect((await post(job, 'resume', { 'if-match': `"${version}"` })).problem.code).toBe('STALE');
    expect((await post(job, 'resume', { 'if-match': paused.header('etag') ?? '' })).status).toBe(200);
  });

  it('happens once per key', async () => {
    const job = await jobInTheMiddle();
    const first = await post(job, 'pause', { 'idempotency-key': 'p' });
    const again = await post(job, 'pause', { 'idempotency-key': 'p' });
    expect([again.status, again.header('idempotency-replayed'), again.json()]).toEqual([200, 'true', first.json()]);
    expect((await read(job)).events).toHaveLength(1);
  });

  it.each([
    ['cancelled', (job: Job) => api.call('DELETE', `/api/scheduler/jobs/${job.id}`)],
    ['aborted', (job: Job) => post(job, 'abort')],
  ])('can be followed by its being %s', async (_, stop) => {
    const job = await jobInTheMiddle();
    await post(job, 'pause');
    await letThrough(job);
    const stopped = await stop(job);
    expect([stopped.status, stopped.json<Job>().status]).toEqual([200, 'cancelled']);
    expect(await read(job)).toMatchObject({
      deliveries: { delivered: 1, skipped: 1, total: 2 },
      reasons: [{ state: 'skipped', errorCode: 'cancelled', count: 1 }],
    });
    expect(await read(job)).not.toHaveProperty('paused');
  });
});

describe('a held job', () => {
  /** It is 10:00 in Seoul, and the window opens at 20:00. */
  async function heldJob(): Promise<JobDetail> {
    const sending = { window: { from: '20:00', to: '21:00', outside: 'hold' } };
    const saved = await api.post('/api/workflows', { ...sampleWorkflow(), sending });
    const execution = { workflowId: saved.json<{ id: string }>().id, mode: 'live', waitSeconds: 0 };
    const job = (await api.post('/api/workflow/execute', execution)).json<Job>();
    return api.eventually(async () => {
      const now = await read(job);
      return now.reason === 'held' ? now : undefined;
    });
  }

  it('says until when, for everybody and for each', async () => {
    const job = await heldJob();
    const at = '2026-11-23T11:00:00.000Z';
    expect(job).toMatchObject({ status: 'pending', scheduledTime: at, deliveries: { held: 2, total: 2 } });
    expect(job.reasons).toEqual([{ state: 'held', errorCode: 'window', count: 2 }]);
    expect(job.events).toMatchObject([{ type: 'held', params: { until: at } }]);
    const list = await api.get(`/api/scheduler/jobs/${job.id}/deliveries?state=held`);
    expect(list.json<Page<Delivery>>().items.map(({ nextTryAt }) => nextTryAt)).toEqual([at, at]);
    await api.clock.advance(10 * 3_600_000);
    expect(await endedJob(api, job.id)).toMatchObject({ status: 'completed', deliveries: { delivered: 2 } });
  });

  it.each([
    ['cancelled', (job: Job) => api.call('DELETE', `/api/scheduler/jobs/${job.id}`)],
    ['aborted', (job: Job) => post(job, 'abort')],
  ])('can be %s', async (_, stop) => {
    const job = await heldJob();
    const stopped = await stop(job);
    expect([stopped.status, stopped.json<Job>().status]).toEqual([200, 'cancelled']);
    expect((await read(job)).deliveries).toMatchObject({ held: 0, skipped: 2, total: 2 });
  });

  it('is not paused: it waits already', async () => {
    expect((await post(await heldJob(), 'pause')).problem).toMatchObject({ status: 409, jobStatus: 'pending' });
  });
});

describe('a delivery of which nobody knows', () => {
  /** Both recipients are in doubt: the connection broke after the request had gone out. */
  async function unknownDeliveries(): Promise<[job: Job, deliveries: Delivery[]]> {
    sink.mode = 'break';
    const message = { channel: 'webhook', url: sink.url, body: '{"to":"#{email}"}' };
    const input = { ...sampleWorkflow(), message, policy: { maxRetries: 0 } };
    const { id: workflowId } = (await api.post('/api/workflows', input)).json<{ id: string }>();
    const job = (await api.post('/api/workflow/execute', { workflowId, mode: 'live' })).json<Job>();
    const list = await api.get(`/api/scheduler/jobs/${job.id}/deliveries?state=unknown`);
    const { items } = list.json<Page<Delivery>>();
    expect(items).toHaveLength(2);
    return [job, items];
  }
  const decide = (job: Job, delivery: Delivery, action: string, body?: object, headers?: Record<string, string>) =>
    api.post(`/api/scheduler/jobs/${job.id}/deliveries/${delivery.id}/${action}`, body, headers);

  it('is sent again by a person, under the same key', async () => {
    const [job, [delivery]] = await unknownDeliveries();
    sink.mode = 'take';
    const sent = await decide(job, delivery as Delivery, 'resend');
    expect([sent.status, sent.json<Delivery>().state]).toEqual([200, 'delivered']);
    expect(sink.asked.filter((key) => key === delivery?.id)).toHaveLength(2);
    expect(sent.json<Delivery>().address).toContain('***');
    expect(await read(job)).toMatchObject({ deliveries: { delivered: 1, unknown: 1, total: 2 } });

    const again = await decide(job, delivery as Delivery, 'resend');
    expect([again.status, again.problem.code]).toEqual([409, 'DELIVERY_NOT_UNKNOWN']);
    expect(again.problem.detail).toContain('delivered');
  });

  it('is sent again once per key', async () => {
    const [job, [delivery]] = await unknownDeliveries();
    sink.mode = 'take';
    const resend = () => decide(job, delivery as Delivery, 'resend', undefined, { 'idempotency-key': 'r' });
    expect((await resend()).status).toBe(200);
    expect((await resend()).status).toBe(200);
    expect(sink.asked.filter((key) => key === delivery?.id)).toHaveLength(2);
  });

  it.each(['delivered', 'failed'] as const)('is settled as %s by a person, and nothing is sent', async (state) => {
    const [job, [delivery]] = await unknownDeliveries();
    const settled = await decide(job, delivery as Delivery, 'settle', { state });
    expect([settled.status, settled.json<Delivery>()]).toMatchObject([200, { state, errorCode: 'settled' }]);
    expect(sink.asked).toHaveLength(2);
    expect((await decide(job, delivery as Delivery, 'settle', { state })).problem.code).toBe('DELIVERY_NOT_UNKNOWN');
    const found = await api.get(`/api/scheduler/jobs/${job.id}/deliveries/${delivery?.id}`);
    expect(found.json()).toEqual(settled.json());
    expect((await read(job)).events.map(({ type }) => type)).toContain('settled');
  });

  it.each([
    [{}, 'state: REQUIRED'],
    [{ state: 'skipped' }, 'state: NOT_ONE_OF'],
    [{ state: 'failed', note: 'x' }, 'note: UNKNOWN_FIELD'],
  ])('is not settled by %j', async (body, finding) => {
    const [job, [delivery]] = await unknownDeliveries();
    const answer = await decide(job, delivery as Delivery, 'settle', body);
    expect([answer.status, answer.findings]).toEqual([400, [finding]]);
  });
});
