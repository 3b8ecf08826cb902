import { type CreatedAccessKey, type Job, type OutboxMessage, type Page, type Workflow } from '@jeongsi/contract';
import { sampleWorkflow, savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

it('shows what stayed here, by job and page by page', async () => {
  const { id } = await savedWorkflow(api);
  const run = async () => (await api.post('/api/workflow/execute', { workflowId: id, mode: 'live' })).json<Job>();
  const [first, second] = [await run(), await run()];
  const list = async (query: string) => (await api.get(`/api/outbox?${query}`)).json<Page<OutboxMessage>>();

  const mine = await list(`jobId=${first.id}`);
  expect(mine.items).toHaveLength(2);
  expect(mine.items[1]).toEqual({
    id: expect.any(String),
    jobId: first.id,
    deliveryId: expect.any(String),
    to: 'jisoo@example.com',
    subject: '안내',
    body: '김지수님, 좋은 아침이에요.',
    mode: 'live',
    createdAt: '2026-11-23T01:00:00.000Z',
  });
  const newest = await list('limit=3');
  expect(newest.items.map(({ jobId }) => jobId)).toEqual([second.id, second.id, first.id]);
  expect((await list(`limit=3&cursor=${newest.nextCursor}`)).items).toHaveLength(1);
  expect((await api.get(`/api/outbox/${mine.items[0]?.id}`)).json()).toEqual(mine.items[0]);
});

it('keeps whole addresses from viewers', async () => {
  const input = { ...sampleWorkflow(), message: { channel: 'outbox', subject: '#{email}', body: '#{email}로 보내요' } };
  const { id: workflowId } = (await api.post('/api/workflows', input)).json<Workflow>();
  const { id } = (await api.post('/api/workflow/execute', { workflowId, mode: 'live' })).json<Job>();
  const viewer = (await api.post('/api/access-keys', { name: '민지', role: 'viewer' })).json<CreatedAccessKey>();
  const list = async (headers?: Record<string, string>) =>
    (await api.get(`/api/outbox?jobId=${id}`, headers)).json<Page<OutboxMessage>>().items;
  const seen = await list({ authorization: `Bearer ${viewer.key}` });
  expect(seen.at(-1)).toMatchObject({
    to: 'j***@example.com',
    subject: 'j***@example.com',
    body: 'j***@example.com로 보내요',
  });
  const one = await api.get(`/api/outbox/${seen[0]?.id}`, { authorization: `Bearer ${viewer.key}` });
  expect(one.json()).toEqual(seen[0]);
  expect((await list()).at(-1)).toMatchObject({ to: 'jisoo@example.com', body: 'jisoo@example.com로 보내요' });
});

it('is 404 for a message that is not there', async () => {
  for (const id of ['x', '019ab1c4-0c02-7aa4-8d15-e27b90f4c63a']) {
    expect((await api.get(`/api/outbox/${id}`)).problem.code).toBe('NOT_FOUND');
  }
});

it('refuses what it does not know', async () => {
  expect((await api.get('/api/outbox?cursor=x')).findings).toEqual(['cursor: INVALID_CURSOR']);
  expect((await api.get('/api/outbox?to=x')).findings).toEqual(['to: UNKNOWN_FIELD']);
});
