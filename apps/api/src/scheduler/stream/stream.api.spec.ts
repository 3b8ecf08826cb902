import { setTimeout as pause } from 'node:timers/promises';
import { type Job, type JobProgress } from '@jeongsi/contract';
import { sampleWorkflow } from '../../testing/samples';
import { TEST_KEY, TestApi } from '../../testing/test-api';
import { LiveFeed } from './live-feed';

const KEY = { authorization: `Bearer ${TEST_KEY}` };

let api: TestApi;
let url: string;
let stopped: boolean;
beforeEach(async () => {
  api = await TestApi.start();
  await api.app.listen(0, '127.0.0.1');
  url = await api.app.getUrl();
  stopped = false;
});
afterEach(async () => {
  if (!stopped) await api.stop();
});

const followers = () => api.app.get(LiveFeed).size;

/** A client on a real connection, who keeps what it hears. */
async function listen(headers: Record<string, string> = KEY) {
  const answer = await fetch(`${url}/api/scheduler/stream`, { headers });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const client = { answer, text: '', over: false, leave: () => reader.cancel() };
  const decoder = new TextDecoder();
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) break;
      client.text += decoder.decode(value, { stream: true });
    }
    client.over = true;
  })();
  return client;
}

/** Real connections take real milliseconds: the clock of the server is turned as well. */
async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (let turn = 0; turn < 400; turn += 1) {
    const seen = look();
    if (seen) return seen;
    await api.clock.advance(100);
    await pause(5);
  }
  throw new Error('It did not happen');
}

it('says at once how things stand, with the right headers', async () => {
  const client = await listen();
  expect(client.answer.status).toBe(200);
  expect(client.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(client.answer.headers.get('cache-control')).toBe('no-store');
  expect(client.answer.headers.get('x-accel-buffering')).toBe('no');
  const text = await until(() => client.text.includes('event: status') && client.text);
  expect(text.startsWith('retry: 3000\n\n')).toBe(true);
  expect(text).toContain('"totalJobs":0');
  await client.leave();
  await until(() => followers() === 0);
});

it('follows a job to its end', async () => {
  const client = await listen();
  const { id: workflowId } = (await api.post('/api/workflows', sampleWorkflow())).json<{ id: string }>();
  const rows = Array.from({ length: 2_000 }, (_, n) => ({ email: `k${n}@example.com`, name: `${n}` }));
  const input = { ...sampleWorkflow(), audience: { ...sampleWorkflow().audience, rows } };
  await api.call('PUT', `/api/workflows/${workflowId}`, input);
  const execution = { workflowId, mode: 'live', waitSeconds: 0 };
  const { id } = (await api.post('/api/workflow/execute', execution)).json<Job>();
  const progress = () =>
    [...client.text.matchAll(/event: progress\ndata: (.*)\n\n/g)]
      .map(([, data]) => JSON.parse(data ?? '') as JobProgress)
      .filter((event) => event.id === id);
  const last = await until(() => progress().find(({ status }) => status === 'completed'));
  expect(last).toMatchObject({ deliveries: { delivered: 2_000, total: 2_000 }, ratePerSecond: 0 });
  expect(progress()[0]?.status).toBe('running');
  expect(progress().filter(({ status }) => status === 'completed')).toHaveLength(1);
  await until(() => /"completedJobs":1/.test(client.text));
  await client.leave();
});

it('takes a session too, and ends with it', async () => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: TEST_KEY }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const client = await listen({ cookie });
  const other = await listen();
  expect(client.answer.status).toBe(200);
  await until(() => client.text.includes('event: status'));
  await fetch(`${url}/api/session`, { method: 'DELETE', headers: { cookie } });
  await until(() => client.over);
  expect([other.over, followers()]).toEqual([false, 1]);
  expect((await listen({ cookie })).answer.status).toBe(401);
  await other.leave();
});

it('is for those with a key, and takes up no place for HEAD', async () => {
  expect((await listen({})).answer.status).toBe(401);
  const head = await fetch(`${url}/api/scheduler/stream`, { method: 'HEAD', headers: KEY });
  expect(head.status).toBe(200);
  await until(() => followers() === 0);
});

it('does not hold up a server that stops', async () => {
  const clients = await Promise.all([listen(), listen(), listen()]);
  await until(() => clients.every(({ text }) => text.includes('event: status')));
  const started = performance.now();
  stopped = true;
  await api.stop();
  expect(performance.now() - started).toBeLessThan(2_000);
  for (let turn = 0; turn < 100 && clients.some(({ over }) => !over); turn += 1) await pause(5);
  expect(clients.map(({ over }) => over)).toEqual([true, true, true]);
});
