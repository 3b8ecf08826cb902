import { test as base } from '../console';
import { RunningServer } from './running-server';

/** The servers of one worker, one for each file of tests. */
class ServerShelf {
  private readonly servers = new Map<string, RunningServer>();

  async of(file: string): Promise<RunningServer> {
    const known = this.servers.get(file);
    if (known !== undefined) return known;
    const started = await RunningServer.start();
    this.servers.set(file, started);
    return started;
  }

  async stop(): Promise<void> {
    for (const server of this.servers.values()) await server.stop();
  }
}

/** A test with a server of its own for each file, whichever worker runs it: nobody else has saved anything there. */
export const test = base.extend<object, { shelf: ServerShelf }>({
  shelf: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern here.
    async ({}, use) => {
      const shelf = new ServerShelf();
      await use(shelf);
      await shelf.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [
    async ({ shelf }, use, { file }) => {
      const server = await shelf.of(file);
      await use({ url: server.url, key: server.adminKey });
    },
    { scope: 'test', timeout: 120_000 },
  ],
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
