import { type Connection, type ConnectionKind, type Job, type Workflow } from '@jeongsi/contract';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createLog } from '../logging/create-log';
import { sampleWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

const MARKER = 'planted7secret';

/** Every secret of every kind. Nobody listens at any of these addresses. */
const KINDS: Record<ConnectionKind, { settings: object; secrets: string[]; moved: object }> = {
  smtp: {
    settings: { host: '127.0.0.1', port: 1, user: 'notice', from: 'notice@example.com' },
    secrets: ['password'],
    moved: { host: '127.0.0.2', port: 1, user: 'notice', from: 'notice@example.com' },
  },
  webhook: {
    settings: { origin: 'http://127.0.0.1:1' },
    secrets: ['authorization', 'signingSecret'],
    moved: { origin: 'http://127.0.0.2:1' },
  },
  solapi: { settings: {}, secrets: ['apiKey', 'apiSecret', 'webhookSecret'], moved: { ratePerMinute: 0 } },
  postgres: {
    settings: { host: '127.0.0.1', port: 1, database: 'd', user: 'u' },
    secrets: ['password'],
    moved: { host: '127.0.0.2', port: 1, database: 'd', user: 'u' },
  },
  mysql: {
    settings: { host: '127.0.0.1', port: 1, database: 'd', user: 'u' },
    secrets: ['password'],
    moved: { host: '127.0.0.2', port: 1, database: 'd', user: 'u' },
  },
  http: {
    settings: { origin: 'http://127.0.0.1:1' },
    secrets: ['authorization'],
    moved: { origin: 'http://127.0.0.2:1' },
  },
};
const kinds = Object.entries(KINDS) as [ConnectionKind, (typeof KINDS)[ConnectionKind]][];

/** Every way in which a planted secret might have been written down. */
const TRACES = ['utf8', 'utf16le', 'base64', 'hex']
  .map((encoding) => Buffer.from(MARKER).toString(encoding as BufferEncoding))
  .map((text) => Buffer.from(text.replace(/=+$/, ''), 'latin1'));

let api: TestApi;
let logged: Buffer[];
let answered: string[];
beforeEach(async () => {
  logged = [];
  answered = [];
  const stream = new PassThrough().on('data', (chunk: Buffer) => logged.push(chunk));
  api = await TestApi.start({
    log: createLog('trace', stream),
    environment: { ALLOWED_PRIVATE_HOSTS: '127.0.0.1', SOLAPI_BASE_URL: 'http://127.0.0.1:1' },
  });
  const ask = api.raw.bind(api);
  jest.spyOn(api, 'raw').mockImplementation(async (request) => {
    const response = await ask(request);
    answered.push(JSON.stringify(response.headers), response.body);
    return response;
  });
});
afterEach(() => api.stop());

const secretsOf = (kind: ConnectionKind, suffix: string) =>
  Object.fromEntries(KINDS[kind].secrets.map((name) => [name, `${MARKER}-${kind}-${name}-${suffix}`]));

async function planted(kind: ConnectionKind): Promise<Connection> {
  const body = { kind, name: `my ${kind}`, settings: KINDS[kind].settings, secrets: secretsOf(kind, '1') };
  const answer = await api.post('/api/connections', body, { 'idempotency-key': `${kind}-1` });
  expect([answer.status, answer.json()]).toEqual([201, expect.anything()]);
  return answer.json<Connection>();
}

/** Where the marker is, in whatever spelling. */
function findings(): string[] {
  const files = readdirSync(api.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, Buffer] => [entry.name, readFileSync(join(entry.parentPath, entry.name))]);
  const places: [string, Buffer][] = [
    ['answers', Buffer.from(answered.join('\n'))],
    ['log', Buffer.concat(logged)],
    ...files,
  ];
  expect(files.map(([name]) => name)).toEqual(expect.arrayContaining(['jeongsi.db', 'jeongsi.db-wal']));
  return places.filter(([, bytes]) => TRACES.some((trace) => bytes.includes(trace))).map(([name]) => name);
}

it('finds a secret that was written down in clear: this spec can fail', async () => {
  await api.post('/api/workflows', { ...sampleWorkflow(), name: MARKER });
  expect(findings()).toEqual(expect.arrayContaining(['answers', 'jeongsi.db-wal']));
});

describe.each(kinds)('a secret of the kind %s', (kind, { settings, secrets, moved }) => {
  it('never comes out, whatever is done with it', async () => {
    const { id, secrets: names } = await planted(kind);
    expect(names).toEqual([...secrets].sort());
    const url = `/api/connections/${id}`;
    const again = { kind, name: 'other', settings, secrets: secretsOf(kind, '2') };

    const statuses = [
      (await planted(kind)).version,
      (await api.get(url)).status,
      (await api.get('/api/connections')).status,
      (await api.call('PUT', url, again)).status,
      (await api.post(`${url}/test`)).status,
      (await api.post('/api/connections/test', { kind, settings, secrets: secretsOf(kind, '3') })).status,
      (await api.post('/api/connections/test', { id, kind, settings })).status,
    ];
    expect(statuses).toEqual([1, 200, 200, 200, 200, 200, 200]);
    await api.get(`${url}/account`);
    expect(findings()).toEqual([]);
  });

  it('is not echoed by a refusal', async () => {
    const { id } = await planted(kind);
    const url = `/api/connections/${id}`;
    const name = secrets[0] ?? '';
    const base = { kind, name: 'other', settings, secrets: secretsOf(kind, '4') };
    const wrong: [status: number, body: unknown][] = [
      [400, { ...base, secrets: MARKER }],
      [400, { ...base, secrets: [MARKER] }],
      [400, { ...base, secrets: { [name]: { inside: MARKER } } }],
      [400, { ...base, secrets: { [name]: MARKER.repeat(1_000) } }],
      [400, { ...base, secrets: { [name]: `${MARKER}\u0000` } }],
      [400, { ...base, colour: MARKER }],
      [422, { ...base, settings: { ...settings, nonsense: 1 } }],
      [422, { ...base, secrets: { ...base.secrets, nonsense: MARKER } }],
      [422, { ...base, secrets: { [name]: `${MARKER}\r\nX-Evil: 1\t` } }],
      [422, { kind, name: 'other', settings: moved }],
    ];
    for (const [status, body] of wrong) {
      const answer = await api.call('PUT', url, body);
      // A driver may find nothing wrong with line breaks in a password.
      expect([status, 200]).toContain(answer.status);
    }
    const broken = await api.raw({
      method: 'PUT',
      url,
      headers: { authorization: 'Bearer test-key-0123456789abcdef', 'content-type': 'application/json' },
      payload: `{"secrets":{"${name}":"${MARKER}"`,
    });
    expect(broken.statusCode).toBe(400);
    const reused = await api.post('/api/connections', base, { 'idempotency-key': `${kind}-1` });
    expect(reused.status).toBe(422);
    expect(findings()).toEqual([]);
  });
});

/** The job once it has ended; what it waits for passes meanwhile. */
async function endedSomeTime(id: string): Promise<Job> {
  for (let minute = 0; minute < 60; minute += 1) {
    const job = (await api.get(`/api/scheduler/jobs/${id}`)).json<Job>();
    if (job.status !== 'pending' && job.status !== 'running') return job;
    await api.clock.advance(60_000);
  }
  throw new Error('It did not end');
}

describe('a secret that a job uses', () => {
  const audience = sampleWorkflow().audience;
  const messages: [ConnectionKind, object, object][] = [
    ['webhook', audience, { channel: 'webhook', url: 'http://127.0.0.1:1/x', body: '{}' }],
    ['smtp', audience, { channel: 'email', subject: 's', body: 'b' }],
    [
      'solapi',
      { source: 'list', mapping: { address: 'phone' }, rows: [{ phone: '01012345678' }] },
      { channel: 'sms', from: '021234567', body: 'b' },
    ],
    ['postgres', { source: 'sql', mapping: { address: 'a' }, query: 'select 1' }, sampleWorkflow().message],
    ['mysql', { source: 'sql', mapping: { address: 'a' }, query: 'select 1' }, sampleWorkflow().message],
  ];

  it.each(messages)('is in none of its traces: %s', async (kind, from, message) => {
    const { id } = await planted(kind);
    const uses = (part: object, where: boolean) => (where ? { ...part, connectionId: id } : part);
    const isSource = 'query' in from;
    const definition = { audience: uses(from, isSource), message: uses(message, !isSource) };
    await api.post('/api/workflows/preview', definition);
    await api.post('/api/audiences/preview', { audience: definition.audience });
    const workflow = { ...sampleWorkflow(), ...definition, policy: { maxRetries: 0 } };
    const saved = await api.post('/api/workflows', workflow);
    expect([saved.status, saved.json()]).toEqual([201, expect.anything()]);
    const workflowId = saved.json<Workflow>().id;
    const run = await api.post('/api/workflow/execute', { workflowId, mode: 'live', waitSeconds: 0 });
    const job = await endedSomeTime(run.json<Job>().id);
    for (const path of ['', '/deliveries', '/deliveries.csv', '/deliveries.csv?addresses=full']) {
      await api.get(`/api/scheduler/jobs/${job.id}${path}`);
    }
    await api.get(`/api/workflows/${workflowId}`);
    expect(findings()).toEqual([]);
  });
});
