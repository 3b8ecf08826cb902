import { type Connection, type ConnectionTest, type Page, type Workflow } from '@jeongsi/contract';
import { sampleWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';

/** Nobody listens there. */
const SMTP = {
  kind: 'smtp',
  name: '공지 메일',
  settings: { host: '127.0.0.1', port: 1, user: 'notice', from: 'notice@example.com' },
  secrets: { password: 'hunter2hunter2' },
};
const NOBODY = '019ab1be-3c41-7e90-9d27-6a1f8b0c4e55';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

async function saved(changes: object = {}): Promise<Connection> {
  const answer = await api.post('/api/connections', { ...SMTP, ...changes });
  expect([answer.status, answer.json()]).toEqual([201, expect.anything()]);
  return answer.json<Connection>();
}
const put = (id: string, body: object, headers?: Record<string, string>) =>
  api.call('PUT', `/api/connections/${id}`, body, headers);
const find = async (id: string) => (await api.get(`/api/connections/${id}`)).json<Connection>();
const mailing = (connectionId: string) => ({
  ...sampleWorkflow(),
  message: { channel: 'email', connectionId, subject: 's', body: 'b' },
});

it('gives back everything but the secrets, of which it gives the names', async () => {
  const answer = await api.post('/api/connections', SMTP);
  expect([answer.status, answer.header('etag')]).toEqual([201, '"1"']);
  const { id, ...rest } = answer.json<Connection>();
  expect(rest).toEqual({
    kind: 'smtp',
    name: SMTP.name,
    settings: SMTP.settings,
    secrets: ['password'],
    state: 'untested',
    usedBy: [],
    version: 1,
    createdAt: '2026-11-23T01:00:00.000Z',
    updatedAt: '2026-11-23T01:00:00.000Z',
  });
  expect(await find(id)).toEqual(answer.json());
  expect((await api.get('/api/connections')).json<Page<Connection>>().items).toEqual([answer.json()]);
  expect((await api.get('/api/connections?kind=solapi')).json<Page<Connection>>().items).toEqual([]);
});

it('makes one of many repeats', async () => {
  const key = { 'idempotency-key': 'a' };
  const first = await api.post('/api/connections', SMTP, key);
  const repeat = await api.post('/api/connections', SMTP, key);
  expect([repeat.status, repeat.json(), repeat.header('idempotency-replayed')]).toEqual([201, first.json(), 'true']);
  const other = { ...SMTP, secrets: { password: 'another one' } };
  expect((await api.post('/api/connections', other, key)).problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
});

it.each([
  ['no kind', { kind: undefined }, 400, 'kind: REQUIRED'],
  ['an unknown kind', { kind: 'ftp' }, 400, 'kind: NOT_ONE_OF'],
  ['an unknown field', { colour: 1 }, 400, 'colour: UNKNOWN_FIELD'],
  ['a list for settings', { settings: [] }, 400, 'settings: NOT_AN_OBJECT'],
  ['a setting that is an object', { settings: { host: {} } }, 400, 'settings.host: NOT_PLAIN'],
  ['a secret that is no text', { secrets: { password: 1 } }, 400, 'secrets.password: NOT_TEXT'],
  ['an unknown setting', { settings: { ...SMTP.settings, hosts: 'x' } }, 422, /^settings\.hosts: /],
  ['an unknown secret', { secrets: { passwort: 'x' } }, 422, /^secrets\.passwort: /],
  ['no host', { settings: {} }, 422, /^settings\.host: /],
  ['a port in words', { settings: { ...SMTP.settings, port: '25' } }, 422, /^settings\.port: /],
])('refuses %s', async (_, changes, status, finding) => {
  const answer = await api.post('/api/connections', { ...SMTP, ...changes });
  expect([answer.status, answer.findings[0]]).toEqual([
    status,
    typeof finding === 'string' ? finding : expect.stringMatching(finding),
  ]);
  expect((await api.get('/api/connections')).json<Page<Connection>>().items).toEqual([]);
});

it('refuses a name that is taken', async () => {
  await saved();
  const answer = await api.post('/api/connections', SMTP);
  expect([answer.status, answer.findings]).toEqual([422, ['name: NAME_TAKEN']]);
});

describe('changing', () => {
  it('counts for who saw the newest version, and no other', async () => {
    const { id } = await saved();
    const body = { ...SMTP, name: '새 이름' };
    const answer = await put(id, body, { 'if-match': '"1"' });
    expect([answer.status, answer.header('etag')]).toEqual([200, '"2"']);
    expect(answer.json()).toMatchObject({ name: '새 이름', version: 2, secrets: ['password'] });
    const stale = await put(id, body, { 'if-match': '"1"' });
    expect([stale.status, stale.problem.code]).toEqual([412, 'STALE']);
  });

  it('keeps the secret that is left out, but never sends it to another host', async () => {
    const { id } = await saved();
    const { secrets: _, ...without } = SMTP;
    expect((await put(id, without)).json()).toMatchObject({ secrets: ['password'] });
    const moved = await put(id, { ...without, settings: { ...SMTP.settings, host: 'mail.example.com' } });
    expect([moved.status, moved.findings]).toEqual([422, ['secrets.password: SECRET_NEEDED']]);
    expect((await put(id, { ...SMTP, secrets: { password: '' } })).json()).toMatchObject({ secrets: [] });
  });

  it('never changes the kind', async () => {
    const { id } = await saved();
    expect((await put(id, { ...SMTP, kind: 'http' })).findings).toEqual(['kind: KIND_FIXED']);
  });
});

describe('deleting', () => {
  it('is refused while a workflow uses it, by name', async () => {
    const { id } = await saved();
    const workflow = (await api.post('/api/workflows', mailing(id))).json<Workflow>();
    expect((await find(id)).usedBy).toEqual([{ id: workflow.id, name: workflow.name }]);
    const refused = await api.call('DELETE', `/api/connections/${id}`);
    expect([refused.status, refused.problem.code]).toEqual([409, 'CONNECTION_IN_USE']);
    expect(refused.problem.detail).toContain(workflow.name);

    await api.call('DELETE', `/api/workflows/${workflow.id}`);
    const gone = await api.call('DELETE', `/api/connections/${id}`);
    expect([gone.status, gone.response.body]).toEqual([204, '']);
    expect((await api.get(`/api/connections/${id}`)).status).toBe(404);
  });

  it('counts for who saw the newest version', async () => {
    const { id } = await saved();
    const answer = await api.call('DELETE', `/api/connections/${id}`, undefined, { 'if-match': '"9"' });
    expect(answer.status).toBe(412);
  });
});

describe('trying', () => {
  it('says what is wrong, and everybody who uses it shows it', async () => {
    const { id } = await saved();
    const workflow = (await api.post('/api/workflows', mailing(id))).json<Workflow>();
    expect(workflow).not.toHaveProperty('problems');

    const answer = await api.post(`/api/connections/${id}/test`);
    expect([answer.status, answer.json<ConnectionTest>().ok]).toEqual([200, false]);
    const { problem } = answer.json<ConnectionTest>();
    expect(await find(id)).toMatchObject({
      state: 'broken',
      testedAt: '2026-11-23T01:00:00.000Z',
      problem,
      version: 1,
    });

    const problems = [{ code: 'CONNECTION_BROKEN', connectionId: id, message: expect.stringContaining(SMTP.name) }];
    expect((await api.get(`/api/workflows/${workflow.id}`)).json()).toMatchObject({ problems });
    expect((await api.get('/api/workflows')).json<Page<Workflow>>().items).toMatchObject([{ problems }]);

    await put(id, SMTP);
    expect((await api.get(`/api/workflows/${workflow.id}`)).json()).not.toHaveProperty('problems');
  });

  it('is not what a run in test mode does: it sends nothing through the connection', async () => {
    const { id } = await saved();
    const { id: workflowId } = (await api.post('/api/workflows', mailing(id))).json<Workflow>();
    const run = await api.post('/api/workflow/execute', { workflowId, mode: 'test' });
    expect(run.json()).toMatchObject({ status: 'completed' });
    expect(await find(id)).toMatchObject({ state: 'untested' });
  });

  it('is possible before saving, and leaves nothing', async () => {
    const { name: _, ...unsaved } = SMTP;
    const answer = await api.post('/api/connections/test', unsaved);
    expect([answer.status, answer.json<ConnectionTest>().ok]).toEqual([200, false]);
    expect((await api.get('/api/connections')).json<Page<Connection>>().items).toEqual([]);
    expect((await api.post('/api/connections/test', { ...unsaved, id: NOBODY })).status).toBe(404);
    expect((await api.post('/api/connections/test', { ...unsaved, settings: {} })).status).toBe(422);
  });

  it('says which kinds have no account to look into', async () => {
    const { id } = await saved();
    const answer = await api.get(`/api/connections/${id}/account`);
    expect([answer.status, answer.problem.code]).toEqual([409, 'NO_ACCOUNT']);
  });
});

it.each([
  ['GET', ''],
  ['DELETE', ''],
  ['POST', '/test'],
  ['GET', '/account'],
] as const)('knows no connection that is not there: %s %s', async (method, path) => {
  for (const id of [NOBODY, 'x']) {
    expect((await api.call(method, `/api/connections/${id}${path}`)).status).toBe(404);
  }
});
