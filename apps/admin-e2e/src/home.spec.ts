import { type Page } from '@playwright/test';
import { type Job } from '@jeongsi/contract';
import { expect, test, useLanguage } from './console';
import { job, NOW, UPCOMING } from './fake-api/answers';
import { CONNECTIONS } from './fake-api/connection-answers';
import { type FakeApi } from './fake-api/fake-api';
import { violations } from './violations';

const NONE = job({ id: '', workflowName: '', scheduledTime: '', type: 'recurring' }).deliveries;
const over = (id: string, workflowName: string, changes: Partial<Job>): Job =>
  job({
    id,
    workflowName,
    scheduledTime: '2026-11-22T05:00:00.000Z',
    type: 'recurring',
    status: 'completed',
    ...changes,
  });

const JOBS: Job[] = [
  over('fine', '아침 인사', {
    executedAt: '2026-11-22T05:00:00.100Z',
    deliveries: { ...NONE, total: 1_200, delivered: 1_200 },
  }),
  over('failed', '결제 실패 안내', {
    status: 'failed',
    executedAt: '2026-11-22T04:00:00.100Z',
    deliveries: { ...NONE, total: 7, failed: 7 },
  }),
  over('unknown', '주간 소식', {
    executedAt: '2026-11-22T05:10:00.100Z',
    deliveries: { ...NONE, total: 10, delivered: 8, unknown: 2 },
  }),
  over('missed', '재고 알림', { status: 'skipped', reason: 'missed' }),
];

async function open(page: Page, api: FakeApi): Promise<void> {
  api.on('GET /api/connections', () => ({ body: { items: CONNECTIONS, nextCursor: null } }));
  api.on('GET /api/scheduler/jobs', ({ query }) => ({
    body: query.get('status') === 'pending' ? UPCOMING : { items: JOBS, nextCursor: null },
  }));
  await page.clock.setFixedTime(NOW);
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
}

test('home names what needs attention, the most pressing first, and leads there', async ({ page, api }) => {
  await open(page, api);
  const rows = page.locator('app-attention-list li');
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(0)).toContainText('결제 실패 안내');
  await expect(rows.nth(0)).toContainText('오늘 오후 2:00 · 7명');
  await expect(rows.nth(0).getByRole('link')).toHaveAttribute('href', '/jobs/failed');
  await expect(rows.nth(1)).toContainText('솔라피 대표 계정');
  await expect(rows.nth(1)).toContainText('API 키나 시크릿이 맞지 않아요.');
  await expect(rows.nth(1).getByRole('link')).toHaveAttribute('href', '/channels');
  await expect(rows.nth(2)).toContainText('회원 서비스');
  await expect(rows.nth(3)).toContainText('주간 소식');
  await expect(rows.nth(4)).toContainText('밀린 회차');
  await expect(page.locator('app-attention-list header')).toContainText('6건');
  await expect(page.getByRole('link', { name: '캘린더 보기' })).toHaveAttribute('href', '/upcoming');
});

test('the last 24 hours stand in 24 columns, in a sentence, and in a table', async ({ page, api }) => {
  await open(page, api);
  const chart = page.locator('app-hour-chart');
  await expect(chart.locator('rect.sent')).toHaveCount(24);
  const sentence = '최근 24시간에 1,208명에게 보냈고, 9명은 보내지 못했거나 확인이 필요해요.';
  await expect(chart.getByRole('img')).toHaveAccessibleName(sentence);
  await chart.getByText('표로 보기').click();
  await expect(chart.getByRole('row')).toHaveCount(25);
  await expect(chart.getByRole('row', { name: /11. 22. \(일\) 14:00/ })).toContainText('1,208');
  await expect(chart.getByRole('row', { name: /11. 22. \(일\) 13:00/ })).toContainText('7');
});

test('nothing to see is said, and so is what could not be read', async ({ page, api }) => {
  api.on('GET /api/connections', () => ({ body: { items: [], nextCursor: null } }));
  api.on('GET /api/scheduler/jobs', () => ({ body: { items: [], nextCursor: null } }));
  await page.goto('/');
  await expect(page.getByText('지금은 확인할 것이 없어요')).toBeVisible();
  api.on('GET /api/connections', () => ({ code: 500, body: { code: 'INTERNAL' } }));
  await page.reload();
  await expect(page.getByText('확인할 것을 불러오지 못했어요')).toBeVisible();
});

for (const [language, width] of [
  ['ko', 1280],
  ['en', 390],
] as const) {
  test(`axe finds nothing on a home with much to see: ${language}, ${width} px`, async ({ page, api }) => {
    await page.setViewportSize({ width, height: 844 });
    await useLanguage(page, language);
    await open(page, api);
    await expect(page.locator('app-attention-list li')).toHaveCount(5);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
