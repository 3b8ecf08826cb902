import { type Page, test } from '@playwright/test';
import { serveCalendar } from './fake-api/calendar-answers';
import { ACCOUNT, CONNECTIONS } from './fake-api/connection-answers';
import { type FakeApi } from './fake-api/fake-api';
import { serveOutbox } from './fake-api/outbox-answers';
import { serveSettings } from './fake-api/settings-answers';
import { CONSOLE, prepare, shoot } from './picture';

function serve(api: FakeApi, name: string): void {
  serveSettings(api);
  serveOutbox(api);
  if (name.startsWith('calendar')) serveCalendar(api);
  api.on('GET /api/connections', () => ({ body: { items: CONNECTIONS, nextCursor: null } }));
  api.on('GET /api/connections/*/account', () => ({ body: ACCOUNT }));
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
  'outbox-message': { path: '/outbox', then: (page) => page.getByRole('link', { name: /안내 2( |$)/ }).click() },
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
