import { test as base } from '../console';
import { MailServer } from './mail-server';
import { RunningServer } from './running-server';
import { startSolapi } from './solapi-stand-in';
import { WebHost } from './web-host';

/** What the server under test may reach: a mail server, a web server, a provider of text messages. All ours. */
export interface Providers {
  mail: MailServer;
  web: WebHost;
}

/** A test against a server of its own that has somebody to talk to. */
export const test = base.extend<object, { world: Providers & { server: RunningServer } }>({
  world: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern here.
    async ({}, use) => {
      const [mail, web, solapi] = await Promise.all([
        MailServer.start(),
        WebHost.start(Array.from({ length: 12 }, (_, n) => ({ name: `회원 ${n}`, email: `member${n}@example.com` }))),
        startSolapi(),
      ]);
      const server = await RunningServer.start(undefined, {
        SOLAPI_BASE_URL: solapi.url,
        ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
      });
      await use({ mail, web, server });
      await server.stop();
      await Promise.all([mail.close(), web.close(), solapi.stop()]);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: async ({ world }, use) => {
    await use({ url: world.server.url, key: world.server.adminKey });
  },
});
