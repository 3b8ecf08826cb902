import { expect, test } from '@playwright/test';
import { NOW, status } from './fake-api/answers';
import { CONSOLE, prepare, shoot } from './picture';

const STATES = {
  stopped: { isRunning: false, stoppedReason: '점검 때문에 멈췄어요' },
  stuck: { heartbeatAt: new Date(NOW - 240_000).toISOString() },
  late: { lateJobs: 2, failedJobs: 0, cancelledJobs: 5, skippedJobs: 12 },
};

for (const [state, changes] of Object.entries(STATES)) {
  for (const width of [1280, 390]) {
    test(`card ${state} ${width}`, async ({ page }) => {
      const api = await prepare(page, 'ko', width);
      api.on('GET /api/scheduler', () => ({ body: status(NOW, changes) }));
      await page.goto(`${CONSOLE}/`);
      await shoot(page, `card-${state}-${width}`);
    });
  }
}

test('card lost, dark', async ({ page }) => {
  const api = await prepare(page, 'ko', 1280);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${CONSOLE}/`);
  await expect(page.getByText('1,284')).toBeVisible();
  api.on('GET /api/scheduler', () => 'unreachable');
  for (const name of ['card-missed-once', 'card-stale']) {
    await page.clock.runFor(30_000);
    await shoot(page, name);
  }
  await page.clock.runFor(300_000);
  await shoot(page, 'card-lost');
});

for (const width of [1280, 390]) {
  test(`first use ${width}`, async ({ page }) => {
    const api = await prepare(page, 'ko', width);
    const none = { totalJobs: 0, pendingJobs: 0, runningJobs: 0, completedJobs: 0, failedJobs: 0, nextJob: undefined };
    api.on('GET /api/scheduler', () => ({ body: status(NOW, none) }));
    api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } }));
    await page.goto(`${CONSOLE}/`);
    await shoot(page, `first-use-${width}`);
  });

  test(`loading ${width}`, async ({ page }) => {
    const api = await prepare(page, 'ko', width);
    api.on('GET /api/scheduler', () => new Promise(() => undefined));
    await page.goto(`${CONSOLE}/`);
    await shoot(page, `loading-${width}`);
  });
}

for (const width of [1280, 390]) {
  test(`sample ${width}`, async ({ page }) => {
    const api = await prepare(page, 'ko', width);
    const scheduledTime = new Date(NOW + 20_000).toISOString();
    api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } }));
    api.on('POST /api/workflows', () => ({ code: 201, body: { id: 'w', nextJob: { id: 'j', scheduledTime } } }));
    api.on('GET /api/scheduler/jobs/j', () => ({ body: { id: 'j', status: 'completed', completedAt: scheduledTime } }));
    api.on('GET /api/outbox', () => ({
      body: {
        nextCursor: null,
        items: ['지수', '민준', '서연'].map((name) => ({
          id: name,
          to: `${name}@example.com`,
          subject: '정시에 도착한 첫 메시지',
          body: `${name}님, 안녕하세요. 약속한 시각에 도착한 첫 메시지예요.`,
        })),
      },
    }));
    await page.goto(`${CONSOLE}/`);
    await page.getByRole('button', { name: '샘플 워크플로우 만들기' }).click();
    await page.clock.runFor(8_000);
    await shoot(page, `sample-waiting-${width}`);
    await page.clock.runFor(15_000);
    await shoot(page, `sample-arrived-${width}`);
  });

  test(`menus ${width}`, async ({ page }) => {
    await prepare(page, 'ko', width);
    await page.goto(`${CONSOLE}/`);
    await page.getByRole('button', { name: '테마' }).click();
    await shoot(page, `menu-theme-${width}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '계정' }).click();
    await shoot(page, `menu-account-${width}`);
    await page.keyboard.press('Escape');
    if (width > 600) return;
    await page.getByRole('button', { name: '더보기' }).click();
    await shoot(page, `menu-more-${width}`);
  });

  test(`login refused ${width}`, async ({ page }) => {
    const api = await prepare(page, 'ko', width);
    api.on('POST /api/session', () => ({ code: 429, headers: { 'Retry-After': '16' }, body: {} }));
    await page.goto(`${CONSOLE}/login`);
    await page.getByLabel('접근 키', { exact: true }).fill('wrong key');
    await page.keyboard.press('Enter');
    await shoot(page, `login-refused-${width}`);
  });

  test(`list failed ${width}`, async ({ page }) => {
    const api = await prepare(page, 'ko', width);
    api.on('GET /api/scheduler/jobs', () => ({ code: 500, body: {} }));
    await page.goto(`${CONSOLE}/`);
    await shoot(page, `list-failed-${width}`);
  });
}
