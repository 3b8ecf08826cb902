import { type OpenAPIObject } from '@nestjs/swagger';
import { sampleWorkflow, savedWorkflow } from '../../testing/samples';
import { deviations, references, resolve } from '../../testing/document-checks';
import { type Answer, TestApi } from '../../testing/test-api';

/** Every route of this version. */
const ROUTES = `
  GET /api/scheduler
  POST /api/scheduler/pause
  POST /api/scheduler/resume
  GET /api/scheduler/missed
  GET /api/scheduler/jobs
  GET /api/scheduler/jobs/{id}
  PATCH /api/scheduler/jobs/{id}
  DELETE /api/scheduler/jobs/{id}
  POST /api/scheduler/jobs/{id}/run
  POST /api/scheduler/jobs/{id}/acknowledge
  POST /api/scheduler/jobs/{id}/abort
  POST /api/scheduler/jobs/{id}/pause
  POST /api/scheduler/jobs/{id}/resume
  POST /api/scheduler/jobs/{id}/retry
  GET /api/scheduler/jobs/{id}/deliveries
  GET /api/scheduler/jobs/{id}/deliveries.csv
  GET /api/scheduler/jobs/{id}/deliveries/{deliveryId}
  GET /api/scheduler/jobs/{id}/deliveries/{deliveryId}/message
  POST /api/scheduler/jobs/{id}/deliveries/{deliveryId}/resend
  POST /api/scheduler/jobs/{id}/deliveries/{deliveryId}/settle
  GET /api/scheduler/stream
  GET /api/scheduler/upcoming
  GET /api/scheduler/hours
  POST /api/reports/solapi/{connectionId}
  GET /api/workflows
  POST /api/workflows
  POST /api/workflows/preview
  GET /api/workflows/{id}
  PUT /api/workflows/{id}
  DELETE /api/workflows/{id}
  GET /api/workflows/{id}/recent-recipients
  GET /api/workflows/{id}/versions
  GET /api/workflows/{id}/versions/{version}
  POST /api/workflows/{id}/pause
  POST /api/workflows/{id}/resume
  POST /api/workflows/{id}/duplicate
  POST /api/workflow/execute
  POST /api/schedules/preview
  POST /api/audiences/preview
  GET /api/connections
  GET /api/connections/recent
  POST /api/connections
  POST /api/connections/test
  GET /api/connections/{id}
  PUT /api/connections/{id}
  DELETE /api/connections/{id}
  POST /api/connections/{id}/test
  GET /api/connections/{id}/account
  GET /api/suppressions
  POST /api/suppressions
  POST /api/suppressions/import
  POST /api/suppressions/import/preview
  DELETE /api/suppressions/{id}
  GET /api/holidays
  POST /api/holidays
  POST /api/holidays/preview
  PUT /api/holidays/{date}
  DELETE /api/holidays/{date}
  GET /api/files
  POST /api/files
  GET /api/files/{id}
  GET /api/audit
  GET /api/audit.csv
  GET /api/outbox
  GET /api/outbox/{id}
  GET /api/access-keys
  POST /api/access-keys
  DELETE /api/access-keys/{id}
  GET /api/session
  POST /api/session
  DELETE /api/session
  GET /api/health/live
  GET /api/health/ready
`
  .trim()
  .split('\n')
  .map((line) => line.trim())
  .sort();

interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; schema?: unknown }[];
  requestBody?: { content: Record<string, { schema?: unknown }> };
  responses: Record<
    string,
    {
      description?: string;
      content?: Record<string, { schema?: unknown; examples?: Record<string, { value: unknown }> }>;
    }
  >;
}

let api: TestApi;
let document: OpenAPIObject;
beforeAll(async () => {
  api = await TestApi.start();
  document = (await api.get('/api/docs-json')).json<OpenAPIObject>();
});
afterAll(() => api.stop());

const operations = (): [route: string, operation: Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation as Operation,
    ]),
  );

const operation = (route: string): Operation => {
  const found = operations().find(([name]) => name === route)?.[1];
  if (!found) throw new Error(`${route} is not in the document`);
  return found;
};

describe('the OpenAPI document', () => {
  it('has every route, and no other', () => {
    expect(
      operations()
        .map(([route]) => route)
        .sort(),
    ).toEqual(ROUTES);
  });

  it('leads nowhere in vain', () => {
    for (const reference of references(document)) expect(resolve(document, { $ref: reference })).toBeDefined();
  });

  it('names each operation once', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(ROUTES)('describes %s whole', (route) => {
    const { summary, tags, responses, requestBody, parameters = [] } = operation(route);
    expect(summary).toMatch(/\w/);
    expect(tags).toHaveLength(1);
    const [method = '', path = ''] = route.split(' ');
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
      expect(parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }));
    }

    const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    expect(good.length).toBeGreaterThan(0);
    for (const [status, { content }] of good) {
      if (status !== '204') expect(Object.values(content ?? {})[0]?.schema).toBeDefined();
    }

    for (const [status, { description, content }] of Object.entries(responses)) {
      if (status.startsWith('2')) continue;
      const { schema, examples } = content?.['application/problem+json'] ?? {};
      expect(schema).toEqual({ $ref: '#/components/schemas/ProblemAnswer' });
      for (const [code, { value }] of Object.entries(examples ?? {})) {
        expect(description).toContain(code);
        expect(deviations(document, schema, value)).toEqual([]);
        expect(value).toMatchObject({ status: Number(status) });
      }
    }
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '429', '500']));
    if (path.includes('{id}')) expect(Object.keys(responses)).toContain('404');
    if (requestBody) expect(Object.keys(responses)).toContain('400');
    if (['PUT', 'PATCH'].includes(method)) expect(requestBody).toBeDefined();
  });

  it('has an example for every field of every body and answer, or one of the whole', () => {
    const lacking: string[] = [];
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      const { properties = {} } = schema as { properties?: Record<string, Record<string, unknown>> };
      for (const [field, part] of Object.entries(properties)) {
        const inner = JSON.stringify(part);
        const shown = 'example' in part || 'default' in part || inner.includes('$ref') || inner.includes('"enum"');
        if (!shown) lacking.push(`${name}.${field}`);
      }
    }
    expect(lacking).toEqual([]);
  });

  it('has examples that it would accept itself', () => {
    const { WorkflowBody } = document.components?.schemas as Record<
      string,
      { properties: Record<string, { example?: unknown }> }
    >;
    const examples = Object.entries(WorkflowBody?.properties ?? {}).filter(([, { example }]) => example !== undefined);
    const body = Object.fromEntries(examples.map(([name, { example }]) => [name, example]));
    expect(deviations(document, { $ref: '#/components/schemas/WorkflowBody' }, body)).toEqual([]);
  });

  it('takes what people send', () => {
    const body = operation('POST /api/workflows').requestBody?.content['application/json']?.schema;
    expect(deviations(document, body, sampleWorkflow())).toEqual([]);
    expect(deviations(document, body, { ...sampleWorkflow(), colour: 1 })).toEqual(['.colour is not in the document']);
    expect(deviations(document, body, { ...sampleWorkflow(), schedule: { type: 'cron' } })).toHaveLength(1);
  });

  it('says where a key is needed', () => {
    expect(document.components?.securitySchemes).toMatchObject({
      key: { scheme: 'bearer' },
      session: { in: 'cookie' },
    });
    const open = operations().filter(([, { security }]) => security?.length === 0);
    expect(open.map(([route]) => route).sort()).toEqual([
      'DELETE /api/session',
      'GET /api/health/live',
      'GET /api/health/ready',
      'POST /api/reports/solapi/{connectionId}',
      'POST /api/session',
    ]);
  });
});

async function expectDocumented(route: string, answer: Answer): Promise<void> {
  const schema = operation(route).responses[answer.status]?.content?.['application/json']?.schema;
  expect([route, answer.status, schema]).toEqual([route, answer.status, expect.anything()]);
  expect([route, answer.status, deviations(document, schema, answer.json())]).toEqual([route, answer.status, []]);
}

describe('what the routes answer is in the document', () => {
  it('for every route that answers JSON', async () => {
    const created = await api.post('/api/workflows', {
      ...sampleWorkflow(),
      description: 'd',
      purpose: 'informational',
      sending: { concurrency: 2, stopAfterFailures: 9 },
      policy: {
        overlap: 'queue',
        missed: 'run_all',
        missedGraceMinutes: 5,
        maxRetries: 1,
        timeoutSeconds: 60,
        pauseAfterFailures: 9,
      },
    });
    await expectDocumented('POST /api/workflows', created);
    const { id, nextJob } = created.json<{ id: string; nextJob: { id: string } }>();
    await expectDocumented('GET /api/workflows/{id}', await api.get(`/api/workflows/${id}`));
    await expectDocumented('GET /api/workflows', await api.get('/api/workflows'));
    await api.call('PUT', `/api/workflows/${id}`, { ...sampleWorkflow(undefined, '다른 안내') });
    const versions = `/api/workflows/${id}/versions`;
    await expectDocumented('GET /api/workflows/{id}/versions', await api.get(versions));
    await expectDocumented('GET /api/workflows/{id}/versions/{version}', await api.get(`${versions}/1`));
    const window = { from: '00:00', to: '23:59', outside: 'hold' };
    const paced = { ...sampleWorkflow(), status: 'draft', sending: { ratePerMinute: 60, window } };
    await expectDocumented('POST /api/workflows', await api.post('/api/workflows', paced));
    const { audience, message } = sampleWorkflow();
    const sending = { ratePerMinute: 60 };
    await expectDocumented(
      'POST /api/workflows/preview',
      await api.post('/api/workflows/preview', { audience, message, sending }),
    );
    await expectDocumented('POST /api/audiences/preview', await api.post('/api/audiences/preview', { audience }));
    const recent = `/api/workflows/${id}/recent-recipients`;
    await expectDocumented('GET /api/workflows/{id}/recent-recipients', await api.get(recent));
    const moved = await api.call('PATCH', `/api/scheduler/jobs/${nextJob.id}`, {
      scheduledTime: '2026-11-23T20:00:00Z',
    });
    await expectDocumented('PATCH /api/scheduler/jobs/{id}', moved);
    await expectDocumented('GET /api/scheduler/jobs/{id}', await api.get(`/api/scheduler/jobs/${nextJob.id}`));
    await expectDocumented('GET /api/scheduler', await api.get('/api/scheduler'));
    await expectDocumented('GET /api/scheduler/upcoming', await api.get('/api/scheduler/upcoming'));
    await expectDocumented('GET /api/scheduler/hours', await api.get('/api/scheduler/hours'));
    const done = await api.post('/api/workflow/execute', { workflowId: id, mode: 'live' });
    await expectDocumented('POST /api/workflow/execute', done);
    const jobId = done.json<{ id: string }>().id;
    await expectDocumented('GET /api/scheduler/jobs/{id}', await api.get(`/api/scheduler/jobs/${jobId}`));
    await expectDocumented('GET /api/scheduler/jobs', await api.get('/api/scheduler/jobs'));
    await expectDocumented(
      'GET /api/scheduler/jobs/{id}/deliveries',
      await api.get(`/api/scheduler/jobs/${jobId}/deliveries`),
    );
    const { items } = (await api.get(`/api/scheduler/jobs/${jobId}/deliveries`)).json<{ items: { id: string }[] }>();
    await expectDocumented(
      'GET /api/scheduler/jobs/{id}/deliveries/{deliveryId}',
      await api.get(`/api/scheduler/jobs/${jobId}/deliveries/${items[0]?.id}`),
    );
    await expectDocumented(
      'GET /api/scheduler/jobs/{id}/deliveries/{deliveryId}/message',
      await api.get(`/api/scheduler/jobs/${jobId}/deliveries/${items[0]?.id}/message`),
    );
    const tested = await api.post('/api/workflow/execute', { workflowId: id, mode: 'test' });
    await expectDocumented('POST /api/workflow/execute', tested);
    const testId = tested.json<{ id: string }>().id;
    await expectDocumented('GET /api/scheduler/jobs/{id}', await api.get(`/api/scheduler/jobs/${testId}`));
    await expectDocumented('GET /api/outbox', await api.get('/api/outbox'));
    await expectDocumented('GET /api/audit', await api.get('/api/audit'));
    await expectDocumented(
      'POST /api/scheduler/jobs/{id}/retry',
      await api.post(`/api/scheduler/jobs/${jobId}/retry`, { scope: 'all' }),
    );
    await expectDocumented('GET /api/session', await api.get('/api/session'));
    await expectDocumented('GET /api/health/ready', await api.get('/api/health/ready'));
    const recurrence = {
      frequency: 'monthly',
      monthDays: [31],
      times: ['09:00'],
      holidays: 'skip',
      startDate: '2026-01-01',
    };
    const schedule = { type: 'recurring', recurrence };
    await expectDocumented(
      'POST /api/schedules/preview',
      await api.post('/api/schedules/preview', { schedule, limit: 24 }),
    );
    await expectDocumented('POST /api/scheduler/pause', await api.post('/api/scheduler/pause', { reason: 'r' }));
    await expectDocumented('GET /api/scheduler/missed', await api.get('/api/scheduler/missed'));
    await expectDocumented('POST /api/scheduler/resume', await api.post('/api/scheduler/resume', { missed: 'run' }));
    const planned = (await savedWorkflow(api)).nextJob?.id;
    await expectDocumented(
      'DELETE /api/scheduler/jobs/{id}',
      await api.call('DELETE', `/api/scheduler/jobs/${planned}`),
    );
    await expectDocumented('DELETE /api/workflows/{id}', await api.call('DELETE', `/api/workflows/${id}`));
  });
});

describe('what the routes of connections and suppressions answer is in the document', () => {
  const SETTINGS: [kind: string, settings: object, secrets: object][] = [
    [
      'smtp',
      { host: '127.0.0.1', port: 1, secure: false, user: 'u', from: 'a@example.com', ratePerMinute: 1 },
      { password: 'p' },
    ],
    ['webhook', { origin: 'https://hooks.example.com', ratePerMinute: 1 }, { authorization: 'a' }],
    ['solapi', { senderName: '정시', optOutNumber: '080-123-4567', ratePerMinute: 1 }, {}],
    ['postgres', { host: '127.0.0.1', port: 1, database: 'd', user: 'u', tls: 'off' }, { password: 'p' }],
    ['mysql', { host: '127.0.0.1', port: 1, database: 'd', user: 'u', statementTimeoutSeconds: 1 }, {}],
    ['http', { origin: 'https://api.example.com' }, { authorization: 'a' }],
  ];

  it.each(SETTINGS)('for the kind %s', async (kind, settings, secrets) => {
    const body = { kind, name: `${kind} 1`, settings, secrets };
    const schema = operation('POST /api/connections').requestBody?.content['application/json']?.schema;
    expect(deviations(document, schema, body)).toEqual([]);
    const created = await api.post('/api/connections', body);
    await expectDocumented('POST /api/connections', created);
    const { id } = created.json<{ id: string }>();
    await expectDocumented('GET /api/connections/{id}', await api.get(`/api/connections/${id}`));
    await expectDocumented('PUT /api/connections/{id}', await api.call('PUT', `/api/connections/${id}`, body));
  });

  it('for everything else', async () => {
    const [, settings] = SETTINGS[0] ?? [];
    const smtp = { kind: 'smtp', settings };
    await expectDocumented('GET /api/connections', await api.get('/api/connections'));
    await expectDocumented('POST /api/connections/test', await api.post('/api/connections/test', smtp));
    const { id } = (await api.post('/api/connections', { ...smtp, name: 'tried' })).json<{ id: string }>();
    await expectDocumented('POST /api/connections/{id}/test', await api.post(`/api/connections/${id}/test`));
    await expectDocumented('GET /api/connections/{id}', await api.get(`/api/connections/${id}`));
    const suppression = { address: '010-1234-5678', reason: 'r' };
    await expectDocumented('POST /api/suppressions', await api.post('/api/suppressions', suppression));
    await expectDocumented('POST /api/suppressions', await api.post('/api/suppressions', suppression));
    await expectDocumented('GET /api/suppressions', await api.get('/api/suppressions'));
  });

  it('for access keys', async () => {
    const made = await api.post('/api/access-keys', { name: 'ci', role: 'operator' });
    await expectDocumented('POST /api/access-keys', made);
    await expectDocumented('GET /api/access-keys', await api.get('/api/access-keys'));
  });

  it('for holidays', async () => {
    const day = { date: '2027-04-01', name: 'n', nameEn: 'e', kind: 'company' };
    const question = { date: '2027-04-01', change: 'add' };
    await expectDocumented('POST /api/holidays/preview', await api.post('/api/holidays/preview', question));
    await expectDocumented('POST /api/holidays', await api.post('/api/holidays', day));
    await expectDocumented('GET /api/holidays', await api.get('/api/holidays?year=2027'));
    const { date: _, ...update } = day;
    await expectDocumented('PUT /api/holidays/{date}', await api.call('PUT', '/api/holidays/2027-04-01', update));
    await expectDocumented('DELETE /api/holidays/{date}', await api.call('DELETE', '/api/holidays/2027-04-01'));
  });
});

describe('the page to try it', () => {
  it('works under our content security policy, with nothing from elsewhere', async () => {
    const page = await api.get('/api/docs', { accept: 'text/html' });
    expect(page.header('content-security-policy')).toContain("default-src 'self'");
    const scripts = [...page.response.body.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, inline] of scripts)
      expect([attributes?.includes('src='), inline?.trim()]).toEqual([true, '']);
    const assets = [...page.response.body.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, url]) => url ?? '');
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\/docs\//);
      expect((await api.get(asset.replace('./', '/api/'))).status).toBe(200);
    }
  });
});
