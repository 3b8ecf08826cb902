import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LightMyRequestResponse } from 'fastify';
import { sampleWorkflow } from '../testing/samples';
import { TEST_KEY, TestApi } from '../testing/test-api';

/** What throttles or travels in time gets a server of its own, below. */
let shared: TestApi;
let api: TestApi;
beforeAll(async () => {
  shared = await TestApi.start();
});
beforeEach(() => {
  api = shared;
});
afterAll(() => shared.stop());

function withOwnServer(): void {
  beforeEach(async () => {
    api = await TestApi.start();
  });
  afterEach(() => api.stop());
}

const JSON_TYPE = { 'content-type': 'application/json' };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const code = (response: LightMyRequestResponse) => response.json<{ code: string }>().code;

function signIn(key = TEST_KEY, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  return api.raw({ method: 'POST', url: '/api/session', headers: { ...JSON_TYPE, ...headers }, payload: { key } });
}

async function cookie(): Promise<{ cookie: string }> {
  const [session] = (await signIn()).cookies;
  return { cookie: `${session?.name}=${session?.value}` };
}

describe('without a key', () => {
  it.each([
    ['GET', '/api/scheduler'],
    ['GET', '/api/session'],
    ['GET', '/api/docs'],
    ['GET', '/api/docs/swagger-ui.css'],
    ['GET', '/api/docs-json'],
    ['GET', '/api/no-such-route'],
    ['GET', '/api'],
    ['GET', '/%61pi/scheduler'],
    ['GET', '/api/%73cheduler'],
    ['HEAD', '/api/scheduler'],
    ['OPTIONS', '/api/scheduler'],
    ['PUT', '/api/scheduler'],
    ['POST', '/api/workflows'],
    ['POST', '/api/files'],
    ['POST', '/api/no-such-route'],
    ['DELETE', '/api/scheduler/jobs/x'],
  ] as const)('%s %s is 401', async (method, url) => {
    const response = await api.raw({ method, url });
    expect([response.statusCode, response.headers['www-authenticate']]).toEqual([401, 'Bearer realm="Jeongsi"']);
    expect(response.headers['content-type']).toMatch('application/problem+json');
  });

  it('nothing of the body is looked at', async () => {
    const response = await api.raw({ method: 'POST', url: '/api/workflows', headers: JSON_TYPE, payload: '{broken' });
    expect([response.statusCode, code(response)]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it.each(['/api/health/live', '/api/health/ready', '/', '/workflows/new'])('%s is open', async (url) => {
    expect((await api.raw({ method: 'GET', url })).statusCode).not.toBe(401);
  });

  it.each([
    '//api/scheduler',
    '/api//scheduler',
    '/api/scheduler/',
    '/API/scheduler',
    '/./api/scheduler',
    '/api;x/scheduler',
  ])('no other spelling is a way in: %s', async (url) => {
    const response = await api.raw({ method: 'GET', url });
    expect(response.body).not.toContain('isRunning');
  });

  it('a browser at the documentation is sent to sign in', async () => {
    const response = await api.raw({ method: 'GET', url: '/api/docs', headers: { accept: 'text/html,*/*' } });
    expect([response.statusCode, response.headers.location]).toEqual([302, '/login?returnUrl=%2Fapi%2Fdocs']);
  });
});

describe('with a key', () => {
  withOwnServer();
  it('lets the right one in, and says who it is', async () => {
    const response = await api.raw({ method: 'GET', url: '/api/session', headers: bearer(TEST_KEY) });
    expect(response.json()).toEqual({ name: 'admin', role: 'admin' });
  });

  it.each([
    ['a wrong one', 'Bearer nonsense'],
    ['a longer one', `Bearer ${TEST_KEY}x`],
    ['a part of it', `Bearer ${TEST_KEY.slice(1)}`],
    ['another scheme', `Basic ${Buffer.from(`admin:${TEST_KEY}`).toString('base64')}`],
    ['no scheme', TEST_KEY],
    ['none at all', 'Bearer'],
  ])('keeps %s out', async (_, authorization) => {
    const response = await api.raw({ method: 'GET', url: '/api/scheduler', headers: { authorization } });
    expect([response.statusCode, code(response)]).toEqual([401, 'WRONG_KEY']);
  });
});

describe('many wrong keys', () => {
  withOwnServer();
  const guess = (remoteAddress = '203.0.113.7', key = 'wrong') =>
    api.raw({ method: 'GET', url: '/api/scheduler', headers: bearer(key), remoteAddress });

  it('are slowed down, with a word on when to try again', async () => {
    const statuses = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await guess()).statusCode);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
    const slowed = await guess();
    expect([code(slowed), slowed.headers['retry-after']]).toEqual(['TOO_MANY_WRONG_KEYS', '1']);
    await api.clock.advance(1_000);
    expect((await guess()).headers['retry-after']).toBe('2');
  });

  it('never lock out the right one, nor a session, nor another address', async () => {
    const session = await cookie();
    for (let time = 0; time < 20; time += 1) await guess();
    expect((await guess('203.0.113.7', TEST_KEY)).statusCode).toBe(200);
    const same = await api.raw({
      method: 'GET',
      url: '/api/scheduler',
      headers: session,
      remoteAddress: '203.0.113.7',
    });
    expect(same.statusCode).toBe(200);
    expect((await guess('203.0.113.8')).statusCode).toBe(401);
  });

  it('are slowed down when signing in, too', async () => {
    for (let time = 0; time < 5; time += 1) await signIn('wrong');
    const slowed = await signIn('wrong');
    expect([slowed.statusCode, slowed.headers['retry-after']]).toEqual([429, '1']);
    expect((await signIn()).statusCode).toBe(201);
  });
});

describe('a session', () => {
  withOwnServer();
  it('comes as a cookie that scripts and other sites cannot use, and that is not the key', async () => {
    const response = await signIn();
    expect([response.statusCode, response.json()]).toEqual([201, { name: 'admin', role: 'admin' }]);
    const header = String(response.headers['set-cookie']);
    expect(header).toMatch(/^jeongsi_session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(header).not.toContain(TEST_KEY);
  });

  it('is sent back over TLS alone when it was opened over TLS', async () => {
    const response = await signIn(TEST_KEY, { origin: 'https://jeongsi.example', host: 'jeongsi.example' });
    expect(String(response.headers['set-cookie'])).toContain('; Secure');
  });

  it('lets in, until it is signed out', async () => {
    const session = await cookie();
    expect((await api.raw({ method: 'GET', url: '/api/session', headers: session })).statusCode).toBe(200);
    const out = await api.raw({ method: 'DELETE', url: '/api/session', headers: session });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(
      /^jeongsi_session=; Max-Age=0|^jeongsi_session=;.*Expires=Thu, 01 Jan 1970/,
    );
    expect((await api.raw({ method: 'GET', url: '/api/session', headers: session })).statusCode).toBe(401);
  });

  it('ends after seven days', async () => {
    const session = await cookie();
    await api.clock.advance(7 * 86_400_000 - 1);
    expect((await api.raw({ method: 'GET', url: '/api/session', headers: session })).statusCode).toBe(200);
    await api.clock.advance(1);
    expect((await api.raw({ method: 'GET', url: '/api/session', headers: session })).statusCode).toBe(401);
  });

  it.each(['', 'x', 'a.b.c', '9999999999999.abc.def'])('cannot be made up: "%s"', async (token) => {
    const headers = { cookie: `jeongsi_session=${token}` };
    expect((await api.raw({ method: 'GET', url: '/api/session', headers })).statusCode).toBe(401);
  });

  it('opens the documentation', async () => {
    const headers = { ...(await cookie()), accept: 'text/html' };
    const page = await api.raw({ method: 'GET', url: '/api/docs', headers });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, expect.stringMatching('text/html')]);
  });

  it.each([
    [{}, 'key: REQUIRED'],
    [{ key: 5 }, 'key: NOT_TEXT'],
    [{ key: 'x', password: 'y' }, 'password: UNKNOWN_FIELD'],
  ])('is not opened by %j', async (payload, finding) => {
    const response = await api.raw({ method: 'POST', url: '/api/session', headers: JSON_TYPE, payload });
    expect(response.statusCode).toBe(400);
    const [error] = response.json<{ errors: { path: string; code: string }[] }>().errors;
    expect(`${error?.path}: ${error?.code}`).toBe(finding);
  });
});

describe('changes with a cookie', () => {
  const save = async (headers: Record<string, string>) =>
    api.raw({
      method: 'POST',
      url: '/api/workflows',
      headers: { ...JSON_TYPE, host: 'localhost:3000', ...(await cookie()), ...headers },
      payload: sampleWorkflow(),
    });

  it.each([
    [{ origin: 'http://localhost:3000' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    // A proxy may rename the host; the browser still knows.
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://jeongsi.example' }],
    [{}],
  ])('are accepted from our own pages: %j', async (headers) => {
    expect((await save(headers)).statusCode).toBe(201);
  });

  it.each([
    [{ origin: 'http://evil.example' }],
    [{ origin: 'http://localhost:3001' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }],
  ])('are refused from elsewhere: %j', async (headers) => {
    const response = await save(headers);
    expect([response.statusCode, code(response)]).toEqual([403, 'FOREIGN_ORIGIN']);
  });

  it('may be asked for from elsewhere with the key itself, for no browser adds that', async () => {
    const headers = { ...JSON_TYPE, ...bearer(TEST_KEY), origin: 'http://evil.example' };
    const response = await api.raw({ method: 'POST', url: '/api/workflows', headers, payload: sampleWorkflow() });
    expect(response.statusCode).toBe(201);
  });

  it('reading is not a change', async () => {
    const headers = { ...(await cookie()), 'sec-fetch-site': 'cross-site' };
    expect((await api.raw({ method: 'GET', url: '/api/scheduler', headers })).statusCode).toBe(200);
  });

  it('another site can neither sign in nor out', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await signIn(TEST_KEY, headers)).statusCode).toBe(403);
    const out = await api.raw({ method: 'DELETE', url: '/api/session', headers: { ...headers, ...(await cookie()) } });
    expect(out.statusCode).toBe(403);
  });
});

describe('keys that are made', () => {
  it('are kept for the next start, readable by the owner alone', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-key-'));
    const first = await TestApi.start({ dataDir, environment: { ADMIN_KEY: '' } });
    const file = join(dataDir, 'admin-key');
    const key = (await readFile(file, 'utf8')).trim();
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const session = (await first.raw({ method: 'POST', url: '/api/session', headers: JSON_TYPE, payload: { key } }))
      .cookies[0];
    await first.stop();

    const second = await TestApi.start({ dataDir, environment: { ADMIN_KEY: '' } });
    expect((await readFile(file, 'utf8')).trim()).toBe(key);
    const headers = { cookie: `jeongsi_session=${session?.value}` };
    expect((await second.raw({ method: 'GET', url: '/api/session', headers })).statusCode).toBe(200);
    await second.stop();

    const third = await TestApi.start({ dataDir, environment: { ADMIN_KEY: 'another-key-0123456789' } });
    expect((await third.raw({ method: 'GET', url: '/api/session', headers })).statusCode).toBe(401);
    await third.stop();
    await rm(dataDir, { recursive: true });
  });
});
