import { expect, test } from './console';
import { NOW, status } from './fake-api/answers';

test.describe('for a reader of English', () => {
  test.use({ locale: 'en-GB' });

  test('a first visit is in English', async ({ page, api: _api }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Scheduler status' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('the language switches everything at once, stays in the address and outlives a reload', async ({ page, api }) => {
  await page.goto('/jobs?tab=done');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.getByRole('button', { name: '언어' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL('/jobs?tab=done');
  await expect(page).toHaveTitle('Jobs · Jeongsi');
  const loads = api.count('GET /api/session');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Scheduler status' })).toBeVisible();
  expect(api.count('GET /api/session')).toBe(loads + 1);
  const seen = await page.locator('body').innerText();
  const ours = seen.replaceAll(
    /지수|11월 뉴스레터 발송|장바구니 리마인드|결제 실패 안내|재고 알림|월말 정산 안내/g,
    '',
  );
  expect(ours).not.toMatch(/\p{Script=Hangul}/u);
});

test('the theme is kept before the first paint', async ({ page, api: _api }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: '테마' }).click();
  await page.getByRole('menuitemradio', { name: '어둡게' }).click();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(17, 20, 23)');
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      Object.assign(window, { first: document.documentElement.dataset['theme'] });
    });
  });
  await page.reload();
  expect(await page.evaluate(() => (window as unknown as { first: string }).first)).toBe('dark');
});

test('high contrast strengthens the colours', async ({ page, api: _api }) => {
  await page.goto('/');
  const primary = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--mat-sys-primary'));
  const before = await primary();
  await page.getByRole('button', { name: '테마' }).click();
  await page.getByRole('menuitemcheckbox', { name: '고대비' }).click();
  expect(await primary()).not.toBe(before);
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more');
});

test('the chip stands in the app bar on every page but home', async ({ page, api }) => {
  api.on('GET /api/scheduler', () => ({ body: status(NOW, { isRunning: false }) }));
  await page.goto('/jobs');
  await expect(page.locator('header app-status-chip').first()).toContainText('스케줄러 중지됨');
  await page.getByRole('link', { name: '홈' }).first().click();
  await expect(page.locator('app-status-card')).toBeVisible();
  await expect(page.locator('.bar app-status-chip')).toHaveCount(0);
});

test('failed jobs show in the menu', async ({ page, api: _api }) => {
  await page.goto('/');
  await expect(page.locator('app-navigation').getByRole('link', { name: '작업' })).toContainText('실패 3');
});

test('every key stop is visible, and the first one skips the menu', async ({ page, api: _api }) => {
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '본문으로 건너뛰기' })).toBeFocused();
  const stops: string[] = [];
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return null;
      const style = getComputedStyle(element);
      const ring = getComputedStyle(element, '::before');
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      const ringed = ring.display !== 'none' && parseFloat(ring.borderTopWidth) >= 2;
      const inside = element.querySelector('.mat-focus-indicator');
      const innerRing = inside && getComputedStyle(inside, '::before');
      const innerRinged = innerRing ? parseFloat(innerRing.borderTopWidth) >= 2 : false;
      const name = element.getAttribute('aria-label') ?? element.innerText.replaceAll('\n', ' ');
      return { name, visible: outlined || ringed || innerRinged };
    });
    if (focus === null) break;
    expect(focus, focus.name).toMatchObject({ visible: true });
    stops.push(focus.name);
  }
  expect(stops).toEqual(expect.arrayContaining(['홈', '언어', '테마', '계정', '지금 새로고침']));
  expect(stops.length).toBeGreaterThanOrEqual(13);
});

test('a new page is read from its start', async ({ page, api: _api }) => {
  await page.goto('/');
  await page.getByRole('link', { name: '보관함' }).click();
  await expect(page.getByRole('main')).toBeFocused();
});

test('the texts are set in the font that the build made for them', async ({ page, api: _api }) => {
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
  const missing = await page.evaluate(async () => {
    await document.fonts.ready;
    return document.fonts.check('14px "App UI"', '스케줄러 상태');
  });
  expect(missing).toBe(true);
  await expect
    .poll(() =>
      page.evaluate(() => [...document.styleSheets].some((sheet) => sheet.href?.includes('/fonts/pretendard/'))),
    )
    .toBe(true);
});
