import { expect, test, useLanguage } from './console';
import { job, NOW, status } from './fake-api/answers';
import { JOB_DETAIL } from './fake-api/job-answers';
import { summary, workflow } from './fake-api/workflow-answers';

const ROUTES = [
  '/',
  '/login',
  '/workflows',
  '/workflows/new?step=1',
  '/workflows/1',
  '/workflows?search=nothing',
  '/jobs',
  '/jobs?tab=running',
  '/jobs?tab=done&status=failed',
  '/jobs/1',
  '/upcoming',
  '/outbox',
  '/channels',
  '/data-sources',
  '/audit',
  '/settings/general',
  '/no-such-page',
];

const LONG_NAMES = ['가나다라마바사아자차'.repeat(20), 'x'.repeat(120), '🎉'.repeat(40)];

for (const language of ['ko', 'en'] as const) {
  for (const width of [320, 390, 700, 1280]) {
    test(`nothing scrolls sideways at ${width} px, ${language}`, async ({ page, api }) => {
      await page.setViewportSize({ width, height: 844 });
      await useLanguage(page, language);
      api.on('GET /api/session', () => ({ body: { name: LONG_NAMES[1], role: 'admin' } }));
      api.on('GET /api/scheduler', () => ({
        body: status(NOW, {
          totalJobs: 12_345_678,
          completedJobs: 12_345_585,
          lateJobs: 12_345,
          isRunning: false,
          stoppedReason: LONG_NAMES[1],
        }),
      }));
      api.on('GET /api/scheduler/jobs', () => ({
        body: {
          nextCursor: null,
          items: LONG_NAMES.map((workflowName, index) =>
            job({
              id: String(index),
              workflowName,
              scheduledTime: '2026-12-22T06:30:00.000Z',
              type: 'scheduled',
              attempt: 2,
            }),
          ),
        },
      }));
      api.on('GET /api/workflows', ({ query }) => ({
        body: {
          nextCursor: null,
          items: query.has('search')
            ? []
            : LONG_NAMES.map((name, index) => summary(workflow({ id: String(index), name, description: name }))),
        },
      }));
      api.on('GET /api/workflows/*', () => ({
        body: workflow({
          id: '1',
          name: LONG_NAMES[0] ?? '',
          description: LONG_NAMES[1],
          message: { channel: 'sms', connectionId: 'c', from: '1', body: LONG_NAMES.join(' ') },
        }),
      }));
      api.on('GET /api/scheduler/jobs/*', () => ({
        body: { ...JOB_DETAIL, workflowName: LONG_NAMES[0], error: LONG_NAMES[1] },
      }));
      for (const route of ROUTES) {
        await page.goto(route);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (route === '/') await expect(page.locator('app-soon-list li')).toHaveCount(3);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, route).toBeLessThanOrEqual(0);
      }
    });
  }
}

test('the menu is a drawer, a rail or a bottom bar', async ({ page, api: _api }) => {
  const nav = page.getByRole('navigation');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/');
  await expect(nav).toHaveCSS('width', '240px');
  await page.setViewportSize({ width: 1199, height: 900 });
  await expect(nav).toHaveCSS('width', '88px');
  await page.setViewportSize({ width: 599, height: 900 });
  await expect(nav).toHaveCSS('position', 'fixed');
  await expect(nav.getByRole('link')).toHaveText(['홈', '워크플로우', '작업'], { useInnerText: true });
});

test('the rest of the menu waits in a sheet on a phone', async ({ page, api: _api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const more = page.getByRole('button', { name: '더보기' });
  await more.click();
  await expect(page.getByRole('dialog', { name: '더보기' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole('link', { name: '감사 로그' }).click();
  await expect(page).toHaveURL('/audit');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
