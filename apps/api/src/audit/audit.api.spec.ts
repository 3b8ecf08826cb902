import {
  type AuditEntry,
  type Connection,
  type Job,
  type Page,
  type Suppression,
  type Workflow,
} from '@jeongsi/contract';
import { type OpenAPIObject } from '@nestjs/swagger';
import { DeliveryStore } from '@jeongsi/engine';
import { DAILY_AT_9, endedJob, sampleWorkflow, savedWorkflow } from '../testing/samples';
import { type Answer, MONDAY_10, TestApi } from '../testing/test-api';
import { TestSink } from '../testing/test-sink';
import { AUDIT_EXTENSION } from './auditing';

/** Routes that are no GET and yet leave no entry, and why. */
const WITHOUT_ENTRY = new Map([
  ['POST /api/workflows/preview', 'changes nothing'],
  ['POST /api/schedules/preview', 'changes nothing'],
  ['POST /api/audiences/preview', 'changes nothing'],
  ['POST /api/holidays/preview', 'changes nothing'],
  ['POST /api/connections/test', 'changes nothing'],
  ['POST /api/suppressions/import/preview', 'changes nothing'],
  ['POST /api/session', 'writes nothing: the key that was used is the author of what follows'],
  ['DELETE /api/session', 'writes nothing'],
  ['POST /api/reports/solapi/{connectionId}', 'the provider tells what became of messages; no person asked'],
]);

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start({ environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' } });
});
afterEach(() => api.stop());

const log = async (query = '') => (await api.get(`/api/audit${query}`)).json<Page<AuditEntry>>().items;
const newest = async (): Promise<AuditEntry> => (await log('?limit=1'))[0] as AuditEntry;

const SMTP = {
  kind: 'smtp',
  name: '메일',
  settings: { host: '127.0.0.1', port: 1, user: 'u' },
  secrets: { password: 'hunter2-secret' },
};
const connection = async () => (await api.post('/api/connections', SMTP)).json<Connection>();
const executed = async () => {
  const { id } = await savedWorkflow(api);
  return (await api.post('/api/workflow/execute', { workflowId: id, mode: 'live' })).json<Job>();
};
const plannedJob = async () => (await savedWorkflow(api)).nextJob?.id ?? '';

/** A job that sends to a receiver which does not answer, until `use` is through with it. */
async function withRunning(use: (jobId: string) => Promise<Answer>): Promise<Answer> {
  const sink = await TestSink.start();
  sink.mode = 'hold';
  const message = { channel: 'webhook', url: sink.url, body: '{"to":"#{email}"}' };
  const saved = await api.post('/api/workflows', { ...sampleWorkflow(), message });
  const { id: workflowId } = saved.json<Workflow>();
  const { id } = (await api.post('/api/workflow/execute', { workflowId, mode: 'live', waitSeconds: 0 })).json<Job>();
  await api.eventually(async () => (sink.asked.length > 0 ? true : undefined));
  const answer = await use(id);
  sink.release();
  await api.post(`/api/scheduler/jobs/${id}/abort`, undefined, { 'audit-reason': 'tidying up' });
  await endedJob(api, id);
  await sink.stop();
  return answer;
}

/** One delivery of an ended job that nobody can be sure of. */
async function unknownDelivery(): Promise<string> {
  const { id: jobId } = await executed();
  const { items } = (await api.get(`/api/scheduler/jobs/${jobId}/deliveries`)).json<Page<{ id: string }>>();
  return `/api/scheduler/jobs/${jobId}/deliveries/${items[0]?.id}`;
}

const DAY = { date: '2026-12-24', name: '창립 기념일', kind: 'company' };
const csv = { 'content-type': 'text/csv' };

/** How to make each route succeed. */
const DEEDS: Record<string, () => Promise<Answer>> = {
  'POST /api/scheduler/pause': () => api.post('/api/scheduler/pause', {}),
  'POST /api/scheduler/resume': async () => {
    await api.post('/api/scheduler/pause', {});
    return api.post('/api/scheduler/resume', { missed: 'run' });
  },
  'PATCH /api/scheduler/jobs/{id}': async () =>
    api.call('PATCH', `/api/scheduler/jobs/${await plannedJob()}`, { scheduledTime: '2026-11-23T20:00:00Z' }),
  'DELETE /api/scheduler/jobs/{id}': async () => api.call('DELETE', `/api/scheduler/jobs/${await plannedJob()}`),
  'POST /api/scheduler/jobs/{id}/run': async () => {
    const id = await plannedJob();
    const answer = await api.post(`/api/scheduler/jobs/${id}/run`);
    await endedJob(api, id);
    return answer;
  },
  'POST /api/scheduler/jobs/{id}/abort': () => withRunning((id) => api.post(`/api/scheduler/jobs/${id}/abort`)),
  'POST /api/scheduler/jobs/{id}/pause': () => withRunning((id) => api.post(`/api/scheduler/jobs/${id}/pause`)),
  'POST /api/scheduler/jobs/{id}/resume': () =>
    withRunning(async (id) => {
      await api.post(`/api/scheduler/jobs/${id}/pause`);
      return api.post(`/api/scheduler/jobs/${id}/resume`);
    }),
  'POST /api/scheduler/jobs/{id}/retry': async () => {
    const answer = await api.post(`/api/scheduler/jobs/${(await executed()).id}/retry`, { scope: 'all' });
    await endedJob(api, answer.json<Job>().id);
    return answer;
  },
  'POST /api/scheduler/jobs/{id}/deliveries/{deliveryId}/settle': async () => {
    const url = await unknownDelivery();
    jest.spyOn(api.app.get(DeliveryStore), 'settle').mockResolvedValueOnce(true);
    return api.post(`${url}/settle`, { state: 'delivered' });
  },
  'POST /api/workflows': () => api.post('/api/workflows', sampleWorkflow()),
  'PUT /api/workflows/{id}': async () =>
    api.call('PUT', `/api/workflows/${(await savedWorkflow(api)).id}`, { ...sampleWorkflow(), name: '새 이름' }),
  'DELETE /api/workflows/{id}': async () => api.call('DELETE', `/api/workflows/${(await savedWorkflow(api)).id}`),
  'POST /api/workflows/{id}/pause': async () => api.post(`/api/workflows/${(await savedWorkflow(api)).id}/pause`),
  'POST /api/workflows/{id}/resume': async () => {
    const { id } = await savedWorkflow(api);
    await api.post(`/api/workflows/${id}/pause`);
    return api.post(`/api/workflows/${id}/resume`);
  },
  'POST /api/workflows/{id}/duplicate': async () =>
    api.post(`/api/workflows/${(await savedWorkflow(api)).id}/duplicate`),
  'POST /api/workflow/execute': async () =>
    api.post('/api/workflow/execute', { workflowId: (await savedWorkflow(api)).id, mode: 'test' }),
  'POST /api/connections': () => api.post('/api/connections', SMTP),
  'PUT /api/connections/{id}': async () => api.call('PUT', `/api/connections/${(await connection()).id}`, SMTP),
  'DELETE /api/connections/{id}': async () => api.call('DELETE', `/api/connections/${(await connection()).id}`),
  'POST /api/connections/{id}/test': async () => api.post(`/api/connections/${(await connection()).id}/test`),
  'POST /api/suppressions': () => api.post('/api/suppressions', { address: '010-1234-5678' }),
  'DELETE /api/suppressions/{id}': async () => {
    const { id } = (await api.post('/api/suppressions', { address: '010-1234-5678' })).json<Suppression>();
    return api.call('DELETE', `/api/suppressions/${id}`);
  },
  'POST /api/access-keys': () => api.post('/api/access-keys', { name: 'ci', role: 'viewer' }),
  'DELETE /api/access-keys/{id}': async () => {
    const { id } = (await api.post('/api/access-keys', { name: 'ci', role: 'viewer' })).json<{ id: string }>();
    return api.call('DELETE', `/api/access-keys/${id}`);
  },
  'POST /api/holidays': () => api.post('/api/holidays', DAY),
  'PUT /api/holidays/{date}': () => api.call('PUT', '/api/holidays/2026-12-25', { name: '크리스마스', kind: 'public' }),
  'DELETE /api/holidays/{date}': () => api.call('DELETE', '/api/holidays/2026-12-25'),
};

/** Files and acknowledging have specs of their own; of resending only the action in the document is checked here. */
const ELSEWHERE = [
  'POST /api/scheduler/jobs/{id}/acknowledge',
  'POST /api/scheduler/jobs/{id}/deliveries/{deliveryId}/resend',
  'POST /api/files',
  'POST /api/suppressions/import',
];

async function changingRoutes(): Promise<[route: string, action: unknown][]> {
  const { paths } = (await api.get('/api/docs-json')).json<OpenAPIObject>();
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== 'get')
      .map(([method, operation]): [string, unknown] => [
        `${method.toUpperCase()} ${path}`,
        (operation as Record<string, unknown>)[AUDIT_EXTENSION],
      ]),
  );
}

describe('every route that changes something', () => {
  it('is known here, and has an action in the document', async () => {
    const routes = await changingRoutes();
    expect(routes.map(([route]) => route).sort()).toEqual(
      [...Object.keys(DEEDS), ...ELSEWHERE, ...WITHOUT_ENTRY.keys()].sort(),
    );
    const silent = routes.filter(([, action]) => action === undefined).map(([route]) => route);
    expect(silent.sort()).toEqual([...WITHOUT_ENTRY.keys()].sort());
  });

  it.each(Object.entries(DEEDS))('leaves one entry: %s', async (route, perform) => {
    const answer = await perform();
    expect([route, Math.floor(answer.status / 100)]).toEqual([route, 2]);
    const action = (await changingRoutes()).find(([name]) => name === route)?.[1];
    const entries = (await log(`?action=${String(action)}`)).filter(({ reason }) => reason !== 'tidying up');
    expect(entries).toHaveLength(1);
    const [kind] = String(action).split('.');
    expect(entries[0]).toMatchObject({ who: 'admin', role: 'admin', at: expect.any(String), subject: { kind } });
    expect(JSON.stringify(await log())).not.toMatch(/hunter2|jisoo@|01012345678/);
  });

  it('leaves one entry for a file', async () => {
    const uploaded = await api.raw({
      method: 'POST',
      url: '/api/files?name=people.csv',
      headers: { authorization: 'Bearer test-key-0123456789abcdef', ...csv },
      payload: 'email\njisoo@example.com\n',
    });
    expect(uploaded.statusCode).toBe(201);
    const { id } = uploaded.json<{ id: string }>();
    expect(await newest()).toMatchObject({ action: 'file.create', subject: { kind: 'file', id, name: 'people.csv' } });
  });

  it('leaves none when it is refused, or changes nothing', async () => {
    const { id } = await savedWorkflow(api);
    await api.post(`/api/workflows/${id}/pause`);
    const before = await log();
    await api.post(`/api/workflows/${id}/pause`);
    await api.call('PUT', `/api/workflows/${id}`, sampleWorkflow(), { 'if-match': '"1"' });
    await api.post('/api/workflows', { ...sampleWorkflow(), name: '' });
    await api.call('DELETE', '/api/holidays/2026-11-24');
    await api.post('/api/holidays', { ...DAY, date: '2026-12-25' });
    expect(await log()).toEqual(before);
  });

  it('leaves one for a request that is repeated', async () => {
    const key = { 'idempotency-key': 'once' };
    await api.post('/api/holidays', DAY, key);
    const repeat = await api.post('/api/holidays', DAY, key);
    expect([repeat.status, repeat.header('idempotency-replayed')]).toEqual([201, 'true']);
    expect(await log()).toHaveLength(1);
  });
});

describe('an entry', () => {
  it('says who, when, what changed from what to what, why, and from where', async () => {
    const workflow = await savedWorkflow(api);
    const schedule = { ...DAILY_AT_9, recurrence: { ...DAILY_AT_9.recurrence, times: ['10:00'] } };
    const reason = { 'audit-reason': encodeURIComponent('고객이 늦춰 달라고 해서') };
    await api.call('PUT', `/api/workflows/${workflow.id}`, sampleWorkflow(schedule, '오전 안내'), reason);
    expect(await newest()).toEqual({
      id: expect.any(String),
      at: MONDAY_10,
      who: 'admin',
      role: 'admin',
      action: 'workflow.update',
      subject: { kind: 'workflow', id: workflow.id, name: '오전 안내' },
      changes: [
        { path: 'name', before: '아침 안내', after: '오전 안내' },
        { path: 'schedule.recurrence.times.0', before: '09:00', after: '10:00' },
      ],
      reason: '고객이 늦춰 달라고 해서',
      address: '127.0.0.1',
    });
  });

  it('tells of recipients, headers and secrets only that they changed', async () => {
    const { id } = await savedWorkflow(api);
    const rows = [{ email: 'secret@example.com', name: '박' }];
    const audience = { source: 'list', mapping: { address: 'email', name: 'name' }, rows };
    await api.call('PUT', `/api/workflows/${id}`, { ...sampleWorkflow(), audience });
    expect((await newest()).changes).toEqual([{ path: 'audience.rows', before: '…', after: '…' }]);
    const { id: connectionId } = await connection();
    expect((await newest()).changes).toContainEqual({ path: 'secrets.password', after: '…' });
    await api.call('PUT', `/api/connections/${connectionId}`, { ...SMTP, secrets: { password: '' } });
    expect((await newest()).changes).toEqual([{ path: 'secrets.password', before: '…' }]);
  });

  it('masks the address that was suppressed, and takes the reason of the body', async () => {
    await api.post('/api/suppressions', { address: '010-1234-5678', reason: '전화로' });
    expect(await newest()).toMatchObject({ subject: { name: '010-****-5678' }, reason: '전화로' });
  });

  it.each([
    ['%E0%A4%A', 'INVALID_FORMAT'],
    ['x'.repeat(501), 'TOO_LONG'],
  ])('is not written for a reason that cannot be read: %.9s', async (reason, code) => {
    const answer = await api.post('/api/scheduler/pause', {}, { 'audit-reason': reason });
    expect([answer.status, answer.findings]).toEqual([400, [`Audit-Reason: ${code}`]]);
    expect(await log()).toEqual([]);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await api.post('/api/holidays', DAY);
    await api.clock.advance(60_000);
    await api.post('/api/scheduler/pause', { reason: '=cmd()' });
  });

  it('is newest first, in pages, and found by what people ask for', async () => {
    const actions = async (query: string) => (await log(query)).map(({ action }) => action);
    expect(await actions('')).toEqual(['scheduler.pause', 'holiday.create']);
    expect(await actions('?subject=holiday')).toEqual(['holiday.create']);
    expect(await actions('?subjectId=2026-12-24')).toEqual(['holiday.create']);
    expect(await actions('?who=nobody')).toEqual([]);
    expect(await actions('?from=2026-11-23T01:00:30Z')).toEqual(['scheduler.pause']);
    expect(await actions('?to=2026-11-23T01:00:30Z')).toEqual(['holiday.create']);
    const page = (await api.get('/api/audit?limit=1')).json<Page<AuditEntry>>();
    expect(await actions(`?limit=1&cursor=${page.nextCursor}`)).toEqual(['holiday.create']);
  });

  it('comes as a CSV file that no spreadsheet runs', async () => {
    const answer = await api.get('/api/audit.csv');
    expect(answer.header('content-type')).toBe('text/csv; charset=utf-8');
    const [head, first, second] = answer.response.body.split('\r\n');
    expect(head).toBe('\ufeffid,at,who,role,action,kind,subjectId,subjectName,changes,reason,address');
    expect(first).toMatch(/,2026-11-23T01:01:00.000Z,admin,admin,scheduler.pause,scheduler,,,,'=cmd\(\),127.0.0.1$/);
    expect(second).toContain('holiday.create,holiday,2026-12-24,창립 기념일');
  });

  it.each([
    ['action=dance', 'action: NOT_ONE_OF'],
    ['subject=moon', 'subject: NOT_ONE_OF'],
    ['from=yesterday', 'from: INVALID_INSTANT'],
    ['limit=0', 'limit: OUT_OF_RANGE'],
    ['colour=red', 'colour: UNKNOWN_FIELD'],
  ])('refuses ?%s', async (query, finding) => {
    for (const route of ['/api/audit', '/api/audit.csv']) {
      const answer = await api.get(`${route}?${query}`);
      expect([answer.status, answer.findings]).toEqual([400, [finding]]);
    }
  });

  it('keeps entries for a year', async () => {
    const pass = async (days: number) => {
      api.clock.step(days * 86_400_000);
      await api.clock.advance(60_000);
      await api.engine.scheduler.tick();
    };
    await pass(364);
    expect(await log()).toHaveLength(2);
    await pass(2);
    expect(await log()).toEqual([]);
  });
});
