import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Answer, TestApi } from '../testing/test-api';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jeongsi-console-'));
  await mkdir(join(folder, 'fonts'));
  await writeFile(join(folder, 'index.html'), '<title>console</title>');
  await writeFile(join(folder, 'main-ABCD1234.js'), 'script');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder, 'fonts/ui.woff2'), 'font');
  await writeFile(join(folder, '..', 'jeongsi-outside.txt'), 'secret');
  api = await TestApi.start({ consoleFolder: folder });
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
  await rm(join(folder, '..', 'jeongsi-outside.txt'));
});

/** As a browser does: without a key. */
const open = async (url: string, method: 'GET' | 'HEAD' = 'GET') => new Answer(await api.raw({ method, url }));

it.each(['/', '/login', '/workflows/new?step=2', '/jobs/019ab1c0', '/api-guide'])(
  'answers the index page at %s',
  async (url) => {
    const page = await open(url);
    expect([page.status, page.response.body]).toEqual([200, '<title>console</title>']);
    expect(page.header('content-type')).toMatch('text/html');
    expect(page.header('cache-control')).toBe('no-cache');
    expect(page.header('content-security-policy')).toBe(
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
    );
    expect(page.header('x-content-type-options')).toBe('nosniff');
  },
);

it('lets browsers keep for ever what carries its hash, and nothing else', async () => {
  const script = await open('/main-ABCD1234.js');
  expect([script.response.body, script.header('cache-control')]).toEqual([
    'script',
    'public, max-age=31536000, immutable',
  ]);
  expect((await open('/favicon.svg')).header('cache-control')).toBe('no-cache');
  expect((await open('/fonts/ui.woff2')).response.body).toBe('font');
});

it.each(['/main-00000000.js', '/fonts/none.woff2', '/favicon.ico'])(
  'is 404 and no page for the missing %s',
  async (url) => {
    expect((await open(url)).problem.code).toBe('NOT_FOUND');
  },
);

it.each([
  '/../jeongsi-outside.txt',
  '/%2e%2e/jeongsi-outside.txt',
  '/..%2fjeongsi-outside.txt',
  '/fonts/..%2f..%2fjeongsi-outside.txt',
])('gives nothing away from outside: %s', async (url) => {
  expect((await open(url)).response.body).not.toContain('secret');
});

it('answers HEAD', async () => {
  expect((await open('/', 'HEAD')).status).toBe(200);
});

it('leaves what is the server’s alone', async () => {
  expect((await open('/api/no-such-route')).status).toBe(401);
  expect((await open('/metrics')).problem.code).toBe('NOT_FOUND');
});

it('says clearly that it is not built', async () => {
  const bare = await TestApi.start();
  const answer = new Answer(await bare.raw({ method: 'GET', url: '/' }));
  expect([answer.status, answer.header('content-type')]).toEqual([503, 'text/plain; charset=utf-8']);
  expect(answer.response.body).toContain('npm run build');
  await bare.stop();
});
