import { expect, test } from './console';
import { workflow } from './fake-api/workflow-answers';

test('the tab is named after the page, and after what the page shows', async ({ page, api }) => {
  api.on('GET /api/workflows/*', () => ({ body: workflow({ id: '1', name: '월말 정산 안내' }) }));
  await page.goto('/workflows/1');
  await expect(page).toHaveTitle('월말 정산 안내 · 워크플로우 · 정시');
  await page.getByRole('link', { name: '보관함' }).click();
  await expect(page).toHaveTitle('보관함 · 정시');
  await page.goto('/jobs/1');
  await expect(page).toHaveTitle('결제 실패 안내 · 작업 · 정시');
  await page.getByRole('button', { name: '언어' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page).toHaveTitle('결제 실패 안내 · Jobs · Jeongsi');
  await page.goto('/no-such-page');
  await expect(page).toHaveTitle(/Jeongsi$/);
});

test('a lost network is said once, and taken back', async ({ page, api, context }) => {
  await page.goto('/outbox');
  const notice = page.locator('app-offline-notice');
  await expect(page.locator('.bar app-status-chip')).toContainText('실행 중');
  await expect(notice).toBeEmpty();
  api.on('GET /api/scheduler', () => 'unreachable');
  await context.setOffline(true);
  await expect(notice).toContainText('인터넷에 연결돼 있지 않아요.');
  await page.getByRole('link', { name: '작업' }).first().click();
  await expect(notice).toBeVisible();
  await context.setOffline(false);
  await expect(notice).toBeEmpty();
});

test('nothing is said when the server answers without a network', async ({ page, api }) => {
  await page.goto('/outbox');
  await expect(page.locator('.bar app-status-chip')).toContainText('실행 중');
  const asked = api.count('GET /api/scheduler');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
  });
  await expect.poll(() => api.count('GET /api/scheduler')).toBe(asked + 1);
  await expect(page.locator('app-offline-notice')).toBeEmpty();
});
