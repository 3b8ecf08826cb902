import { test as base } from '../console';
import { RunningServer } from './running-server';

/** A test with a server of its own for each worker: nobody has saved anything there yet. */
export const test = base.extend<object, { fresh: RunningServer }>({
  fresh: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern here.
    async ({}, use) => {
      const server = await RunningServer.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ fresh }, use) => {
    await use({ url: fresh.url, key: fresh.adminKey });
  },
});

/** Asks the server as a program does. */
export async function ask<T>(server: { url: string; key: string }, path: string, body: unknown): Promise<T> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${server.key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
