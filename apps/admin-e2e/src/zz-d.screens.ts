import { test } from '@playwright/test';
import { FakeApi } from './fake-api/fake-api';
import { open, PAGES, prepare } from './pages';
import { CONSOLE, dress, lookName, LOOKS } from './picture';
import { status, NOW } from './fake-api/answers';

const ONLY = process.env['ONLY']?.split(',') ?? [];
const LOOKSET = process.env['LOOKSET'] === 'few' ? LOOKS.filter((l) => (l.language === 'ko' && l.colorScheme === 'light') || (l.language === 'en' && l.colorScheme === 'dark' )) : LOOKS;
for (const look of LOOKSET) {
  for (const each of PAGES.filter(({ name }) => ONLY.includes(name))) {
    for (const state of (process.env['STATES'] ?? 'rich').split(',')) {
    test(`${each.name} ${state} ${lookName(look)}`, async ({ page }) => {
      const api = new FakeApi(page);
      await api.install();
      await dress(page, look);
      await prepare(page, api, each, look.language === 'en' ? 'english' : 'korean');
      if (state === 'first') {
        const none = { totalJobs: 0, pendingJobs: 0, runningJobs: 0, completedJobs: 0, failedJobs: 0, nextJob: undefined };
        api.on('GET /api/scheduler', () => ({ body: status(NOW, none) }));
        api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } }));
        api.on('GET /api/outbox', () => ({ body: { items: [], nextCursor: null } }));
      }
      if (state === 'failing') {
        for (const path of ['GET /api/scheduler/jobs', 'GET /api/scheduler/hours', 'GET /api/connections', 'GET /api/workflows', 'GET /api/outbox'])
          api.on(path, () => ({ code: 500, body: { code: 'INTERNAL', instance: 'urn:uuid:0199a0c0-0000-7000-8000-0000000000e2' } }));
        api.on('GET /api/scheduler', () => ({ body: status(NOW, { isRunning: false, stoppedReason: '점검 때문에 멈췄어요' }) }));
      }
      if (state === 'rich') await open(page, each, CONSOLE);
      else { await page.goto(`${CONSOLE}${each.path}`); await page.locator('h1').waitFor(); }
      await page.clock.runFor(1500);
      await page.waitForTimeout(400);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `/tmp/b3/d-shots/${each.name}-${state}-${lookName(look)}.png`, animations: 'disabled', fullPage: true });
    });
    }
  }
}
