import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { job, NOW, SESSION } from './fake-api/answers';
import { type FakeApi } from './fake-api/fake-api';
import { JOB_DETAIL } from './fake-api/job-answers';
import { summary, workflow } from './fake-api/workflow-answers';
import { tooSmall } from './too-small';
import { violations } from './violations';

const NEWSLETTER = workflow({ id: '0199a0c0-0000-7000-8000-0000000000f1', name: '11월 뉴스레터 발송' });
const WEEKLY = workflow({ id: '0199a0c0-0000-7000-8000-0000000000f2', name: '주간 뉴스레터', status: 'paused' });
const SENT = job({
  id: '0199a0c0-0000-7000-8000-0000000000e7',
  workflowId: NEWSLETTER.id,
  workflowName: NEWSLETTER.name,
  scheduledTime: '2026-11-22T05:30:00.000Z',
  type: 'recurring',
  status: 'completed',
});

const dialog = (page: Page) => page.getByRole('dialog', { name: '검색' });
const field = (page: Page) => dialog(page).getByRole('combobox');
const active = (page: Page) => dialog(page).locator('[role=option][aria-selected=true]');

/** By its key; what is typed before the field is there goes nowhere. */
async function search(page: Page, words = ''): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
}

/** A page whose search knows two newsletters and one job. */
async function open(page: Page, api: FakeApi, path = '/outbox'): Promise<void> {
  api.on('GET /api/workflows', ({ query }) => {
    const wanted = query.get('search') ?? '';
    const items = [NEWSLETTER, WEEKLY].filter(({ name }) => name.includes(wanted)).map(summary);
    return { body: { items, nextCursor: null } };
  });
  api.on('GET /api/scheduler/jobs', ({ query }) => ({
    body: { items: query.get('workflowId') === NEWSLETTER.id ? [SENT] : [], nextCursor: null },
  }));
  await page.clock.setFixedTime(NOW);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('/ opens it, the first fitting page stands ready, and Enter goes there', async ({ page, api }) => {
  await open(page, api);
  await search(page);
  await expect(field(page)).toHaveValue('');
  await page.keyboard.type('감사');
  await expect(active(page)).toContainText('감사 로그');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/audit');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

test('the first consonants are enough', async ({ page, api }) => {
  await open(page, api);
  await search(page, 'ㅇㅈ ㅋㄹ');
  await expect(dialog(page).getByRole('option')).toHaveText(['예정 캘린더'], { useInnerText: true });
  expect(api.asked.filter((asked) => asked === 'GET /api/workflows')).toEqual([]);
});

test('/ stays a letter for whoever types, Ctrl K opens it there, and Esc leads back', async ({ page, api }) => {
  await open(page, api, '/workflows');
  const own = page.getByRole('searchbox').or(page.getByRole('textbox')).first();
  await own.fill('a');
  await own.press('/');
  await expect(own).toHaveValue('a/');
  await expect(dialog(page)).toHaveCount(0);
  await own.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(own).toBeFocused();
  await expect(own).toHaveValue('a/');
});

test('it finds workflows by name, and their jobs', async ({ page, api }) => {
  await open(page, api);
  await search(page, '뉴스레터');
  await expect(dialog(page).getByRole('group', { name: '워크플로우' }).getByRole('option')).toHaveCount(2);
  const jobs = dialog(page).getByRole('group', { name: '작업' }).getByRole('option');
  await expect(jobs).toHaveText([/11월 뉴스레터 발송\s*오늘 오후 2:30\s*완료/], { useInnerText: true });
  await expect(dialog(page).getByRole('status')).toContainText('결과 3건');

  await expect(active(page)).toContainText('11월 뉴스레터 발송');
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).toContainText('주간 뉴스레터');
  await expect(active(page)).toContainText('일시 정지');
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await active(page).getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/jobs/${SENT.id}`);
});

test('the arrows go round', async ({ page, api }) => {
  await open(page, api);
  await search(page);
  await page.keyboard.press('ArrowUp');
  await expect(active(page)).toHaveText(await dialog(page).getByRole('option').last().innerText(), {
    useInnerText: true,
  });
  await expect(active(page)).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).toContainText('홈');
});

test('it finds a job by its id', async ({ page, api }) => {
  await open(page, api);
  api.on('GET /api/workflows/*', () => ({ code: 404, body: { code: 'NOT_FOUND' } }));
  await search(page);
  await field(page).fill(JOB_DETAIL.id);
  await expect(dialog(page).getByRole('option')).toHaveText([/결제 실패 안내/], { useInnerText: true });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/jobs/${JOB_DETAIL.id}`);
});

test('it does what the menus do', async ({ page, api }) => {
  await open(page, api);
  await expect.poll(() => api.count('GET /api/scheduler')).toBe(1);
  await search(page, '새로고침');
  await page.keyboard.press('Enter');
  await expect.poll(() => api.count('GET /api/scheduler')).toBe(2);

  await search(page, '어두운');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await search(page, 'english');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await search(page);
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('option').first()).toHaveText('Home');
});

test('only who may make a workflow is offered that', async ({ page, api }) => {
  await open(page, api);
  await search(page);
  const make = dialog(page).getByRole('option', { name: '워크플로우 만들기' });
  await make.click();
  await expect(page).toHaveURL('/workflows/new?step=1');

  api.on('GET /api/session', () => ({ body: { ...SESSION, role: 'viewer' } }));
  await page.goto('/outbox');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await search(page);
  await expect(dialog(page).getByRole('option', { name: '홈' })).toBeVisible();
  await expect(make).toHaveCount(0);
});

test('it says what it did not find, and what it could not ask', async ({ page, api }) => {
  await open(page, api);
  await search(page, '없는 이름');
  await expect(dialog(page).getByRole('status')).toContainText('‘없는 이름’ 검색 결과가 없어요.');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  api.on('GET /api/workflows', () => 'unreachable');
  await field(page).fill('작업');
  await expect(dialog(page).getByRole('status')).toContainText('워크플로우와 작업을 불러오지 못했어요.');
  await expect(active(page)).toContainText('작업');
});

test('a question on screen comes first', async ({ page, api }) => {
  await open(page, api);
  await page.getByRole('button', { name: '테마' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toHaveCount(0);
});

test('nobody fetches it who does not search', async ({ page, api }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await open(page, api);
  await page.waitForLoadState('networkidle');
  const before = scripts.length;
  await search(page);
  await expect(field(page)).toBeFocused();
  expect(scripts.length).toBeGreaterThan(before);
});

for (const language of ['ko', 'en'] as const) {
  test(`on a phone it is a button, fills the screen, and axe finds nothing, ${language}`, async ({ page, api }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await useLanguage(page, language);
    await open(page, api);
    await page.locator('app-search-button button').click();
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.getByRole('combobox').fill('뉴스레터');
    await expect(page.getByRole('option')).toHaveCount(3);
    expect(await tooSmall(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });
}
