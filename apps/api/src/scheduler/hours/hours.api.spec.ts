import { type HourSummary, type Job } from '@jeongsi/contract';
import { endedJob, savedWorkflow } from '../../testing/samples';
import { TestApi } from '../../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ now: '2026-11-23T01:10:00.000Z' });
});
afterAll(() => api.stop());

const hours = async (query: string): Promise<HourSummary[]> =>
  (await api.get(`/api/scheduler/hours${query}`)).json<{ items: HourSummary[] }>().items;

async function run(mode: 'live' | 'test'): Promise<void> {
  const { id: workflowId } = await savedWorkflow(api);
  const started = await api.post('/api/workflow/execute', { workflowId, mode, waitSeconds: 0 });
  await endedJob(api, started.json<Job>().id);
}

describe('the hours', () => {
  beforeAll(async () => {
    await run('live');
    await run('test');
    await api.clock.advance(3_600_000);
    await run('live');
    await run('live');
  });

  it('say what started in each, and what became of it', async () => {
    const items = await hours('?from=2026-11-23T01:30:00Z&to=2026-11-23T03:00:00Z');
    expect(items).toMatchObject([
      {
        hour: '2026-11-23T01:00:00.000Z',
        jobs: { started: 1, failed: 0 },
        deliveries: { delivered: 2, failed: 0, total: 2 },
      },
      { hour: '2026-11-23T02:00:00.000Z', jobs: { started: 2, failed: 0 }, deliveries: { delivered: 4, total: 4 } },
    ]);
  });

  it('are all there, also those in which nothing started', async () => {
    const items = await hours('');
    expect(items).toHaveLength(25);
    expect([items[0]?.hour, items[24]?.hour]).toEqual(['2026-11-22T02:00:00.000Z', '2026-11-23T02:00:00.000Z']);
    expect(items[0]).toMatchObject({ jobs: { started: 0, failed: 0 }, deliveries: { total: 0 } });
    expect(items.slice(-2).map(({ jobs }) => jobs.started)).toEqual([1, 2]);
  });

  it.each([
    ['?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z', 168],
    ['?from=2026-11-16T00:59:00Z&to=2026-11-16T01:01:00Z', 2],
    ['?from=2026-11-16T01:00:00Z&to=2026-11-16T02:00:00Z', 1],
  ])('of %s are %d', async (query, count) => {
    expect(await hours(query)).toHaveLength(count);
  });

  it.each([
    ['?from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:01Z', 'to: OUT_OF_RANGE'],
    ['?from=1900-01-01T00:00:00Z&to=9999-01-01T00:00:00Z', 'to: OUT_OF_RANGE'],
    ['?from=2026-11-23T01:00:00Z&to=2026-11-23T01:00:00Z', 'to: OUT_OF_RANGE'],
    ['?from=2027-01-01T00:00:00Z', 'to: OUT_OF_RANGE'],
    ['?from=yesterday', 'from: INVALID_INSTANT'],
  ])('refuse %s', async (query, finding) => {
    const answer = await api.get(`/api/scheduler/hours${query}`);
    expect([answer.status, answer.findings]).toEqual([400, [finding]]);
  });
});
