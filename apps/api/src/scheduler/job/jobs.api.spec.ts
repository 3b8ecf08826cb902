import { type Job, type JobDetail, type Page } from '@jeongsi/contract';
import { endedJob, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const NOWHERE = '019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44';

async function plannedJob(): Promise<Job> {
  const { nextJob } = await savedWorkflow(api);
  return (await api.get(`/api/scheduler/jobs/${nextJob?.id}`)).json<Job>();
}

async function plannedOf(workflowId: string): Promise<Job> {
  const page = (await api.get(`/api/scheduler/jobs?status=pending&workflowId=${workflowId}`)).json<Page<Job>>();
  return page.items[0] as Job;
}

async function finishedJob(): Promise<Job> {
  const { id } = await savedWorkflow(api);
  return (await api.post('/api/workflow/execute', { workflowId: id, mode: 'live' })).json<Job>();
}

describe('a job', () => {
  it('has its story and an ETag', async () => {
    const job = await finishedJob();
    const answer = await api.get(`/api/scheduler/jobs/${job.id}`);
    expect(answer.header('etag')).toBe(`"${job.version}"`);
    expect(answer.json()).toEqual({
      ...job,
      attempts: [{ number: 1, startedAt: job.executedAt, endedAt: job.completedAt, outcome: 'completed' }],
      events: expect.any(Array),
      leftToRetry: { failed: 0, unsent: 0 },
      retries: [],
      reasons: [],
      funnel: ['all', 'valid', 'unique', 'unsuppressed', 'consenting'].map((step) => ({ step, left: 2, out: 0 })),
    });
  });

  it('says in test mode what was tried, step by step', async () => {
    const { id: workflowId } = await savedWorkflow(api);
    const executed = await api.post('/api/workflow/execute', { workflowId, mode: 'test' });
    const { id, steps } = executed.json<JobDetail>();
    expect(steps).toEqual([
      { step: 'audience', outcome: 'ok', params: { all: 2, left: 2 } },
      { step: 'message', outcome: 'ok', params: { rendered: 2 } },
      { step: 'sending', outcome: 'ok', params: { sent: 2, named: 0 } },
    ]);
    expect((await api.get(`/api/scheduler/jobs/${id}`)).json<JobDetail>().steps).toEqual(steps);
    expect(await finishedJob()).not.toHaveProperty('steps');
  });

  it('leaves out what it does not have', async () => {
    const job = await plannedJob();
    for (const field of ['executedAt', 'completedAt', 'error', 'reason']) expect(job).not.toHaveProperty(field);
    expect(JSON.stringify(job)).not.toContain('null');
  });

  it.each([NOWHERE, 'nonsense'])('is 404 when it is not there: %s', async (id) => {
    for (const [method, path, body] of [
      ['GET', ''],
      ['GET', '/deliveries'],
      ['GET', '/deliveries.csv'],
      ['GET', `/deliveries/${NOWHERE}`],
      ['GET', `/deliveries/${NOWHERE}/message`],
      ['POST', `/deliveries/${NOWHERE}/resend`],
      ['POST', `/deliveries/${NOWHERE}/settle`, { state: 'delivered' }],
      ['PATCH', '', { scheduledTime: '2026-12-01T00:00:00Z' }],
      ['DELETE', ''],
      ['POST', '/run'],
      ['POST', '/abort'],
      ['POST', '/pause'],
      ['POST', '/resume'],
      ['POST', '/retry', { scope: 'all' }],
    ] as const) {
      const answer = await api.call(method, `/api/scheduler/jobs/${id}${path}`, body);
      expect([method, path, answer.status, answer.problem.code]).toEqual([method, path, 404, 'NOT_FOUND']);
    }
  });
});

describe('moving a job', () => {
  it('changes when it is due, and not what it stands for', async () => {
    const job = await plannedJob();
    const moved = await api.call('PATCH', `/api/scheduler/jobs/${job.id}`, {
      scheduledTime: '2026-11-24T05:00:00+09:00',
    });
    expect(moved.status).toBe(200);
    expect(moved.json()).toMatchObject({ scheduledTime: '2026-11-23T20:00:00.000Z', nominalTime: job.nominalTime });
    const { events } = (await api.get(`/api/scheduler/jobs/${job.id}`)).json<JobDetail>();
    expect(events).toMatchObject([
      {
        type: 'moved',
        at: '2026-11-23T01:00:00.000Z',
        params: { from: job.scheduledTime, to: '2026-11-23T20:00:00.000Z' },
      },
    ]);
  });

  it.each([
    [{}, 400, 'scheduledTime: REQUIRED'],
    [{ scheduledTime: 'tomorrow' }, 400, 'scheduledTime: INVALID_INSTANT'],
    [{ scheduledTime: '2026-12-01T09:00' }, 400, 'scheduledTime: INVALID_INSTANT'],
    [{ scheduledTime: '2027-02-30T09:00:00Z' }, 400, 'scheduledTime: INVALID_INSTANT'],
    [{ scheduledTime: 1_796_000_000_000 }, 400, 'scheduledTime: INVALID_INSTANT'],
    [{ scheduledTime: '2026-12-01T00:00:00Z', status: 'running' }, 400, 'status: UNKNOWN_FIELD'],
    [{ scheduledTime: '2026-11-22T00:00:00Z' }, 422, 'scheduledTime: PAST'],
  ])('refuses %j', async (body, status, finding) => {
    const answer = await api.call('PATCH', `/api/scheduler/jobs/${(await plannedJob()).id}`, body);
    expect([answer.status, answer.findings]).toEqual([status, [finding]]);
  });

  it('needs the newest version when it names one', async () => {
    const { id, version } = await plannedJob();
    const move = (tag: string) =>
      api.call('PATCH', `/api/scheduler/jobs/${id}`, { scheduledTime: '2026-11-23T20:00:00Z' }, { 'if-match': tag });
    const first = await move(`"${version}"`);
    expect(first.header('etag')).toBe(`"${version + 1}"`);
    expect((await move(`"${version}"`)).problem.code).toBe('STALE');
    const cancel = await api.call('DELETE', `/api/scheduler/jobs/${id}`, undefined, { 'if-match': `"${version}"` });
    expect(cancel.status).toBe(412);
  });
});

describe('what is over cannot be changed', () => {
  it('answers 409 with its status', async () => {
    const { id } = await finishedJob();
    const body = { scheduledTime: '2026-12-01T00:00:00Z' };
    for (const answer of [
      await api.call('PATCH', `/api/scheduler/jobs/${id}`, body),
      await api.call('DELETE', `/api/scheduler/jobs/${id}`),
      await api.post(`/api/scheduler/jobs/${id}/abort`),
      await api.post(`/api/scheduler/jobs/${id}/pause`),
      await api.post(`/api/scheduler/jobs/${id}/resume`),
    ]) {
      expect([answer.status, answer.problem.jobStatus]).toEqual([409, 'completed']);
      expect(answer.problem.detail).toContain('completed');
    }
  });
});

describe('cancelling, running, retrying', () => {
  it('cancels for good', async () => {
    const { id } = await plannedJob();
    const cancelled = await api.call('DELETE', `/api/scheduler/jobs/${id}`);
    expect([cancelled.status, cancelled.json<Job>().status]).toEqual([200, 'cancelled']);
    expect((await api.call('DELETE', `/api/scheduler/jobs/${id}`)).problem.jobStatus).toBe('cancelled');
  });

  it('runs a pending one at once', async () => {
    const { id } = await plannedJob();
    expect((await api.post(`/api/scheduler/jobs/${id}/run`)).status).toBe(200);
    expect(await endedJob(api, id)).toMatchObject({ status: 'completed', deliveries: { delivered: 2 } });
  });

  it('sends again as a new job, once per key', async () => {
    const { id } = await finishedJob();
    const retry = () => api.post(`/api/scheduler/jobs/${id}/retry`, { scope: 'all' }, { 'idempotency-key': 'again' });
    const first = await retry();
    expect(first.status).toBe(201);
    expect(first.json()).toMatchObject({ trigger: 'retry', retryOf: { jobId: id, scope: 'all' } });
    expect(first.json<Job>().id).not.toBe(id);
    expect((await retry()).json<Job>().id).toBe(first.json<Job>().id);
    expect(await endedJob(api, first.json<Job>().id)).toMatchObject({ deliveries: { delivered: 2, total: 2 } });
    expect((await api.get(`/api/scheduler/jobs/${first.json<Job>().id}`)).json<JobDetail>().funnel).toEqual([]);
  });

  it('has nothing to retry where nothing failed', async () => {
    const { id } = await finishedJob();
    const answer = await api.post(`/api/scheduler/jobs/${id}/retry`, { scope: 'failed' });
    expect([answer.status, answer.problem.code]).toEqual([409, 'NOTHING_TO_RETRY']);
    expect((await api.post(`/api/scheduler/jobs/${id}/retry`, { scope: 'some' })).findings).toEqual([
      'scope: NOT_ONE_OF',
    ]);
  });
});

describe('listing jobs', () => {
  it('filters and sorts', async () => {
    const done = await finishedJob();
    const list = async (query: string) => (await api.get(`/api/scheduler/jobs?${query}`)).json<Page<Job>>().items;
    const mine = await list(`workflowId=${done.workflowId}`);
    expect(mine.map(({ status }) => status)).toEqual(['pending', 'completed']);
    expect((await list(`workflowId=${done.workflowId}&sort=scheduledTime`)).map(({ status }) => status)).toEqual([
      'completed',
      'pending',
    ]);
    expect(await list(`workflowId=${done.workflowId}&type=immediate`)).toEqual([]);
    expect(await list(`workflowId=${done.workflowId}&to=2026-11-23T10:00:00.001%2B09:00`)).toMatchObject([
      { id: done.id },
    ]);
    expect(await list(`workflowId=${done.workflowId}&archived=true`)).toEqual([]);
  });

  it('takes several statuses, with commas or one by one, in one order, page by page', async () => {
    const done = await finishedJob();
    const again = (await api.post('/api/workflow/execute', { workflowId: done.workflowId, mode: 'live' })).json<Job>();
    const cancelled = await plannedOf(done.workflowId);
    await api.call('DELETE', `/api/scheduler/jobs/${cancelled.id}`);
    const list = async (query: string) =>
      (await api.get(`/api/scheduler/jobs?workflowId=${done.workflowId}&${query}`)).json<Page<Job>>();
    const all = [cancelled.id, ...[done.id, again.id].sort().reverse()];
    const ids = ({ items }: Page<Job>) => items.map(({ id }) => id);
    expect(ids(await list('status=completed,cancelled'))).toEqual(all);
    expect(ids(await list('status=completed&status=cancelled'))).toEqual(all);
    expect(ids(await list('status=completed,cancelled&sort=scheduledTime'))).toEqual([...all].reverse());
    expect(ids(await list('status=completed,failed'))).toEqual(all.slice(1));
    const first = await list('status=completed,cancelled&limit=2');
    const second = await list(`status=completed,cancelled&limit=2&cursor=${first.nextCursor}`);
    expect([...ids(first), ...ids(second)]).toEqual(all);
    expect(second.nextCursor).toBeNull();
  });

  it.each(['status=', 'status=completed,', 'status=completed&status=done'])('refuses ?%s', async (query) => {
    expect((await api.get(`/api/scheduler/jobs?${query}`)).findings).toEqual(['status: NOT_ONE_OF']);
  });

  it.each(['status=done', 'type=cron', 'from=now', 'archived=yes', 'sort=name', 'limit=-1', 'cursor=%20x', 'x=1'])(
    'refuses ?%s',
    async (query) => {
      const answer = await api.get(`/api/scheduler/jobs?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.problem.errors?.[0]?.path).toBe(query.split('=')[0]);
    },
  );
});
