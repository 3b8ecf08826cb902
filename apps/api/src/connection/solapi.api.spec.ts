import {
  type Connection,
  type ConnectionAccount,
  type Job,
  type Workflow,
  type WorkflowPreview,
} from '@jeongsi/contract';
import { SOLAPI_ACCOUNT, startFakeSolapi } from '../testing/fake-solapi-process';
import { endedJob, sampleWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let solapi: Awaited<ReturnType<typeof startFakeSolapi>>;
let api: TestApi;
beforeAll(async () => {
  solapi = await startFakeSolapi();
});
afterAll(() => solapi.stop());
beforeEach(async () => {
  // Solapi refuses clocks that differ from its own.
  api = await TestApi.start({ now: Date.now(), environment: { SOLAPI_BASE_URL: solapi.url } });
});
afterEach(() => api.stop());

async function saved(secrets: object = SOLAPI_ACCOUNT): Promise<string> {
  const answer = await api.post('/api/connections', { kind: 'solapi', name: '알림', settings: {}, secrets });
  return answer.json<Connection>().id;
}
const audience = {
  source: 'list',
  mapping: { address: 'phone', name: 'name' },
  rows: [
    { phone: '010-1234-5678', name: '김지수' },
    { phone: '1098765432', name: '아주 긴 이름을 가진 '.repeat(5) },
  ],
};
const sms = async (connectionId: string) => {
  const { senders } = (await api.get(`/api/connections/${connectionId}/account`)).json<ConnectionAccount>();
  return { channel: 'sms', connectionId, from: senders[0]?.number ?? '021234567', body: '#{name}님, 내일 만나요.' };
};

it('tells what the provider knows, and that it works', async () => {
  const id = await saved();
  expect((await api.post(`/api/connections/${id}/test`)).json()).toMatchObject({ ok: true });
  const account = (await api.get(`/api/connections/${id}/account`)).json<ConnectionAccount>();
  expect(account).toMatchObject({
    balance: { cash: expect.any(Number), points: expect.any(Number) },
    prices: { SMS: expect.any(Number), LMS: expect.any(Number), ALIMTALK: expect.any(Number) },
  });
  expect(account.senders.length).toBeGreaterThan(0);
  expect(account.templates.length).toBeGreaterThan(0);
});

it('previews types, sizes and cost by the price list of the provider', async () => {
  const message = await sms(await saved());
  const shown = (await api.post('/api/workflows/preview', { audience, message })).json<WorkflowPreview>();
  expect(shown).toMatchObject({ recipients: 2, types: { SMS: 1, LMS: 1 } });
  expect(shown.samples[0]).toMatchObject({ type: 'SMS', size: { limit: 90, unit: 'bytes' } });
  const { SMS = 0, LMS = 0 } = shown.cost?.perType ?? {};
  expect(SMS).toBeGreaterThan(0);
  expect(shown.cost?.total).toBe(SMS + LMS);
});

it('sends, and knows then that the connection works', async () => {
  const connectionId = await saved();
  const message = await sms(connectionId);
  const { id: workflowId } = (
    await api.post('/api/workflows', { ...sampleWorkflow(), audience, message })
  ).json<Workflow>();
  const run = await api.post('/api/workflow/execute', { workflowId, mode: 'live', waitSeconds: 0 });
  const job = await endedJob(api, run.json<Job>().id);
  expect(job).toMatchObject({ status: 'completed', deliveries: { total: 2, accepted: 2 } });
  expect((await api.get(`/api/connections/${connectionId}`)).json()).toMatchObject({ state: 'ok' });
});

it('shows a refused key on the connection and on every workflow that uses it, once a job has met it', async () => {
  const connectionId = await saved({ apiKey: 'NCSWRONG', apiSecret: 'wrongwrongwrong' });
  const message = { channel: 'sms', connectionId, from: '021234567', body: 'b' };
  const { id: workflowId } = (
    await api.post('/api/workflows', { ...sampleWorkflow(), audience, message })
  ).json<Workflow>();
  const run = await api.post('/api/workflow/execute', { workflowId, mode: 'live', waitSeconds: 0 });
  const job = await endedJob(api, run.json<Job>().id);
  expect(job.status).toBe('failed');
  const connection = (await api.get(`/api/connections/${connectionId}`)).json<Connection>();
  expect(connection).toMatchObject({ state: 'broken', problem: { code: expect.any(String) } });
  expect((await api.get(`/api/workflows/${workflowId}`)).json()).toMatchObject({
    problems: [{ code: 'CONNECTION_BROKEN', connectionId }],
  });
});

it('uses the account of the settings where a connection brings none', async () => {
  await api.stop();
  api = await TestApi.start({
    now: Date.now(),
    environment: {
      SOLAPI_BASE_URL: solapi.url,
      SOLAPI_API_KEY: SOLAPI_ACCOUNT.apiKey,
      SOLAPI_API_SECRET: SOLAPI_ACCOUNT.apiSecret,
    },
  });
  const id = await saved({});
  expect((await api.post(`/api/connections/${id}/test`)).json()).toMatchObject({ ok: true });
});
