import { type Page } from '@playwright/test';
import { type DeliveryCounts, type HourSummary, type Job } from '@jeongsi/contract';
import { expect, test, useLanguage } from './console';
import { job, NOW, status, UPCOMING } from './fake-api/answers';
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

/** Two o'clock went well but for two of whom nobody knows, one o'clock did not. */
function hour(at: number): HourSummary {
  const HAPPENED: Partial<Record<string, Partial<DeliveryCounts>>> = {
    '2026-11-22T05:00:00.000Z': { total: 1_210, delivered: 1_208, unknown: 2 },
    '2026-11-22T04:00:00.000Z': { total: 7, failed: 7 },
  };
  const start = new Date(at).toISOString();
  return { hour: start, jobs: { started: 0, failed: 0 }, deliveries: { ...NONE, ...HAPPENED[start] } };
}

async function open(page: Page, api: FakeApi): Promise<void> {
  api.on('GET /api/connections', () => ({ body: { items: CONNECTIONS, nextCursor: null } }));
  api.on('GET /api/scheduler/jobs', ({ query }) => {
    const wanted = query.get('status')?.split(',') ?? [];
    const items = JOBS.filter(({ status }) => wanted.includes(status));
    return { body: query.get('status') === 'pending' ? UPCOMING : { items, nextCursor: null } };
  });
  api.on('GET /api/scheduler/hours', ({ query }) => {
    const first = Date.parse(query.get('from') ?? '');
    const count = (Date.parse(query.get('to') ?? '') - first) / 3_600_000;
    return { body: { items: Array.from({ length: count }, (_, nth) => hour(first + nth * 3_600_000)) } };
  });
  await page.clock.setFixedTime(NOW);
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
}

test('home names what needs attention, the most pressing first, and leads there', async ({ page, api }) => {
  await open(page, api);
  const rows = page.locator('app-attention-list li');
  await expect(rows).toHaveCount(5);
  await page.getByRole('button', { name: '나머지 1건 보기' }).click();
  await expect(rows).toHaveCount(6);
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
  await expect(page.locator('app-page-head')).toContainText('11월 22일 (일) · 확인할 것이 6건 있어요');
  await expect(page.getByRole('link', { name: '캘린더 보기' })).toHaveAttribute('href', '/upcoming');
});

test('the last 24 hours stand in 24 columns, in a sentence, and in a table', async ({ page, api }) => {
  await open(page, api);
  const chart = page.locator('app-hour-chart');
  await expect(chart.locator('rect.column')).toHaveCount(24);
  await expect(chart.locator('rect.bar')).toHaveCount(3);
  await expect(chart.getByRole('img')).toHaveAccessibleName(
    '최근 24시간에 1,208명에게 보냈어요. 실패 7명, 확인 필요 2명이에요.',
  );
  await expect(chart.locator('dl')).toHaveText(/보냄\s*1,208\s*실패\s*7\s*확인 필요\s*2/);
  await chart.getByText('표로 보기').click();
  await expect(chart.getByRole('row')).toHaveCount(25);
  await expect(chart.getByRole('row', { name: /11. 22. \(일\) 14:00/ }).getByRole('cell')).toHaveText([
    '1,208',
    '0',
    '2',
  ]);
  await expect(chart.getByRole('row', { name: /11. 22. \(일\) 13:00/ }).getByRole('cell')).toHaveText(['0', '7', '0']);
});

test('the column under the pointer tells its hour', async ({ page, api }) => {
  await open(page, api);
  const chart = page.locator('app-hour-chart');
  await chart.locator('rect.column').nth(22).hover();
  await expect(chart.locator('.caption')).toHaveText('11. 22. (일) 14:00 · 보냄 1,208 · 실패 0 · 확인 필요 2');
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(chart.locator('.caption')).toContainText('최근 24시간에 1,208명에게 보냈어요.');
});

test('whoever knows of a failure says so, and it leaves the list and the badge', async ({ page, api }) => {
  let known = false;
  await open(page, api);
  api.on('POST /api/scheduler/jobs/*/acknowledge', ({ last, headers }) => {
    known = true;
    expect(last).toBe('acknowledge');
    expect(headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
    return { body: { ...JOBS[1], acknowledgedAt: '2026-11-22T06:02:00.000Z' } };
  });
  api.on('GET /api/scheduler', () => ({ body: status(NOW + 1, { unacknowledgedJobs: known ? 0 : 1 }) }));
  api.on('GET /api/scheduler/jobs', ({ query }) => {
    const failed = query.get('acknowledged') === 'no' && !known ? JOBS.slice(1, 2) : [];
    return { body: { items: query.get('status') === 'failed' ? failed : [], nextCursor: null } };
  });
  await page.getByRole('button', { name: '지금 새로고침' }).click();
  const badge = page.locator('app-navigation .badge');
  await expect(badge).toHaveText('실패 1');
  await page.getByRole('button', { name: '결제 실패 안내: 확인했어요' }).click();
  await expect(page.getByText('확인한 것으로 표시했어요')).toBeVisible();
  await expect(page.locator('app-attention-list')).not.toContainText('결제 실패 안내');
  await expect(badge).toHaveCount(0);
});

test('stopping the scheduler says what stands still, and starting again what was missed', async ({ page, api }) => {
  const asked: unknown[] = [];
  let isRunning = true;
  api.on('GET /api/scheduler', () => ({ body: status(NOW, { isRunning, stoppedReason: '정기 점검' }) }));
  api.on('POST /api/scheduler/pause', ({ body }) => {
    asked.push(body);
    isRunning = false;
    return { body: status(NOW, { isRunning }) };
  });
  api.on('GET /api/scheduler/missed', () => ({ body: { items: JOBS.slice(0, 3), nextCursor: null } }));
  api.on('POST /api/scheduler/resume', ({ body, headers }) => {
    asked.push(body, decodeURIComponent(headers['audit-reason'] ?? ''));
    isRunning = true;
    return { body: status(NOW) };
  });
  await page.goto('/');
  await page.getByRole('button', { name: '스케줄러로 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '스케줄러 멈추기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('대기 중인 작업 86건과 실행 중인 작업 4건이 기다려요.');
  await dialog.getByLabel(/이유/).fill('정기 점검');
  await dialog.getByRole('button', { name: '스케줄러 멈추기' }).click();
  await expect(page.locator('app-status-card app-status-chip')).toContainText('중지됨');
  await page.locator('app-status-banner').getByRole('button', { name: '다시 시작' }).click();
  await expect(dialog).toContainText('멈춘 동안 밀린 작업이 3건 있어요.');
  await dialog.getByRole('radio', { name: /밀린 작업은 건너뛰기/ }).check();
  await dialog.getByLabel(/이유/).fill('점검 끝');
  await dialog.getByRole('button', { name: '다시 시작' }).click();
  await expect(page.locator('app-status-card app-status-chip')).toContainText('실행 중');
  expect(asked).toEqual([{ reason: '정기 점검' }, { missed: 'skip' }, '점검 끝']);
});

test('nothing to see is said, and so is what could not be read', async ({ page, api }) => {
  api.on('GET /api/connections', () => ({ body: { items: [], nextCursor: null } }));
  api.on('GET /api/scheduler/jobs', () => ({ body: { items: [], nextCursor: null } }));
  await page.goto('/');
  const list = page.locator('app-attention-list');
  await expect(list.getByText('지금은 확인할 것이 없어요')).toBeVisible();
  await expect(page.locator('app-page-head')).toContainText('지금은 확인할 것이 없어요');
  api.on('GET /api/connections', () => ({ code: 500, body: { code: 'INTERNAL' } }));
  await page.reload();
  await expect(list).toContainText('확인할 것을 불러오지 못했어요');
  await expect(list).toContainText('서버에 문제가 생겼어요.');
  await expect(list.getByRole('button', { name: '다시 시도' })).toBeVisible();
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
