import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreLocked } from '@jeongsi/store';
import { SecretUnreadable } from '../access/kept-secret';
import { SettingsRefused } from '../config/read-settings';
import { endedJob, sampleWorkflow, savedWorkflow } from '../testing/samples';
import { TestApi } from '../testing/test-api';
import { reasonToGiveUp } from './reason-to-give-up';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jeongsi-life-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

it('keeps what was acknowledged for the next start', async () => {
  const before = await TestApi.start({ dataDir });
  const workflow = await savedWorkflow(before);
  await before.stop();
  const after = await TestApi.start({ dataDir });
  expect((await after.get(`/api/workflows/${workflow.id}`)).json()).toEqual(workflow);
  await after.stop();
});

it('stops in the middle of a job: who waits gets 202, and the job goes on at the next start', async () => {
  const held: (() => void)[] = [];
  const asked: string[] = [];
  const sink = createHttpServer((request, response) => {
    asked.push(String(request.headers['idempotency-key']));
    request.resume();
    if (asked.length === 1) held.push(() => response.end());
    else response.end();
  });
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
  const environment = { ALLOWED_PRIVATE_HOSTS: '127.0.0.1' };

  const before = await TestApi.start({ dataDir, environment });
  const message = { channel: 'webhook', url, body: '{"to":"#{email}"}' };
  const input = { ...sampleWorkflow(), message, sending: { concurrency: 1 } };
  const { id: workflowId } = (await before.post('/api/workflows', input)).json<{ id: string }>();
  const waiting = before.post('/api/workflow/execute', { workflowId, mode: 'live', waitSeconds: 60 });
  await before.eventually(async () => (asked.length === 1 ? true : undefined));
  const stopped = before.stop();
  const answer = await waiting;
  expect(answer.status).toBe(202);
  // What was on its way comes home within the grace, and nothing new starts.
  held.forEach((release) => release());
  await stopped;
  expect(asked).toHaveLength(1);

  const after = await TestApi.start({ dataDir, environment });
  const job = await endedJob(after, answer.json<{ id: string }>().id);
  expect(job).toMatchObject({ status: 'completed', attempt: 1, deliveries: { delivered: 2, total: 2 } });
  expect(new Set(asked).size).toBe(2);
  await after.stop();
  sink.closeAllConnections();
  sink.close();
});

it('does not share its folder', async () => {
  const first = await TestApi.start({ dataDir });
  await expect(TestApi.start({ dataDir })).rejects.toThrow();
  await first.stop();
});

it('says in plain words why it does not start', () => {
  expect(reasonToGiveUp(new SettingsRefused(['PORT is "x": give a number.']))).toContain('  PORT is "x"');
  expect(reasonToGiveUp(new StoreLocked('/srv/data', 42))).toMatch(/^Jeongsi does not start: .*pid 42/);
  expect(reasonToGiveUp(new SecretUnreadable('/srv/data/admin-key does not hold a key'))).not.toContain('at ');
  const taken = Object.assign(new Error('listen EADDRINUSE: address already in use 127.0.0.1:3000'), {
    code: 'EADDRINUSE',
  });
  expect(reasonToGiveUp(taken)).toContain('127.0.0.1:3000');
  expect(reasonToGiveUp(new Error('boom'))).toMatch(/boom[\s\S]*lifetime\.api\.spec/);
});
