import { type Page } from '@playwright/test';
import { expect, test } from './console';
import { NOW, status } from './fake-api/answers';
import { type FakeApi } from './fake-api/fake-api';

const POLL = 'GET /api/scheduler';

/** Serves a status whose clock goes with the page's. Resolves to when, by that clock, it was first asked for. */
async function open(
  page: Page,
  api: FakeApi,
  changes: () => Parameters<typeof status>[1] = () => ({}),
): Promise<number> {
  await page.clock.install({ time: NOW });
  let first: number | null = null;
  api.on(POLL, async () => {
    const now = await page.evaluate(() => Date.now());
    first ??= now;
    return { body: status(now, changes()) };
  });
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
  return first ?? NOW;
}

const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('asks once at 0, 30 and 60 seconds', async ({ page, api }) => {
  const opened = await open(page, api);
  // From here on only the test moves the time: a busy machine would add seconds of its own.
  await page.clock.pauseAt(opened + 20_000);
  expect(api.count(POLL)).toBe(1);
  await page.clock.runFor(9_000);
  expect(api.count(POLL)).toBe(1);
  await page.clock.runFor(1_500);
  await expect.poll(() => api.count(POLL)).toBe(2);
  await page.clock.runFor(30_000);
  await expect.poll(() => api.count(POLL)).toBe(3);
});

test('asks nothing while the tab is hidden, and at once on return', async ({ page, api }) => {
  await open(page, api);
  await setHidden(page, true);
  await page.clock.runFor(300_000);
  expect(api.count(POLL)).toBe(1);
  await setHidden(page, false);
  await page.clock.runFor(10);
  await expect.poll(() => api.count(POLL)).toBe(2);
  await expect(page.locator('app-status-card app-status-chip')).toContainText('실행 중');
});

test('keeps the old numbers when polls fail, says so by the second, and recovers', async ({ page, api }) => {
  await open(page, api);
  const card = page.locator('app-status-card');
  api.on(POLL, () => 'unreachable');

  await page.clock.runFor(30_500);
  await expect.poll(() => api.count(POLL)).toBe(2);
  await expect(card.locator('app-status-banner')).toBeEmpty();

  await page.clock.runFor(30_000);
  await expect.poll(() => api.count(POLL)).toBe(3);
  await expect(card).toContainText('서버에 연결하지 못했어요');
  await expect(card).toContainText('오후 3:01에 확인한 값을 보여주고 있어요. 30초 뒤에 다시 시도할게요.');
  await expect(card).toContainText('갱신 지연');
  await expect(card).toContainText('1,284');

  await page.clock.runFor(270_000);
  await expect(card).toContainText('5분 넘게 연결되지 않아요');
  await expect(card).toContainText('연결 끊김');
  await expect(card).toContainText('1,284');

  api.on(POLL, async () => ({ body: status(await page.evaluate(() => Date.now()), { totalJobs: 1300 }) }));
  await page.clock.runFor(31_000);
  await expect(card).toContainText('1,300');
  await expect(card.locator('app-status-banner')).toBeEmpty();
});

test('keeps away as long as an overloaded server asks for', async ({ page, api }) => {
  await open(page, api);
  api.on(POLL, () => ({ code: 503, headers: { 'Retry-After': '70' }, body: {} }));
  await page.clock.runFor(30_500);
  await expect.poll(() => api.count(POLL)).toBe(2);
  await page.clock.runFor(60_000);
  expect(api.count(POLL)).toBe(2);
  await page.clock.runFor(30_000);
  await expect.poll(() => api.count(POLL)).toBe(3);
});

test('tells screen readers once that the scheduler stopped, and nothing while nothing changes', async ({
  page,
  api,
}) => {
  let isRunning = true;
  await open(page, api, () => ({ isRunning }));
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const region = document.querySelector('.cdk-live-announcer-element');
      if (region?.textContent) said.push(`${region.getAttribute('aria-live')}: ${region.textContent}`);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const poll = async () => {
    const before = api.count(POLL);
    await page.clock.runFor(30_000);
    await expect.poll(() => api.count(POLL)).toBe(before + 1);
    await page.clock.runFor(500);
  };

  for (let unchanged = 0; unchanged < 10; unchanged++) await poll();
  expect(await said()).toEqual([]);

  isRunning = false;
  await poll();
  await expect.poll(async () => new Set(await said()).size).toBe(1);
  for (let unchanged = 0; unchanged < 3; unchanged++) await poll();
  expect(new Set(await said())).toEqual(new Set(['assertive: 스케줄러가 중지됐어요']));
});

test('moves nothing while the numbers grow', async ({ page, api }) => {
  let totalJobs = 1284;
  await open(page, api, () => ({ totalJobs, completedJobs: totalJobs - 93 }));
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: false });
  });
  for (const next of ['4,000', '9,999', '12,840']) {
    totalJobs = Number(next.replace(',', ''));
    await page.clock.runFor(30_000);
    await expect(page.locator('app-status-card')).toContainText(next);
    await page.clock.runFor(1_000);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('numbers change at once and nothing runs afterwards', async ({ page, api }) => {
    let completedJobs = 1191;
    await open(page, api, () => ({ completedJobs }));
    completedJobs = 1192;
    await page.clock.runFor(30_000);
    const tile = page.locator('dl > div').filter({ hasText: '완료' });
    await expect(tile.locator('dd')).toHaveText('1,192');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await expect(tile).toHaveCSS('outline-style', 'solid');
    await page.clock.runFor(2_000);
    await expect(tile).toHaveCSS('outline-style', 'none');
  });
});
