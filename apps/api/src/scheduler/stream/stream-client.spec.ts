import { setImmediate as turn } from 'node:timers/promises';
import { StreamClient } from './stream-client';

const follower = { mayStill: () => true, cut: jest.fn() };

/** What the client has got so far, once everything that is ready went through. */
async function taken(client: StreamClient): Promise<string> {
  await turn();
  return String(client.read() ?? '');
}

it('passes on what comes, in order', async () => {
  const client = new StreamClient(follower);
  const got: string[] = [];
  client.on('data', (chunk) => got.push(String(chunk)));
  await turn();
  client.put('status', 'one\n', 0);
  await turn();
  client.put('progress', 'two\n', 0);
  client.put('status', 'three\n', 0);
  await turn();
  expect(got.join('')).toBe('retry: 3000\n\none\ntwo\nthree\n');
});

it('lets somebody slow skip steps', async () => {
  const client = new StreamClient(follower);
  for (let step = 1; step <= 10_000; step += 1) {
    client.put('status', `status ${step}\n`, 0);
    client.put('progress a', `a ${step}\n`, 0);
  }
  client.put('progress b', 'b\n', 0);
  expect(await taken(client)).toBe('retry: 3000\n\nstatus 10000\na 10000\nb\n');
  expect(client.readableLength).toBe(0);
});

it('gives up somebody for whom too much waits', () => {
  const client = new StreamClient(follower);
  for (let job = 0; job < 1_000; job += 1) client.put(`progress ${job}`, 'x\n', 0);
  expect(client.destroyed).toBe(true);
});

it('knows for how long nothing was taken', async () => {
  const client = new StreamClient(follower);
  await taken(client);
  await turn();
  expect(client.stuckFor(99_000)).toBe(0);
  client.put('status', 'one\n', 100_000);
  await turn();
  client.put('status', 'two\n', 101_000);
  expect(client.stuckFor(105_000)).toBe(4_000);
  await taken(client);
  await turn();
  expect(client.stuckFor(200_000)).toBe(0);
});

it('ends in order, and takes nothing afterwards', async () => {
  const client = new StreamClient(follower);
  const ended = new Promise((resolve) => client.once('end', resolve));
  client.finish(0);
  client.finish(0);
  client.put('status', 'too late\n', 0);
  expect(await taken(client)).toBe('retry: 3000\n\n');
  await ended;
});
