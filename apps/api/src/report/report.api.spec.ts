import { createHash } from 'node:crypto';
import {
  type Connection,
  type Delivery,
  type Job,
  type JobDetail,
  type Page,
  type ReportReceipt,
} from '@jeongsi/contract';
import { StoreUnavailable, UnitOfWork } from '@jeongsi/engine';
import { sampleWorkflow } from '../testing/samples';
import { Answer, TestApi } from '../testing/test-api';
import { TestSink } from '../testing/test-sink';

const SECRET = 'a-webhook-secret';
const NOWHERE = '019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44';

let api: TestApi;
let sink: TestSink;
let connection: Connection;
beforeEach(async () => {
  sink = await TestSink.start();
  api = await TestApi.start({ environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  connection = await solapiConnection({ webhookSecret: SECRET });
});
afterEach(async () => {
  await api.stop();
  await sink.stop();
});

async function solapiConnection(secrets: Record<string, string>): Promise<Connection> {
  const input = { name: `문자 ${Object.keys(secrets).length}`, kind: 'solapi', settings: {} };
  const keys = { apiKey: 'NCSAAAAAAAAAAAAA', apiSecret: 'x'.repeat(32) };
  const answer = await api.post('/api/connections', { ...input, secrets: { ...keys, ...secrets } });
  expect(answer.status).toBe(201);
  return answer.json<Connection>();
}

/** As Solapi calls: without a key of ours. */
async function post(body: unknown, headers: Record<string, string> = {}, id = connection.id): Promise<Answer> {
  const response = await api.raw({
    method: 'POST',
    url: `/api/reports/solapi/${id}`,
    headers: { 'content-type': 'application/json', 'x-solapi-secret': SECRET, ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return new Answer(response);
}
const receipt = (answer: Answer) => answer.json<ReportReceipt>();

/** A job whose two deliveries a provider took: nobody knows yet whether they arrived. */
async function takenDeliveries(): Promise<[job: Job, deliveries: Delivery[]]> {
  sink.mode = 'break';
  const message = { channel: 'webhook', url: sink.url, body: '{"to":"#{email}"}' };
  const input = { ...sampleWorkflow(), message, policy: { maxRetries: 0 } };
  const { id: workflowId } = (await api.post('/api/workflows', input)).json<{ id: string }>();
  const job = (await api.post('/api/workflow/execute', { workflowId, mode: 'live' })).json<Job>();
  const list = await api.get(`/api/scheduler/jobs/${job.id}/deliveries?state=unknown`);
  return [job, list.json<Page<Delivery>>().items];
}

const report = (delivery: Delivery | undefined, statusCode: string, more: object = {}) => ({
  messageId: `M4V-${delivery?.id}`,
  statusCode,
  to: '01012345678',
  text: '안녕하세요',
  customFields: { jobId: delivery?.jobId, deliveryId: delivery?.id },
  ...more,
});

const counts = async (job: Job) => (await api.get(`/api/scheduler/jobs/${job.id}`)).json<JobDetail>().deliveries;

it('says of each message what became of it', async () => {
  const [job, [one, two]] = await takenDeliveries();
  const answer = await post([report(one, '4000'), report(two, '3058')]);
  expect([answer.status, receipt(answer)]).toEqual([200, { received: 2, counted: 2, leftOut: 0 }]);
  expect(await counts(job)).toMatchObject({ delivered: 1, failed: 1, unknown: 0, total: 2 });
});

it('counts what comes again, or in another order, once', async () => {
  const [job, [one, two]] = await takenDeliveries();
  const calls = [[report(two, '4000')], [report(one, '4000'), report(two, '4000')], [report(one, '3058')]];
  const counted: number[] = [];
  for (const call of calls) counted.push(receipt(await post(call)).counted);
  expect(counted).toEqual([1, 1, 0]);
  expect(await counts(job)).toMatchObject({ delivered: 2, failed: 0, total: 2 });
});

it('passes over what is not ours, not final, or cannot be read', async () => {
  const [job, [one]] = await takenDeliveries();
  const answer = await post([
    report(one, '2000'),
    { ...report(one, '4000'), customFields: {} },
    { ...report(one, '4000'), customFields: { jobId: NOWHERE, deliveryId: NOWHERE } },
    { ...report(one, '4000'), customFields: { jobId: job.id, deliveryId: 'nonsense' } },
    'nonsense',
    null,
  ]);
  expect(answer.status).toBe(200);
  expect(receipt(answer)).toMatchObject({ counted: 0, leftOut: 2 });
  expect(await counts(job)).toMatchObject({ unknown: 2, total: 2 });
});

it('takes the secret plain or hashed, and no key', async () => {
  const sha1 = createHash('sha1').update(SECRET).digest('hex');
  expect((await post([], { 'x-solapi-secret': sha1 })).status).toBe(200);
  expect((await post([], { 'x-solapi-event-name': 'GROUP-REPORT' })).status).toBe(200);
});

it('refuses a wrong secret, slowing whoever goes on guessing, and never the right one', async () => {
  const [job, [one]] = await takenDeliveries();
  const wrong = () => post([report(one, '4000')], { 'x-solapi-secret': 'guess' });
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess += 1) statuses.push((await wrong()).status);
  expect(statuses.slice(0, 4)).toEqual([401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
  expect((await wrong()).header('retry-after')).toMatch(/^\d+$/);
  expect(await counts(job)).toMatchObject({ unknown: 2 });
  expect(receipt(await post([report(one, '4000')])).counted).toBe(1);
});

it('refuses everything while no secret is set', async () => {
  const bare = await solapiConnection({});
  for (const guess of ['', 'undefined', SECRET]) {
    expect((await post([], { 'x-solapi-secret': guess }, bare.id)).status).toBe(401);
  }
});

it.each([
  ['another connection', () => post([], {}, NOWHERE), 404, 'NOT_FOUND'],
  ['nonsense for an id', () => post([], {}, 'nonsense'), 404, 'NOT_FOUND'],
  ['what is no list', () => post({ messageId: 'x' }), 400, 'VALIDATION_FAILED'],
  ['what is no JSON', () => post('[{'), 400, 'INVALID_JSON'],
  ['more than 5 MB', () => post(JSON.stringify(['x'.repeat(5 * 1024 * 1024)])), 413, 'TOO_LARGE'],
])('refuses %s', async (_, call, status, code) => {
  const answer = await call();
  expect([answer.status, answer.problem.code]).toEqual([status, code]);
});

it('asks Solapi to come again when nothing can be saved', async () => {
  const [, [one]] = await takenDeliveries();
  jest.spyOn(api.app.get(UnitOfWork), 'write').mockRejectedValueOnce(new StoreUnavailable('full'));
  expect((await post([report(one, '4000')])).status).toBe(507);
  expect(receipt(await post([report(one, '4000')])).counted).toBe(1);
});
