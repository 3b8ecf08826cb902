import { expect } from './console';
import { test } from './server/own-server';

test.describe.configure({ mode: 'serial' });
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('a newcomer opens the link, clicks once, and sees three messages arrive', async ({ page, server }) => {
  test.setTimeout(60_000);
  await page.goto(`/#key=${server.key}`);
  const tile = (name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd');
  await expect(tile('총 작업')).toHaveText('0');
  await expect(page.getByRole('heading', { name: '아직 만든 워크플로우가 없어요' })).toBeVisible();

  await page.getByRole('button', { name: '샘플 워크플로우 만들기' }).click();
  await expect(page.getByText(/저장했어요\. (오전|오후) \d+:\d\d:\d\d에 보내요\./)).toBeVisible();
  await expect(tile('대기 중')).toHaveText('1');
  await expect(page.locator('app-next-run')).toContainText('샘플: 첫인사');
  await expect(page.locator('app-soon-list')).toContainText('샘플: 첫인사');

  await expect(page.getByText(/메시지 3통이 보관함에 도착했어요/)).toBeVisible({ timeout: 35_000 });
  await expect(page.locator('app-sample-panel li')).toHaveCount(3);
  await expect(page.locator('app-sample-panel li').filter({ hasText: '지수님, 안녕하세요.' })).toHaveCount(1);
  await expect(tile('완료')).toHaveText('1');
  await expect(tile('대기 중')).toHaveText('0');
  await expect(page.locator('app-status-chip').first()).toContainText('실행 중');
});

test('home no longer takes somebody for a newcomer who has a workflow', async ({ page, server }) => {
  await page.goto(`/#key=${server.key}`);
  await expect(page.locator('app-soon-list')).toContainText('예정된 실행이 없어요');
  await expect(page.getByRole('button', { name: '샘플 워크플로우 만들기' })).toHaveCount(0);
  await expect(page.locator('app-newest-messages li')).toHaveCount(3);
});

test('a stopped scheduler says why, and starts again from the card', async ({ page, server }) => {
  await page.goto(`/#key=${server.key}`);
  const chip = page.locator('app-status-card app-status-chip');
  await expect(chip).toContainText('실행 중');
  const paused = await fetch(`${server.url}/api/scheduler/pause`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${server.key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ reason: '점검' }),
  });
  expect(paused.ok).toBe(true);

  await page.getByRole('button', { name: '지금 새로고침' }).click();
  await expect(chip).toContainText('중지됨');
  const banner = page.locator('app-status-banner');
  await expect(banner).toContainText('스케줄러가 중지됐어요');
  await expect(banner).toContainText('이유: 점검');

  await page.getByRole('button', { name: '다시 시작' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /밀린 작업은 건너뛰기/ }).check();
  await dialog.getByRole('button', { name: '다시 시작' }).click();
  await expect(chip).toContainText('실행 중');
  await expect(banner).toBeEmpty();
});
