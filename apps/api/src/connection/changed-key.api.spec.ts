import { type Connection } from '@jeongsi/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeErrors } from '../testing/logged-errors';
import { TestApi } from '../testing/test-api';

const SMTP = {
  kind: 'smtp',
  name: 'Mail',
  settings: { host: '127.0.0.1', port: 1, user: 'notice' },
  secrets: { password: 'hunter2hunter2' },
};

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-key-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

/** A start with that key; without one, the key that was made at the first start. */
const start = (secretKey?: string) =>
  TestApi.start({ dataDir, ...(secretKey !== undefined && { environment: { SECRET_KEY: secretKey } }) });
const ready = async (api: TestApi) => (await api.get('/api/health/ready')).json();

it('starts with another SECRET_KEY, says so loudly, and takes the secrets anew', async () => {
  let api = await start();
  const { id } = (await api.post('/api/connections', SMTP)).json<Connection>();
  expect(await ready(api)).toEqual({ status: 'ready' });
  await api.stop();

  const another = 'another key of thirty-two characters'.replaceAll(' ', '-');
  api = await start(another);
  expect(takeErrors()).toEqual([expect.objectContaining({ level: 'error', connections: [id] })]);
  expect(await ready(api)).toEqual({ status: 'ready', details: { unreadableConnections: 1 } });
  expect((await api.get(`/api/connections/${id}`)).json()).toMatchObject({
    state: 'broken',
    problem: { code: 'CONNECTION_UNREADABLE' },
    secrets: ['password'],
  });
  expect((await api.post(`/api/connections/${id}/test`)).json()).toMatchObject({
    ok: false,
    problem: { code: 'CONNECTION_UNREADABLE' },
  });

  const { secrets: _, ...without } = SMTP;
  const kept = await api.call('PUT', `/api/connections/${id}`, without);
  expect([kept.status, kept.findings]).toEqual([422, ['secrets.password: SECRET_NEEDED']]);
  const anew = await api.call('PUT', `/api/connections/${id}`, SMTP);
  expect([anew.status, anew.json<Connection>().state]).toEqual([200, 'untested']);
  expect(await ready(api)).toEqual({ status: 'ready' });
  await api.stop();

  api = await start(another);
  expect((await api.get(`/api/connections/${id}`)).json()).toMatchObject({ state: 'untested' });
  await api.stop();
});

it('says nothing any more when the right key comes back', async () => {
  let api = await start();
  const { id } = (await api.post('/api/connections', SMTP)).json<Connection>();
  await api.stop();
  api = await start('x'.repeat(32));
  expect(takeErrors()).toHaveLength(1);
  await api.stop();
  api = await start();
  expect((await api.get(`/api/connections/${id}`)).json()).toMatchObject({ state: 'untested' });
  expect(await ready(api)).toEqual({ status: 'ready' });
  await api.stop();
});
