import { type Delivery, type Job, type Page, type Suppression, type Workflow } from '@jeongsi/contract';
import { sampleWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

const add = (body: object, headers?: Record<string, string>) => api.post('/api/suppressions', body, headers);
const list = async (query = '') => (await api.get(`/api/suppressions${query}`)).json<Page<Suppression>>().items;

it('keeps an address as it is compared, however it was written', async () => {
  const answer = await add({ address: ' Kim@Example.com', reason: '메일로' });
  expect(answer.status).toBe(201);
  expect(answer.json()).toMatchObject({
    address: 'kim@example.com',
    scope: 'advertising',
    reason: '메일로',
    createdAt: '2026-11-23T01:00:00.000Z',
  });
  expect((await add({ address: '010-1234-5678', scope: 'all' })).json()).toMatchObject({ address: '01012345678' });
});

it('answers the one that is there already', async () => {
  const first = (await add({ address: '010-1234-5678' })).json<Suppression>();
  const again = await add({ address: '01012345678', reason: 'again' });
  expect([again.status, again.json()]).toEqual([200, first]);
  expect(await list()).toHaveLength(1);
});

it('gives a repeat with the same key the first answer, also after it was removed', async () => {
  const key = { 'idempotency-key': 'a' };
  const first = await add({ address: '010-1234-5678' }, key);
  await api.call('DELETE', `/api/suppressions/${first.json<Suppression>().id}`);
  const repeat = await add({ address: '010-1234-5678' }, key);
  expect([repeat.status, repeat.header('idempotency-replayed')]).toEqual([201, 'true']);
  expect(await list()).toEqual([]);
});

it('lists masked addresses newest first, and finds a person by the whole one', async () => {
  await add({ address: 'kim@example.com' });
  await add({ address: '010-1234-5678' });
  expect((await list()).map(({ address }) => address)).toEqual(['010-****-5678', 'k***@example.com']);
  expect((await list('?search=010-1234-5678')).map(({ address }) => address)).toEqual(['010-****-5678']);
  expect((await list('?search=KIM%40example.com')).map(({ address }) => address)).toEqual(['k***@example.com']);
  expect(await list('?search=park')).toEqual([]);
  expect(await list('?limit=1')).toHaveLength(1);
});

it('removes one, once', async () => {
  const { id } = (await add({ address: 'kim@example.com' })).json<Suppression>();
  const answer = await api.call('DELETE', `/api/suppressions/${id}`);
  expect([answer.status, answer.response.body]).toEqual([204, '']);
  expect((await api.call('DELETE', `/api/suppressions/${id}`)).problem.code).toBe('NOT_FOUND');
});

it.each([
  [{}, 400, 'address: REQUIRED'],
  [{ address: 'kim@example.com', scope: 'some' }, 400, 'scope: NOT_ONE_OF'],
  [{ address: 'kim@example.com', note: 'x' }, 400, 'note: UNKNOWN_FIELD'],
  [{ address: 'kim' }, 422, 'address: INVALID_ADDRESS'],
  [{ address: '02-123-4567' }, 422, 'address: INVALID_ADDRESS'],
])('refuses %j', async (body, status, finding) => {
  const answer = await add(body);
  expect([answer.status, answer.findings]).toEqual([status, [finding]]);
  expect(await list()).toEqual([]);
});

it('keeps messages from who asked for that, however a channel without rules for addresses has them', async () => {
  await add({ address: '01012345678', scope: 'all' });
  await add({ address: 'kim@example.com', scope: 'all' });
  const rows = [{ to: '010-1234-5678' }, { to: 'Kim@Example.com' }, { to: '010-9999-9999' }];
  const audience = { source: 'list', mapping: { address: 'to' }, rows };
  const message = { channel: 'outbox', body: '안녕하세요' };
  const saved = await api.post('/api/workflows', { ...sampleWorkflow(), audience, message });
  const run = await api.post('/api/workflow/execute', { workflowId: saved.json<Workflow>().id, mode: 'live' });
  const { id, deliveries } = run.json<Job>();
  expect(deliveries).toMatchObject({ total: 3, delivered: 1, skipped: 2 });
  const { items } = (await api.get(`/api/scheduler/jobs/${id}/deliveries?state=skipped`)).json<Page<Delivery>>();
  expect(items.map(({ errorCode }) => errorCode)).toEqual(['suppressed', 'suppressed']);
});
