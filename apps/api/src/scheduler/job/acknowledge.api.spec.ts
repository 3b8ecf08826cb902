import {
  type AuditEntry,
  type Job,
  type JobDetail,
  type Page,
  type SchedulerStatus,
  type Workflow,
} from '@jeongsi/contract';
import { endedJob, sampleWorkflow, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
});
afterAll(() => api.stop());

/** Of a workflow that calls where nobody listens. */
async function failedJob(): Promise<Job> {
  const message = { channel: 'webhook', url: 'http://127.0.0.1:1/', body: '{}' };
  const input = { ...sampleWorkflow(), message, policy: { maxRetries: 0 } };
  const { id: workflowId } = (await api.post('/api/workflows', input)).json<Workflow>();
  const started = await api.post('/api/workflow/execute', { workflowId, mode: 'live', waitSeconds: 0 });
  const job = await endedJob(api, started.json<Job>().id);
  expect(job.status).toBe('failed');
  return job;
}

const acknowledge = (id: string) =>
  api.post(`/api/scheduler/jobs/${id}/acknowledge`, undefined, {
    'audit-reason': encodeURIComponent('수신 서버 점검'),
  });
const unacknowledged = async () => (await api.get('/api/scheduler')).json<SchedulerStatus>().unacknowledgedJobs;

it('takes a failure off what calls for attention, once, with its author and reason', async () => {
  const job = await failedJob();
  const other = await failedJob();
  expect(job).not.toHaveProperty('acknowledgedAt');
  expect(await unacknowledged()).toBe(2);
  const answer = await acknowledge(job.id);
  expect([answer.status, answer.header('etag')]).toEqual([200, `"${job.version + 1}"`]);
  expect(answer.json<Job>()).toMatchObject({ status: 'failed', acknowledgedAt: '2026-11-23T01:00:00.000Z' });
  await api.clock.advance(60_000);
  expect((await acknowledge(job.id)).json<Job>()).toEqual(answer.json());
  expect(await unacknowledged()).toBe(1);

  const listed = async (acknowledged: string) =>
    (await api.get(`/api/scheduler/jobs?status=failed&acknowledged=${acknowledged}`))
      .json<Page<Job>>()
      .items.map(({ id }) => id);
  expect([await listed('yes'), await listed('no')]).toEqual([[job.id], [other.id]]);

  const { items } = (await api.get(`/api/audit?subjectId=${job.id}`)).json<Page<AuditEntry>>();
  expect(items).toMatchObject([
    {
      action: 'job.acknowledge',
      reason: '수신 서버 점검',
      changes: [{ path: 'acknowledged', before: false, after: true }],
    },
  ]);
});

it('is said by retrying, which names the retry and leaves nobody to retry who is not left', async () => {
  const job = await failedJob();
  const before = await unacknowledged();
  const detail = async () => (await api.get(`/api/scheduler/jobs/${job.id}`)).json<JobDetail>();
  expect(await detail()).toMatchObject({ leftToRetry: { failed: job.deliveries.failed, unsent: 0 }, retries: [] });
  const retry = await api.post(`/api/scheduler/jobs/${job.id}/retry`, { scope: 'failed' });
  const { id } = await endedJob(api, retry.json<Job>().id);
  expect(await unacknowledged()).toBe(before); // One is known of, and its retry has failed too.
  expect(await detail()).toMatchObject({
    acknowledgedAt: expect.any(String),
    leftToRetry: { failed: job.deliveries.failed },
    retries: [{ id, scope: 'failed', status: 'failed' }],
  });
});

it('refuses jobs that have not failed, and those that do not exist', async () => {
  const { nextJob } = await savedWorkflow(api);
  const answer = await acknowledge(nextJob?.id ?? '');
  expect([answer.status, answer.problem.code, answer.problem.jobStatus]).toEqual([409, 'JOB_NOT_FAILED', 'pending']);
  expect((await acknowledge('019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44')).status).toBe(404);
  expect((await api.get('/api/scheduler/jobs?acknowledged=maybe')).findings).toEqual(['acknowledged: NOT_ONE_OF']);
});
