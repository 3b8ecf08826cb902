import {
  type CreatedAccessKey,
  type Job,
  type OutboxListing,
  type OutboxMessage,
  type Page,
  type Workflow,
} from '@jeongsi/contract';
import { sampleWorkflow, savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  // Nothing is sent to it: tests stay in the outbox.
  api = await TestApi.start({ environment: { SMTP_URL: 'smtp://127.0.0.1:1', SMTP_FROM: 'shop@example.com' } });
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
    channel: 'outbox',
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

it('finds by channel, by words, and by both in one job', async () => {
  const email = { channel: 'email', subject: '정산 #{name}', body: '010-1234-5678로 물어보세요' };
  const test = async (message: object) => {
    const { id: workflowId } = (await api.post('/api/workflows', { ...sampleWorkflow(), message })).json<Workflow>();
    const ran = await api.post('/api/workflow/execute', { workflowId, mode: 'test' });
    expect(ran.status).toBe(200);
    return ran.json<Job>();
  };
  const list = async (query: Record<string, string>) =>
    (await api.get(`/api/outbox?${new URLSearchParams(query)}`)).json<OutboxListing>();
  const tested = await test(email);
  expect((await list({ channel: 'email' })).items.map(({ jobId }) => jobId)).toEqual([tested.id, tested.id]);
  expect((await list({ channel: 'email', jobId: tested.id })).items).toHaveLength(2);
  expect(await list({ channel: 'sms', jobId: tested.id })).toEqual({ items: [], nextCursor: null });
  const found = await list({ search: '정산 김지수' });
  expect(found).toMatchObject({ items: [{ to: 'jisoo@example.com', channel: 'email' }], nextCursor: null });
  expect((await list({ search: 'JISOO@', jobId: tested.id })).items).toHaveLength(1);
  expect((await list({ search: '+82 10-1234-5678' })).items).toEqual([]);
  expect((await list({ search: '010-1234' })).items).toHaveLength(2);
  const first = await list({ search: '정산', limit: '1' });
  const second = await list({ search: '정산', limit: '1', cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items].map(({ to }) => to)).toEqual(['minho@example.com', 'jisoo@example.com']);
  expect(second.nextCursor).toBeNull();
});

it('lets viewers find no more than they see', async () => {
  const input = { ...sampleWorkflow(), message: { channel: 'outbox', body: '#{name}님께 #{email}로 보내요' } };
  const { id: workflowId } = (await api.post('/api/workflows', input)).json<Workflow>();
  const { id } = (await api.post('/api/workflow/execute', { workflowId, mode: 'live' })).json<Job>();
  const { key } = (await api.post('/api/access-keys', { name: '하준', role: 'viewer' })).json<CreatedAccessKey>();
  const found = async (search: string, headers?: Record<string, string>) =>
    (await api.get(`/api/outbox?jobId=${id}&search=${encodeURIComponent(search)}`, headers)).json<OutboxListing>().items
      .length;
  const viewer = { authorization: `Bearer ${key}` };
  expect([await found('jiso'), await found('jiso', viewer)]).toEqual([1, 0]);
  expect([await found('김지수', viewer), await found('@example.com', viewer)]).toEqual([1, 2]);
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
  expect((await api.get('/api/outbox?channel=fax')).findings).toEqual(['channel: NOT_ONE_OF']);
  expect((await api.get('/api/outbox?search=')).findings).toEqual(['search: TOO_SHORT']);
  expect((await api.get('/api/outbox?to=x')).findings).toEqual(['to: UNKNOWN_FIELD']);
});
