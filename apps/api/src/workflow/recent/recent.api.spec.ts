import { type Job, type RecentRecipients } from '@jeongsi/contract';
import { endedJob, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

it('tells how many got something from a workflow lately', async () => {
  const { id } = await savedWorkflow(api);
  const recent = async (query = ''): Promise<RecentRecipients> =>
    (await api.get(`/api/workflows/${id}/recent-recipients${query}`)).json<RecentRecipients>();
  expect(await recent()).toEqual({ since: '2026-11-23T00:00:00.000Z', jobs: 0, recipients: 0 });
  for (const mode of ['live', 'test'] as const) {
    const started = await api.post('/api/workflow/execute', { workflowId: id, mode, waitSeconds: 0 });
    await endedJob(api, started.json<Job>().id);
  }
  expect(await recent()).toMatchObject({ jobs: 1, recipients: 2 });
  await api.clock.advance(11 * 60_000);
  expect(await recent('?minutes=10')).toEqual({ since: '2026-11-23T01:01:00.000Z', jobs: 0, recipients: 0 });
  expect(await recent('?minutes=12')).toMatchObject({ jobs: 1, recipients: 2 });
});

it.each([
  ['019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44/recent-recipients', 404],
  ['nonsense/recent-recipients', 404],
  ['019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44/recent-recipients?minutes=0', 400],
  ['019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44/recent-recipients?minutes=1441', 400],
])('GET /api/workflows/%s is %d', async (path, status) => {
  const answer = await api.get(`/api/workflows/${path}`);
  expect([answer.status, answer.problem.status]).toEqual([status, status]);
});
