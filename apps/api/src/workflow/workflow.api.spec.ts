import { type Job, type Page, type Schedule, type Workflow, type WorkflowSummary } from '@jeongsi/contract';
import { DAILY_AT_9, sampleWorkflow, savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const NOWHERE = '019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44';

async function pendingJobs(workflowId: string): Promise<Job[]> {
  return (await api.get(`/api/scheduler/jobs?status=pending&workflowId=${workflowId}`)).json<Page<Job>>().items;
}

describe('saving a workflow', () => {
  const kinds: [Schedule['type'], Schedule, at: string][] = [
    ['delayed', { type: 'delayed', delay: { amount: 2, unit: 'hours' } }, '2026-11-23T03:00:00.000Z'],
    ['scheduled', { type: 'scheduled', at: '2026-12-01T09:00', timeZone: 'Asia/Seoul' }, '2026-12-01T00:00:00.000Z'],
    ['recurring', DAILY_AT_9, '2026-11-24T00:00:00.000Z'],
  ];

  it.each(kinds)('plans the job of a %s one', async (type, schedule, at) => {
    const workflow = await savedWorkflow(api, schedule);
    expect(workflow).toMatchObject({ version: 1, status: 'active', nextJob: { scheduledTime: at } });
    expect(await pendingJobs(workflow.id)).toMatchObject([
      { type, status: 'pending', scheduledTime: at, trigger: 'schedule' },
    ]);
  });

  it('runs an immediate one at once', async () => {
    const workflow = await savedWorkflow(api, { type: 'immediate' });
    const sent = await api.eventually(async () => {
      const page = (await api.get(`/api/scheduler/jobs?workflowId=${workflow.id}&status=completed`)).json<Page<Job>>();
      return page.items[0];
    });
    expect(sent.deliveries).toMatchObject({ delivered: 2, total: 2 });
  });

  it('gives back what was sent, and nothing that was not', async () => {
    const input = { ...sampleWorkflow(), description: '', policy: { maxRetries: 0 }, sending: { concurrency: 1 } };
    const created = await api.post('/api/workflows', input);
    const read = await api.get(`/api/workflows/${created.json<Workflow>().id}`);
    expect(read.json()).toEqual(created.json());
    expect(read.json()).toEqual({
      ...input,
      id: expect.any(String),
      version: 1,
      status: 'active',
      createdAt: '2026-11-23T01:00:00.000Z',
      updatedAt: '2026-11-23T01:00:00.000Z',
      nextJob: { id: expect.any(String), scheduledTime: '2026-11-24T00:00:00.000Z' },
    });
    expect(created.header('etag')).toBe('"1"');
  });

  it('plans nothing for a draft', async () => {
    const draft = (await api.post('/api/workflows', { ...sampleWorkflow(), status: 'draft' })).json<Workflow>();
    expect(draft.status).toBe('draft');
    expect(draft).not.toHaveProperty('nextJob');
    expect(await pendingJobs(draft.id)).toEqual([]);
  });

  it('refuses a schedule that will never run, and keeps nothing of it', async () => {
    const input = sampleWorkflow({ type: 'scheduled', at: '2026-11-22T09:00', timeZone: 'Asia/Seoul' }, '어제 안내');
    const answer = await api.post('/api/workflows', input);
    expect(answer.status).toBe(422);
    expect(answer.findings).toEqual(['schedule.at: PAST']);
    expect((await api.get('/api/workflows?search=어제')).json<Page<Workflow>>().items).toEqual([]);
  });
});

describe('changing a workflow', () => {
  it('moves its one planned job with the schedule', async () => {
    const { id } = await savedWorkflow(api);
    const later = { ...DAILY_AT_9, recurrence: { ...DAILY_AT_9.recurrence, times: ['18:30'] } };
    const changed = await api.call('PUT', `/api/workflows/${id}`, sampleWorkflow(later));
    expect(changed.status).toBe(200);
    expect(changed.json()).toMatchObject({ version: 2, nextJob: { scheduledTime: '2026-11-23T09:30:00.000Z' } });
    expect(await pendingJobs(id)).toHaveLength(1);
  });

  it('makes no second job when saved twice', async () => {
    const { id } = await savedWorkflow(api);
    for (let time = 0; time < 2; time += 1) await api.call('PUT', `/api/workflows/${id}`, sampleWorkflow());
    expect(await pendingJobs(id)).toHaveLength(1);
  });

  it('keeps the status when none is sent', async () => {
    const draft = (await api.post('/api/workflows', { ...sampleWorkflow(), status: 'draft' })).json<Workflow>();
    const changed = await api.call('PUT', `/api/workflows/${draft.id}`, sampleWorkflow());
    expect(changed.json<Workflow>().status).toBe('draft');
  });

  it('takes the planned job away with pausing and archiving, and brings it back with resuming', async () => {
    const { id } = await savedWorkflow(api);
    expect((await api.post(`/api/workflows/${id}/pause`)).json()).toMatchObject({ status: 'paused', version: 2 });
    expect(await pendingJobs(id)).toEqual([]);
    expect((await api.post(`/api/workflows/${id}/resume`)).json()).toMatchObject({ status: 'active', version: 3 });
    expect(await pendingJobs(id)).toHaveLength(1);
    const archived = await api.call('DELETE', `/api/workflows/${id}`);
    expect([archived.status, archived.json<Workflow>().status]).toEqual([200, 'archived']);
    expect(await pendingJobs(id)).toEqual([]);
    expect((await api.get(`/api/workflows/${id}`)).json<Workflow>().status).toBe('archived');
  });

  it('copies to a draft', async () => {
    const { id } = await savedWorkflow(api);
    const copy = await api.post(`/api/workflows/${id}/duplicate`);
    expect(copy.status).toBe(201);
    expect(copy.json()).toMatchObject({ status: 'draft', version: 1, audience: sampleWorkflow().audience });
    expect(copy.json<Workflow>().id).not.toBe(id);
  });
});

describe('ETags of workflows', () => {
  it('let a change through that is based on the newest version, and no other', async () => {
    const { id } = await savedWorkflow(api);
    const put = (tag: string) => api.call('PUT', `/api/workflows/${id}`, sampleWorkflow(), { 'if-match': tag });
    const first = await put('"1"');
    expect([first.status, first.header('etag')]).toEqual([200, '"2"']);
    const stale = await put('"1"');
    expect([stale.status, stale.problem.code]).toEqual([412, 'STALE']);
    expect((await put('W/"2"')).status).toBe(412);
    expect((await put('"other"')).status).toBe(412);
    expect((await put('*')).status).toBe(200);
    expect((await api.get(`/api/workflows/${id}`)).header('etag')).toBe('"3"');
  });

  it.each(['DELETE', 'POST pause', 'POST resume'])('count for %s', async (what) => {
    const { id } = await savedWorkflow(api);
    const [method = '', action] = what.split(' ');
    const url = action ? `/api/workflows/${id}/${action}` : `/api/workflows/${id}`;
    const answer = await api.call(method as 'POST', url, undefined, { 'if-match': '"7"' });
    expect(answer.status).toBe(412);
    expect((await api.get(`/api/workflows/${id}`)).json<Workflow>().version).toBe(1);
  });
});

describe('listing workflows', () => {
  it('goes through all of them page by page, newest first', async () => {
    const mine: string[] = [];
    for (let n = 0; n < 5; n += 1) mine.unshift((await savedWorkflow(api, DAILY_AT_9, `목록 ${n}`)).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url = `/api/workflows?search=${encodeURIComponent('목록')}&limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const page: Page<Workflow> = (await api.get(url)).json();
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(mine);
  });

  it('filters by channel and kind of schedule, together with the rest', async () => {
    const name = '채널별';
    const webhook = { channel: 'webhook', url: 'https://example.com/hook', body: '{}' };
    const hooked = (await api.post('/api/workflows', { ...sampleWorkflow(DAILY_AT_9, name), message: webhook })).json<{
      id: string;
    }>();
    const later = await savedWorkflow(api, { type: 'scheduled', at: '2026-12-01T09:00' }, name);
    const list = async (query: string) => {
      const answer = await api.get(`/api/workflows?search=${encodeURIComponent(name)}&${query}`);
      return answer.json<Page<WorkflowSummary>>().items.map(({ id }) => id);
    };
    expect(await list('channel=webhook')).toEqual([hooked.id]);
    expect(await list('type=scheduled')).toEqual([later.id]);
    expect(await list('type=recurring&channel=outbox')).toEqual([]);
    expect(await list('type=recurring&channel=webhook&status=active')).toEqual([hooked.id]);
  });

  it('says of each when it runs, what is planned, and how it went last', async () => {
    const name = '요약';
    const fresh = await savedWorkflow(api, DAILY_AT_9, name);
    const ran = await savedWorkflow(api, DAILY_AT_9, name);
    const live = { workflowId: ran.id, mode: 'live' };
    const job = (await api.post('/api/workflow/execute', live)).json<Job>();
    await api.post('/api/workflow/execute', { ...live, mode: 'test' });
    const page = (await api.get(`/api/workflows?search=${encodeURIComponent(name)}`)).json<Page<WorkflowSummary>>();
    const { id, status, completedAt, deliveries } = job;
    const [first, second] = page.items;
    expect(first).toMatchObject({ id: ran.id, nextJob: ran.nextJob, lastJob: { id, status, completedAt, deliveries } });
    expect(first?.sentence.ko).toContain('매일 오전 9:00');
    expect(first?.sentence.en).toMatch(/every day/i);
    expect(second).toMatchObject({ id: fresh.id, nextJob: fresh.nextJob });
    expect(second).not.toHaveProperty('lastJob');
  });

  it.each([
    ['channel=pigeon', 'channel: NOT_ONE_OF'],
    ['type=cron', 'type: NOT_ONE_OF'],
    ['limit=0', 'limit: OUT_OF_RANGE'],
    ['limit=201', 'limit: OUT_OF_RANGE'],
    ['limit=ten', 'limit: OUT_OF_RANGE'],
    ['limit=1&limit=2', 'limit: OUT_OF_RANGE'],
    ['cursor=made-up', 'cursor: INVALID_CURSOR'],
    ['status=gone', 'status: NOT_ONE_OF'],
    ['colour=blue', 'colour: UNKNOWN_FIELD'],
    ['constructor=1', 'constructor: FORBIDDEN_KEY'],
  ])('refuses ?%s', async (query, finding) => {
    const answer = await api.get(`/api/workflows?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.findings).toEqual([finding]);
  });
});

describe('a workflow that is not there', () => {
  it.each([
    ['an id that nobody has', NOWHERE],
    ['a word', 'nonsense'],
    ['a NUL', '%00'],
    ['a very long one', 'x'.repeat(5_000)],
  ])('is 404: %s', async (_, id) => {
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/pause'],
      ['POST', '/resume'],
      ['POST', '/duplicate'],
    ] as const) {
      const answer = await api.call(method, `/api/workflows/${id}${path}`);
      expect([answer.status, answer.problem.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect((await api.call('PUT', `/api/workflows/${id}`, sampleWorkflow())).status).toBe(404);
  });
});

describe('what a list leaves out', () => {
  it('are the rows that stand in a workflow: it says how many there are', async () => {
    const { id } = await savedWorkflow(api);
    const { items } = (await api.get('/api/workflows')).json<Page<WorkflowSummary>>();
    const item = items.find((one) => one.id === id);
    expect(item?.audience).toEqual({ source: 'list', mapping: { address: 'email', name: 'name' }, rowCount: 2 });
    const whole = (await api.get(`/api/workflows/${id}`)).json<Workflow>();
    expect(whole.audience).toEqual(sampleWorkflow().audience);
  });
});

describe('what a workflow takes', () => {
  it('are all rules of sending, and it gives them back', async () => {
    const rules = {
      sending: {
        ratePerMinute: 60,
        concurrency: 2,
        window: { from: '22:00', to: '06:00', outside: 'skip' },
        stopAfterFailures: 3,
      },
      policy: { pauseAfterFailures: 2 },
      purpose: 'advertising',
      audience: {
        ...sampleWorkflow().audience,
        mapping: { address: 'email', adConsent: 'name', nightConsent: 'name' },
      },
    };
    const answer = await api.post('/api/workflows', { ...sampleWorkflow(), ...rules });
    expect(answer.status).toBe(201);
    expect((await api.get(`/api/workflows/${answer.json<Workflow>().id}`)).json()).toMatchObject(rules);
  });
});
