import { RunningServer } from './running-server';

/**
 * One server for the whole run. `CONSOLE_URL` and `CONSOLE_KEY` point at one that runs already, for working on a
 * single test.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['CONSOLE_URL'] !== undefined) return undefined;
  const server = await RunningServer.start();
  process.env['CONSOLE_URL'] = server.url;
  process.env['CONSOLE_KEY'] = server.adminKey;
  return () => server.stop();
}
