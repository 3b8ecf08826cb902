import { type Job, type Page, type Workflow } from '@jeongsi/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeErrors } from '../../testing/logged-errors';
import { endedJob, sampleWorkflow, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

const DAY_MS = 86_400_000;

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

const key = (value: string) => ({ 'idempotency-key': value });
const all = async () => (await api.get('/api/workflows')).json<Page<Workflow>>().items;

it('gives the first answer to every repeat, and does nothing more', async () => {
  const first = await api.post('/api/workflows', sampleWorkflow(), key('a'));
  const repeat = await api.post('/api/workflows', sampleWorkflow(), key('a'));
  expect(first.header('idempotency-replayed')).toBeUndefined();
  expect(repeat.header('idempotency-replayed')).toBe('true');
  expect([repeat.status, repeat.header('etag')]).toEqual([201, '"1"']);
  expect(repeat.json()).toEqual(first.json());
  expect(await all()).toHaveLength(1);
});

it('takes the same fields in another order for the same body', async () => {
  const { name, schedule, message, audience } = sampleWorkflow();
  await api.post('/api/workflows', { name, audience, message, schedule }, key('a'));
  const turned = { schedule, message: { body: '', ...message }, audience, name };
  const repeat = await api.post('/api/workflows', turned, key('a'));
  expect([repeat.status, repeat.header('idempotency-replayed')]).toEqual([201, 'true']);
});

it('does not take another order of a list for the same', async () => {
  const { audience, ...rest } = sampleWorkflow();
  if (audience.source !== 'list') throw new Error('the sample changed');
  await api.post('/api/workflows', { ...rest, audience }, key('a'));
  const turned = { ...audience, rows: [...audience.rows].reverse() };
  expect((await api.post('/api/workflows', { ...rest, audience: turned }, key('a'))).status).toBe(422);
});

it('refuses another body under the same key', async () => {
  await api.post('/api/workflows', sampleWorkflow(), key('a'));
  const other = await api.post('/api/workflows', { ...sampleWorkflow(), name: '다른 안내' }, key('a'));
  expect([other.status, other.problem.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  expect(await all()).toHaveLength(1);
});

it('lets one of many at the same time through', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => api.post('/api/workflows', sampleWorkflow(), key('a'))),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
  expect(new Set(statuses)).toEqual(new Set(statuses.filter((status) => status === 201 || status === 409)));
  expect(await all()).toHaveLength(1);
});

it('keeps nothing of a refusal: the same request may be put right and sent again', async () => {
  const draft = (await api.post('/api/workflows', { ...sampleWorkflow(), status: 'draft' })).json<Workflow>();
  const run = () => api.post('/api/workflow/execute', { workflowId: draft.id, mode: 'live' }, key('a'));
  expect((await run()).status).toBe(409);
  await api.call('PUT', `/api/workflows/${draft.id}`, { ...sampleWorkflow(), status: 'active' });
  expect((await run()).status).toBe(200);
});

it('keeps the keys of different routes apart', async () => {
  const { id } = await savedWorkflow(api);
  const copy = await api.post(`/api/workflows/${id}/duplicate`, undefined, key('a'));
  const again = await api.post(`/api/workflows/${id}/duplicate`, undefined, key('a'));
  expect(again.json<Workflow>().id).toBe(copy.json<Workflow>().id);
  const other = await api.post(`/api/workflows/${copy.json<Workflow>().id}/duplicate`, undefined, key('a'));
  expect(other.json<Workflow>().id).not.toBe(copy.json<Workflow>().id);
});

it('forgets a key after a day', async () => {
  await api.post('/api/workflows', sampleWorkflow(), key('a'));
  api.clock.step(DAY_MS + 1);
  const later = await api.post('/api/workflows', sampleWorkflow(), key('a'));
  expect(later.header('idempotency-replayed')).toBeUndefined();
  expect(await all()).toHaveLength(2);
});

it.each(['', 'two words', 'é', 'x'.repeat(256)])('refuses the key "%.10s"', async (value) => {
  const answer = await api.post('/api/workflows', sampleWorkflow(), key(value));
  expect([answer.status, answer.findings]).toEqual([400, ['Idempotency-Key: INVALID_FORMAT']]);
});

it('has the answer written with the work: whatever breaks after it, a repeat does nothing', async () => {
  const { id } = await savedWorkflow(api);
  const run = () => api.post('/api/workflow/execute', { workflowId: id, mode: 'live' }, key('a'));
  jest.spyOn(api.engine.jobs, 'untilEnded').mockRejectedValueOnce(new Error('pulled the plug'));
  expect((await run()).status).toBe(500);
  expect(takeErrors()).toHaveLength(1);
  const repeat = await run();
  expect([repeat.status, repeat.header('idempotency-replayed')]).toEqual([202, 'true']);
  const ended = await endedJob(api, repeat.json<Job>().id);
  expect(ended.status).toBe('completed');
  const { items } = (await api.get(`/api/scheduler/jobs?workflowId=${id}`)).json<Page<Job>>();
  expect(items.map(({ status }) => status)).toEqual(['pending', 'completed']);
});

it('remembers across a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-again-'));
  const before = await TestApi.start({ dataDir });
  const { id } = await savedWorkflow(before);
  const run = (on: TestApi) => on.post('/api/workflow/execute', { workflowId: id, mode: 'live' }, key('a'));
  const first = await run(before);
  await before.stop();
  const after = await TestApi.start({ dataDir });
  const repeat = await run(after);
  expect(repeat.json<Job>().id).toBe(first.json<Job>().id);
  const jobs = (await after.get(`/api/scheduler/jobs?workflowId=${id}&status=completed`)).json<Page<Job>>();
  expect(jobs.items).toHaveLength(1);
  await after.stop();
  await rm(dataDir, { recursive: true });
});
