import { type AccessKey, type AuditEntry, type CreatedAccessKey, type Page, type Role } from '@jeongsi/contract';
import { type OpenAPIObject } from '@nestjs/swagger';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApi } from '../testing/test-api';
import { mayDo, NAMED_ROUTES, roleNeeded } from './permissions';

let api: TestApi;
beforeEach(async () => {
  api = await TestApi.start();
});
afterEach(() => api.stop());

const ID = '019ab1c0-7a12-7d09-9a61-0c7f3e5b8d21';

async function made(name: string, role: Role, on = api): Promise<CreatedAccessKey> {
  const answer = await on.post('/api/access-keys', { name, role });
  expect(answer.status).toBe(201);
  return answer.json<CreatedAccessKey>();
}

const as = ({ key }: CreatedAccessKey) => ({ authorization: `Bearer ${key}` });

async function routes(): Promise<{ method: string; path: string; role: Role }[]> {
  const { paths } = (await api.get('/api/docs-json')).json<OpenAPIObject>();
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { 'x-role'?: Role }>).flatMap(([method, { 'x-role': role }]) =>
      role ? [{ method: method.toUpperCase(), path, role }] : [],
    ),
  );
}

describe('a named key', () => {
  it('is shown once, and only its hash is kept', async () => {
    const { key, ...shown } = await made('지수', 'operator');
    expect(Buffer.from(key.replace('jeongsi_', ''), 'base64url')).toHaveLength(32);
    expect(shown).toMatchObject({ name: '지수', role: 'operator', createdBy: 'admin' });
    const list = await api.get('/api/access-keys');
    expect(list.json<Page<AccessKey>>()).toEqual({ items: [shown], nextCursor: null });
    expect(list.response.body).not.toContain(key);
    expect((await api.get('/api/audit')).response.body).not.toContain(key);
  });

  it('says who it is, and is the author of what is done with it', async () => {
    const key = await made('지수', 'operator');
    expect((await api.get('/api/session', as(key))).json()).toEqual({ name: '지수', role: 'operator' });
    await api.post('/api/scheduler/pause', {}, as(key));
    const { items } = (await api.get('/api/audit?action=scheduler.pause')).json<Page<AuditEntry>>();
    expect(items[0]).toMatchObject({ who: '지수', role: 'operator' });
  });

  it('counts no more once it is revoked, and neither do its sessions', async () => {
    const key = await made('지수', 'viewer');
    const other = await made('민호', 'viewer');
    const session = async ({ key: value }: CreatedAccessKey) => {
      const payload = { key: value };
      const answer = await api.raw({ method: 'POST', url: '/api/session', payload });
      expect([answer.statusCode, answer.json()]).toEqual([201, expect.objectContaining({ role: 'viewer' })]);
      return { cookie: `jeongsi_session=${answer.cookies[0]?.value}` };
    };
    const [cookie, kept] = [await session(key), await session(other)];
    const status = async (headers: Record<string, string>) =>
      (await api.raw({ method: 'GET', url: '/api/scheduler', headers })).statusCode;
    expect([await status(cookie), await status(as(key))]).toEqual([200, 200]);
    expect((await api.call('DELETE', `/api/access-keys/${key.id}`)).status).toBe(204);
    expect([await status(cookie), await status(as(key)), await status(kept)]).toEqual([401, 401, 200]);
    expect((await api.call('DELETE', `/api/access-keys/${key.id}`)).status).toBe(404);
  });

  it('counts again after a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-keys-'));
    const before = await TestApi.start({ dataDir });
    const key = await made('ci', 'viewer', before);
    await before.stop();
    const after = await TestApi.start({ dataDir });
    expect((await after.get('/api/session', as(key))).json()).toEqual({ name: 'ci', role: 'viewer' });
    await after.stop();
    await rm(dataDir, { recursive: true });
  });

  it.each([
    [{ name: '지수' }, 400, 'role: REQUIRED'],
    [{ name: '지수', role: 'god' }, 400, 'role: NOT_ONE_OF'],
    [{ name: ' ', role: 'viewer' }, 400, 'name: TOO_SHORT'],
    [{ name: 'Admin', role: 'viewer' }, 422, 'name: NAME_TAKEN'],
    [{ name: 'ci', role: 'admin' }, 422, 'name: NAME_TAKEN'],
    [{ name: '지수', role: 'viewer', key: 'mine' }, 400, 'key: UNKNOWN_FIELD'],
  ])('is refused as %j', async (body, status, finding) => {
    await made('ci', 'viewer');
    const answer = await api.post('/api/access-keys', body);
    expect([answer.status, answer.findings]).toEqual([status, [finding]]);
  });
});

describe('roles', () => {
  it('are kept by every route: a lower one is refused before anything is read', async () => {
    const keys = { viewer: await made('v', 'viewer'), operator: await made('o', 'operator') };
    for (const { method, path, role } of await routes()) {
      for (const [own, key] of Object.entries(keys) as [Role, CreatedAccessKey][]) {
        if (mayDo(own, role) || path.endsWith('/stream')) continue;
        const url = path.replaceAll(/\{\w+\}/g, ID);
        const headers = { ...as(key), 'content-type': 'application/json' };
        const answer = await api.raw({ method: method as 'POST', url, headers, payload: '{broken' });
        expect([method, path, own, answer.statusCode]).toEqual([method, path, own, 403]);
        expect(answer.json()).toMatchObject({ code: 'FORBIDDEN', detail: expect.stringContaining(role) });
      }
    }
  });

  it('let everybody look, and keep changes from viewers', async () => {
    const all = await routes();
    const forViewers = all.filter(({ role }) => role === 'viewer').map(({ method, path }) => `${method} ${path}`);
    expect(forViewers.filter((route) => !route.startsWith('GET'))).toEqual(['POST /api/schedules/preview']);
    const looks = all.filter(({ method, role }) => method === 'GET' && role !== 'viewer');
    expect(looks.map(({ path }) => path).sort()).toEqual(['/api/access-keys', '/api/audit', '/api/audit.csv']);
  });

  it('are decided for every route that changes something, and closed for one that nobody thought of', async () => {
    const changing = (await routes()).filter(({ method }) => method !== 'GET');
    const patterns = changing.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expect(patterns.filter((route) => !NAMED_ROUTES.includes(route))).toEqual([]);
    expect(roleNeeded('POST', '/api/forgotten')).toBe('admin');
    expect(roleNeeded('HEAD', '/api/audit')).toBe('operator');
  });

  it('do not hide what does not exist', async () => {
    const viewer = as(await made('v', 'viewer'));
    expect((await api.post('/api/no-such-route', {}, viewer)).status).toBe(404);
    expect((await api.call('PUT', '/api/scheduler', {}, viewer)).status).toBe(405);
  });

  it('are not widened by another way of writing the address', async () => {
    const viewer = as(await made('v', 'viewer'));
    for (const url of ['/api/%61ccess-keys', '/api/access-keys?x=1']) {
      expect([url, (await api.get(url, viewer)).status]).toEqual([url, 403]);
    }
  });
});
