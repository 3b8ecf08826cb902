import { StoreUnavailable } from '@jeongsi/engine';
import { createConnection } from 'node:net';
import { type AddressInfo } from 'node:net';
import { takeErrors } from '../testing/logged-errors';
import { TestApi } from '../testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
afterEach(() => jest.restoreAllMocks());

describe('every error is a problem document', () => {
  it.each([
    ['GET', '/api/no-such-route', 404, 'NOT_FOUND'],
    ['POST', '/api/no-such-route', 404, 'NOT_FOUND'],
    ['GET', '/api/access-key', 404, 'NOT_FOUND'],
    ['GET', '/api/audits', 404, 'NOT_FOUND'],
    ['GET', '/api/scheduler/streams', 404, 'NOT_FOUND'],
    ['GET', '/api', 404, 'NOT_FOUND'],
    ['GET', '/metrics', 404, 'NOT_FOUND'],
    ['POST', '/somewhere', 404, 'NOT_FOUND'],
    ['GET', '/api/%zz', 400, 'INVALID_REQUEST'],
    ['PUT', '/api/scheduler', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/api/workflow/execute', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/api/workflows/019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44', 405, 'METHOD_NOT_ALLOWED'],
  ] as const)('%s %s is %i', async (method, url, status, code) => {
    const answer = await api.call(method, url);
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.header('cache-control')).toBe('no-store');
  });

  it('says which methods would go', async () => {
    const wrong = await api.call('DELETE', '/api/workflows');
    expect(wrong.header('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
    const options = await api.call('OPTIONS', '/api/workflows');
    expect([options.status, options.header('allow')]).toEqual([204, wrong.header('allow')]);
    expect((await api.call('OPTIONS', '/api/no-such-route')).status).toBe(404);
  });

  it('answers HEAD as GET, without the body', async () => {
    const head = await api.call('HEAD', '/api/scheduler');
    expect([head.status, head.response.body]).toEqual([200, '']);
  });

  it('names the request, so that the log can be searched', async () => {
    const answer = await api.get('/api/no-such-route');
    expect(answer.problem.instance).toBe(`urn:uuid:${answer.header('x-request-id')}`);
  });
});

describe('when the store cannot', () => {
  const failing = (error: Error) => jest.spyOn(api.engine.workflows, 'list').mockRejectedValue(error);

  it('is 507 when the disk is full, and tells that nothing was saved', async () => {
    failing(new StoreUnavailable('full'));
    const answer = await api.get('/api/workflows');
    expect([answer.status, answer.problem.code, answer.header('retry-after')]).toEqual([507, 'STORE_FULL', '5']);
    expect(answer.problem.detail).toContain('Nothing was saved');
  });

  it.each(['unwritable', 'broken'] as const)('is 503 when it is %s', async (reason) => {
    failing(new StoreUnavailable(reason));
    const answer = await api.get('/api/workflows');
    expect([answer.status, answer.problem.code]).toEqual([503, 'STORE_UNAVAILABLE']);
  });

  it('is 500 without internals for what nobody expected', async () => {
    failing(new Error('SELECT secret FROM workflow'));
    const answer = await api.get('/api/workflows');
    expect([answer.status, answer.problem.code]).toEqual([500, 'INTERNAL']);
    expect(answer.response.body).not.toMatch(/SELECT|secret|\.ts/);
    expect(takeErrors()).toEqual([
      expect.objectContaining({
        requestId: answer.header('x-request-id'),
        route: '/api/workflows',
        error: expect.objectContaining({ message: 'SELECT secret FROM workflow', stack: expect.any(String) }),
      }),
    ]);
  });
});

describe('what is not even HTTP', () => {
  async function spoken(words: string): Promise<string> {
    const server = api.app.getHttpServer();
    if (!server.listening) await api.app.listen(0, '127.0.0.1');
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const socket = createConnection(port, '127.0.0.1', () => socket.write(words));
      let heard = '';
      socket.on('data', (data) => (heard += String(data)));
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });
  }

  it.each([
    ['nonsense', 'HELLO\r\n\r\n', 400, 'INVALID_REQUEST'],
    ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ])('%s gets a problem document as well', async (_, words, status, code) => {
    const heard = await spoken(words);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(heard.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code });
  });
});
