import { type Job, type Page, type SchedulerStatus } from '@jeongsi/contract';
import { DAILY_AT_9, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

const HOUR_MS = 3_600_000;

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

const status = async () => (await api.get('/api/scheduler')).json<SchedulerStatus>();

describe('GET /api/scheduler', () => {
  it('keeps the original contract when nothing is there', async () => {
    expect(await status()).toEqual({
      isRunning: true,
      totalJobs: 0,
      pendingJobs: 0,
      runningJobs: 0,
      completedJobs: 0,
      failedJobs: 0,
      cancelledJobs: 0,
      skippedJobs: 0,
      lateJobs: 0,
      unacknowledgedJobs: 0,
      heartbeatAt: '2026-11-23T01:00:00.000Z',
      serverTime: '2026-11-23T01:00:00.000Z',
      timeZone: 'Asia/Seoul',
      engine: { kind: 'embedded', nodes: 1 },
    });
  });

  it('counts by state and names the next job', async () => {
    const { nextJob } = await savedWorkflow(api);
    await savedWorkflow(api, { type: 'delayed', delay: { amount: 3, unit: 'days' } });
    const { id } = await savedWorkflow(api, { type: 'delayed', delay: { amount: 1, unit: 'hours' } });
    const [job] = (await api.get(`/api/scheduler/jobs?workflowId=${id}`)).json<Page<Job>>().items;
    await api.call('DELETE', `/api/scheduler/jobs/${job?.id}`);
    expect(await status()).toMatchObject({
      totalJobs: 3,
      pendingJobs: 2,
      cancelledJobs: 1,
      nextJob: { id: nextJob?.id, workflowName: '아침 안내', scheduledTime: nextJob?.scheduledTime, type: 'recurring' },
    });
  });
});

describe('pausing and resuming', () => {
  beforeEach(async () => {
    await savedWorkflow(api, { type: 'delayed', delay: { amount: 1, unit: 'hours' } });
  });

  it('lets due jobs wait, shows them, and starts them', async () => {
    const paused = await api.post('/api/scheduler/pause', { reason: '서버를 옮겨요' });
    expect(paused.json()).toMatchObject({ isRunning: false, stoppedReason: '서버를 옮겨요' });
    await api.clock.advance(2 * HOUR_MS);
    expect(await status()).toMatchObject({ isRunning: false, pendingJobs: 1 });
    expect((await api.get('/api/scheduler/missed')).json<Page<Job>>().items).toHaveLength(1);

    const resumed = await api.post('/api/scheduler/resume', { missed: 'run' });
    expect(resumed.json<SchedulerStatus>().isRunning).toBe(true);
    await api.eventually(async () => ((await status()).completedJobs === 1 ? true : undefined));
  });

  it('skips them when told to, and says why', async () => {
    await api.post('/api/scheduler/pause');
    await api.clock.advance(2 * HOUR_MS);
    await api.post('/api/scheduler/resume', { missed: 'skip' });
    const [job] = (await api.get('/api/scheduler/jobs?status=skipped')).json<Page<Job>>().items;
    expect(job?.reason).toBe('missed');
    expect((await api.get('/api/scheduler/missed')).json()).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    ['pause', { reason: 5 }, 'reason: NOT_TEXT'],
    ['pause', { why: 'x' }, 'why: UNKNOWN_FIELD'],
    ['resume', {}, 'missed: REQUIRED'],
    ['resume', { missed: 'both' }, 'missed: NOT_ONE_OF'],
  ])('refuses to %s with %j', async (action, body, finding) => {
    const answer = await api.post(`/api/scheduler/${action}`, body);
    expect([answer.status, answer.findings]).toEqual([400, [finding]]);
  });
});

describe('GET /api/scheduler/upcoming', () => {
  it('lists pending jobs and the occurrences behind them', async () => {
    const { id, nextJob } = await savedWorkflow(api, DAILY_AT_9);
    const url = '/api/scheduler/upcoming?from=2026-11-24T00:00:00%2B09:00&to=2026-11-27T00:00:00%2B09:00';
    expect((await api.get(url)).json()).toEqual({
      items: [
        {
          workflowId: id,
          workflowName: '아침 안내',
          type: 'recurring',
          at: '2026-11-24T00:00:00.000Z',
          jobId: nextJob?.id,
        },
        { workflowId: id, workflowName: '아침 안내', type: 'recurring', at: '2026-11-25T00:00:00.000Z' },
        { workflowId: id, workflowName: '아침 안내', type: 'recurring', at: '2026-11-26T00:00:00.000Z' },
      ],
      nextCursor: null,
    });
  });

  it('looks a week ahead by itself', async () => {
    await savedWorkflow(api, DAILY_AT_9);
    expect((await api.get('/api/scheduler/upcoming')).json<Page<unknown>>().items).toHaveLength(7);
  });

  it.each([
    ['from=yesterday', 'from: INVALID_INSTANT'],
    ['from=2026-11-24', 'from: INVALID_INSTANT'],
    ['from=2026-02-30T00:00:00Z', 'from: INVALID_INSTANT'],
    ['from=2026-11-24T00:00:00Z&to=2026-11-24T00:00:00Z', 'to: OUT_OF_RANGE'],
    ['from=2026-11-24T00:00:00Z&to=2029-11-24T00:00:00Z', 'to: OUT_OF_RANGE'],
    ['limit=1001', 'limit: OUT_OF_RANGE'],
  ])('refuses ?%s', async (query, finding) => {
    const answer = await api.get(`/api/scheduler/upcoming?${query}`);
    expect([answer.status, answer.findings]).toEqual([400, [finding]]);
  });
});
