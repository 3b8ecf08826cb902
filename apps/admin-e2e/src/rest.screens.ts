import { type Page, test } from '@playwright/test';
import { serveCalendar } from './fake-api/calendar-answers';
import { ACCOUNT, CONNECTIONS } from './fake-api/connection-answers';
import { type FakeApi } from './fake-api/fake-api';
import { serveOutbox } from './fake-api/outbox-answers';
import { serveSettings } from './fake-api/settings-answers';
import { CONSOLE, prepare, shoot } from './picture';

const PAGES = {
  'calendar-month': '/upcoming?view=month',
  'calendar-week': '/upcoming?view=week',
  'calendar-list': '/upcoming?view=list',
  outbox: '/outbox',
  channels: '/channels',
  'data-sources': '/data-sources',
  settings: '/settings/general',
  holidays: '/settings/holidays',
  suppressions: '/settings/suppressions',
  'access-keys': '/settings/access-keys',
  audit: '/audit',
};

function serve(api: FakeApi, name: string): void {
  serveSettings(api);
  serveOutbox(api);
  if (name.startsWith('calendar')) serveCalendar(api);
  api.on('GET /api/connections', () => ({ body: { items: CONNECTIONS, nextCursor: null } }));
  api.on('GET /api/connections/*/account', () => ({ body: ACCOUNT }));
}

for (const language of ['ko', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      test.describe(`${language}-${colorScheme}-${width}`, () => {
        test.use({ colorScheme });

        for (const [name, path] of Object.entries(PAGES)) {
          test(name, async ({ page }) => {
            serve(await prepare(page, language, width), name);
            await page.goto(`${CONSOLE}${path}`);
            await shoot(page, `${name}-${language}-${colorScheme}-${width}`);
          });
        }
      });
    }
  }
}

const STATES: Record<string, { path: string; then: (page: Page) => Promise<void> }> = {
  'calendar-day': {
    path: '/upcoming?view=month',
    then: (page) => page.locator('[data-day="2026-11-24"]').click(),
  },
  'channel-edit': {
    path: '/channels',
    then: async (page) => {
      await page.getByRole('button', { name: '회사 메일: 할 수 있는 일' }).click();
      await page.getByRole('menuitem', { name: '연결 고치기' }).click();
    },
  },
  'channel-account': { path: '/channels', then: (page) => page.getByRole('button', { name: '계정 보기' }).click() },
  'outbox-message': { path: '/outbox', then: (page) => page.getByRole('link', { name: /reader2@/ }).click() },
};

for (const [name, { path, then }] of Object.entries(STATES)) {
  for (const width of [1280, 390]) {
    test(`${name} ${width}`, async ({ page }) => {
      serve(await prepare(page, 'ko', width), name);
      await page.goto(`${CONSOLE}${path}`);
      await then(page);
      await shoot(page, `${name}-${width}`);
    });
  }
}
