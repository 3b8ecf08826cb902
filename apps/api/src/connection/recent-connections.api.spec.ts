import { type Connection, type Job, type RecentConnections, type Workflow } from '@jeongsi/contract';
import { endedJob, sampleWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';
import { TestSink } from '../testing/test-sink';

let api: TestApi;
let sink: TestSink;
beforeAll(async () => {
  api = await TestApi.start({ environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
  sink = await TestSink.start();
});
afterAll(async () => {
  await api.stop();
  await sink.stop();
});

it('tells what left through a connection in the last 24 hours, tests left out', async () => {
  const recent = async () => (await api.get('/api/connections/recent')).json<RecentConnections>();
  expect(await recent()).toEqual({ since: '2026-11-22T01:00:00.000Z', items: [] });
  const made = await api.post('/api/connections', {
    kind: 'webhook',
    name: '주문 시스템',
    settings: { origin: new URL(sink.url).origin },
  });
  const { id: connectionId } = made.json<Connection>();
  const message = { channel: 'webhook', connectionId, url: sink.url, body: '{}' };
  const { id: workflowId } = (await api.post('/api/workflows', { ...sampleWorkflow(), message })).json<Workflow>();
  for (const mode of ['test', 'live'] as const) {
    const started = await api.post('/api/workflow/execute', { workflowId, mode, waitSeconds: 0 });
    await endedJob(api, started.json<Job>().id);
  }
  expect((await recent()).items).toEqual([
    { connectionId, reached: 2, failed: 0, unknown: 0, lastReachedAt: '2026-11-23T01:00:00.000Z' },
  ]);
});
