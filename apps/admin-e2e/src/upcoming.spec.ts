import { type Message } from '@jeongsi/contract';
import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { NOW } from './fake-api/answers';
import { serveCalendar } from './fake-api/calendar-answers';
import { type FakeApi } from './fake-api/fake-api';
import { summary, workflow } from './fake-api/workflow-answers';
import { violations } from './violations';

async function open(page: Page, api: FakeApi, path = '/upcoming'): Promise<void> {
  serveCalendar(api);
  await page.clock.setFixedTime(NOW);
  await page.goto(path);
}

const cell = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);

test('a month shows runs, moved, skipped and held ones, and what is too much as more', async ({ page, api }) => {
  await open(page, api);
  await expect(page.getByRole('heading', { name: '2026년 11월' })).toBeVisible();
  await expect(cell(page, '2026-11-22')).toHaveAttribute('aria-current', 'date');
  await expect(cell(page, '2026-11-24')).toContainText('뉴스레터');
  await expect(cell(page, '2026-11-24')).toContainText('+2개 더');
  await expect(cell(page, '2026-11-26')).toContainText('60건');
  await expect(cell(page, '2026-11-26').locator('.density')).toBeVisible();
  await expect(cell(page, '2026-11-20').locator('.struck')).toContainText('출근 인사');
  await expect(cell(page, '2026-11-20').locator('.why')).toHaveText('쉬는 날');
  await expect(cell(page, '2026-11-23').locator('.moved')).toContainText('→ 오후 6:00');
  await cell(page, '2026-11-23').click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('11월 23일 (월)');
  await expect(panel).toContainText('11월 23일 (월) 오후 5:00에서 옮김');
  await expect(panel).toContainText('보류');
  await expect(panel.getByRole('link', { name: '회의 안내' })).toHaveAttribute('href', '/jobs/moved');
  await page.keyboard.press('Escape');
  await cell(page, '2026-11-24').click();
  await expect(panel.getByRole('listitem')).toHaveCount(5);
  await expect(panel.getByRole('link', { name: '정산' })).toHaveAttribute('href', /^\/workflows\/w-/);
});

test('the view and the day stand in the address; holidays are named', async ({ page, api }) => {
  await open(page, api, '/upcoming?d=2026-12-25');
  await expect(page.getByRole('heading', { name: '2026년 12월' })).toBeVisible();
  await expect(cell(page, '2026-12-25')).toContainText('성탄절');
  await page.getByRole('link', { name: '주', exact: true }).click();
  await expect(page).toHaveURL('/upcoming?d=2026-12-25&view=week');
  await expect(page.getByRole('heading', { name: '12월 20일 (일) ~ 12월 26일 (토)' })).toBeVisible();
  await page.getByRole('link', { name: '목록', exact: true }).click();
  await expect(page.locator('.agenda')).toContainText('12월 25일 (금)');
  await expect(page.locator('.agenda')).toContainText('뉴스레터');
  await page.getByRole('button', { name: '이전' }).click();
  await expect(page).toHaveURL(/d=2026-11-01/);
  await page.getByRole('button', { name: '오늘' }).click();
  await expect(page).toHaveURL('/upcoming?view=list');
});

test('what one channel sends is shown alone, and the address says which', async ({ page, api }) => {
  const sentBy = (name: string, message: Message) => summary(workflow({ id: `w-${name}`, name, message }));
  api.on('GET /api/workflows', () => ({
    body: {
      items: [
        sentBy('뉴스레터', { channel: 'email', subject: '소식', body: '안녕하세요.' }),
        sentBy('정산', { channel: 'outbox', body: '정산이 끝났어요.' }),
      ],
      nextCursor: null,
    },
  }));
  await open(page, api);
  await expect(cell(page, '2026-11-26')).toContainText('60건');
  await page.getByRole('button', { name: '채널', exact: true }).click();
  // Only what something on screen is sent by.
  await expect(page.getByRole('menuitemradio')).toHaveText([/전체/, /보관함/, /이메일/]);
  await page.getByRole('menuitemradio', { name: '이메일' }).click();
  await expect(page).toHaveURL('/upcoming?channel=email');
  await expect(cell(page, '2026-11-24')).toContainText('뉴스레터');
  await expect(cell(page, '2026-11-24')).not.toContainText('개 더');
  await expect(cell(page, '2026-11-26')).not.toContainText('60건');
  await expect(cell(page, '2026-11-23')).not.toContainText('회의 안내');
  await page.getByRole('button', { name: '채널: 이메일' }).click();
  await page.getByRole('menuitemradio', { name: '전체' }).click();
  await expect(page).toHaveURL('/upcoming');
  await expect(cell(page, '2026-11-26')).toContainText('60건');
});

test('the grid is walked by keyboard, and Enter opens the day', async ({ page, api }) => {
  await open(page, api);
  await cell(page, '2026-11-22').focus();
  for (const [key, day] of [
    ['ArrowRight', '2026-11-23'],
    ['ArrowDown', '2026-11-30'],
    ['Home', '2026-11-29'],
    ['End', '2026-12-05'],
    ['PageUp', '2026-11-05'],
    ['PageDown', '2026-12-05'],
    ['ArrowUp', '2026-11-28'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(cell(page, day), key).toBeFocused();
    await expect(page.locator('td[tabindex="0"]')).toHaveCount(1);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('11월 28일 (토)');
  await page.keyboard.press('Escape');
  await expect(cell(page, '2026-11-28')).toBeFocused();
});

test('without holidays it is still a calendar, with a failure it says why', async ({ page, api }) => {
  await open(page, api);
  api.on('GET /api/holidays', () => ({ code: 404, body: { code: 'NOT_FOUND' } }));
  await page.reload();
  await expect(cell(page, '2026-11-24')).toContainText('뉴스레터');
  api.on('GET /api/scheduler/upcoming', () => ({ code: 500, body: { code: 'INTERNAL' } }));
  await page.reload();
  await expect(page.getByText('불러오지 못했어요')).toBeVisible();
  api.on('GET /api/scheduler/upcoming', () => ({ body: { items: [], nextCursor: null } }));
  api.on('GET /api/scheduler/jobs', () => ({ body: { items: [], nextCursor: null } }));
  await page.getByRole('button', { name: '다시 시도' }).click();
  await expect(page.getByText('이 기간에는 실행이 없어요')).toBeVisible();
});

test('on a phone the list comes first, below a small month', async ({ page, api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, api);
  await expect(page.locator('app-calendar-grid.small')).toBeVisible();
  await expect(page.locator('.agenda')).toContainText('회의 안내');
  await expect(page.locator('.agenda h3').first()).toContainText('오늘');
  await page.getByRole('button', { name: '지난 1일 보기' }).click();
  await expect(page.locator('.agenda h3').first()).toContainText('11월 20일 (금)');
  await expect(page.locator('.agenda .struck')).toContainText('출근 인사');
  await cell(page, '2026-11-24').click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(5);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '+50개 더' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(60);
});

for (const [language, width] of [
  ['ko', 1280],
  ['en', 390],
] as const) {
  test(`axe finds nothing in the calendar and its day: ${language}, ${width} px`, async ({ page, api }) => {
    // A month of cells is much to look through for axe on a busy machine.
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    await useLanguage(page, language);
    await open(page, api);
    await expect(cell(page, '2026-11-24')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await cell(page, '2026-11-23').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
