import { type Page } from '@playwright/test';
import { type Workflow, type WorkflowInput } from '@jeongsi/contract';
import { expect } from './console';
import { ask, test } from './server/own-server';

const RECIPIENTS = 10_000;

/** Ten thousand people, three of whom cannot be sent to, at nine on every last business day. */
const NEWSLETTER: WorkflowInput = {
  name: '월말 소식지',
  description: '만 명에게 보내요',
  audience: {
    source: 'list',
    mapping: { address: 'email', name: 'name' },
    rows: Array.from({ length: RECIPIENTS }, (_, index) => ({
      email: `reader${index}@example.com`,
      name: [3, 7, 11].includes(index) ? '' : `독자 ${index}`,
    })),
  },
  message: { channel: 'outbox', subject: '#{name}님께', body: '#{name}님, 이번 달 소식이에요.' },
  schedule: { type: 'recurring', recurrence: { frequency: 'monthly', businessDays: [-1], times: ['09:00'] } },
};

test.describe.configure({ mode: 'serial' });

const tile = (page: Page, name: string) => page.locator('.states button').filter({ hasText: name }).locator('.number');

test('an operator finds a workflow, runs it, watches it, and finds who did not get it', async ({ page, server }) => {
  test.setTimeout(90_000);
  await ask<Workflow>(server, '/api/workflows', NEWSLETTER);
  await page.goto(`/#key=${server.key}`);
  await page.getByRole('link', { name: '워크플로우' }).first().click();
  const row = page.locator('tbody tr').filter({ hasText: '월말 소식지' });
  await expect(row).toContainText('매월 마지막 영업일 오전 9:00');
  await expect(row).toContainText('아직 없음');
  await row.getByRole('link', { name: '월말 소식지' }).click();
  await expect(page.getByText('독자 0님, 이번 달 소식이에요.')).toBeVisible();
  await expect(page.locator('app-next-runs li')).toHaveCount(5);

  await page.getByRole('button', { name: '지금 실행' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/받는 사람 수/).fill(String((await dialog.innerText()).match(/[\d,]{5,}/)?.[0]));
  await dialog.getByRole('button', { name: '지금 실행' }).click();
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}$/);
  await expect(page.locator('app-page-head app-state-chip')).toHaveText('완료', { timeout: 60_000 });
  await expect(tile(page, '도착')).toHaveText('9,997');
  await expect(tile(page, '제외')).toHaveText('3');

  await page.getByRole('link', { name: /변수 값 없음/ }).click();
  const list = page.locator('app-delivery-list');
  await expect(list.locator('.who')).toHaveCount(3);
  await expect(list.locator('.why').first()).toHaveText('변수 값 없음');
});

test('ten thousand recipients are read to the last, and only those in sight are drawn', async ({ page, server }) => {
  await page.goto(`/#key=${server.key}`);
  await page.goto('/jobs?tab=done');
  await page.locator('tbody').getByRole('link', { name: '월말 소식지' }).click();
  const viewport = page.locator('cdk-virtual-scroll-viewport');
  await expect(viewport.locator('.name').first()).toBeVisible();
  const { took, p95 } = await page.evaluate(async () => {
    const scrolled = document.querySelector('cdk-virtual-scroll-viewport');
    if (scrolled === null) throw new Error('no list');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const started = performance.now();
    scrolled.scrollTo(0, scrolled.scrollHeight);
    while (document.querySelector('[aria-rowindex="10001"] .name') === null) {
      if (performance.now() - started > 20_000) throw new Error('never came to the end');
      await frame();
    }
    const ended = performance.now();
    // Back up through everybody in 120 strides, a frame each: how long a frame takes while rows are drawn anew.
    const frames: number[] = [];
    for (let last = await frame(), stride = 120; stride > 0; stride--) {
      scrolled.scrollTo(0, (scrolled.scrollHeight * stride) / 120);
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    frames.sort((a, b) => a - b);
    return { took: ended - started, p95: frames[Math.floor(frames.length * 0.95)] ?? 0 };
  });
  // The goals are two seconds and 32 ms; a machine that others use too cannot be held to them.
  console.log(`10,000 rows to the end: ${Math.round(took)} ms; 95 % of the frames within ${Math.round(p95)} ms`);
  expect(await viewport.locator('.row').count()).toBeLessThan(80);
});

test('the planned job is moved, then cancelled, and the plan goes on', async ({ page, server }) => {
  await page.goto(`/#key=${server.key}`);
  await page.goto('/jobs');
  await page.locator('tbody').getByRole('link', { name: '월말 소식지' }).click();
  await page.getByRole('button', { name: '시간 바꾸기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '시각' }).fill('10:30');
  await dialog.getByRole('button', { name: '시간 바꾸기' }).click();
  await expect(page.locator('app-job-story')).toContainText('시간을 바꿨어요');
  await expect(page.locator('.sub')).toContainText('오전 10:30');

  await page.getByRole('button', { name: '작업 취소', exact: true }).click();
  await dialog.getByRole('button', { name: '작업 취소', exact: true }).click();
  await expect(page.locator('app-page-head app-state-chip')).toHaveText('취소');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused(); // The button that was pressed is gone.
  await expect(page.locator('app-page-head')).toContainText('방금 취소');
  await page.goto('/jobs');
  await expect(page.locator('tbody tr').filter({ hasText: '월말 소식지' })).toHaveCount(1);
});

test('the results leave as a file', async ({ page, server }) => {
  await page.goto(`/#key=${server.key}`);
  await page.goto('/jobs?tab=done&status=completed');
  await page.locator('tbody').getByRole('link', { name: '월말 소식지' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV 받기' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test('a slow run is watched live, paused, gone on with, and aborted', async ({ page, server }) => {
  test.setTimeout(90_000);
  const rows = Array.from({ length: 400 }, (_, index) => ({
    email: `slow${index}@example.com`,
    name: `독자 ${index}`,
  }));
  const slow = await ask<Workflow>(server, '/api/workflows', {
    ...NEWSLETTER,
    name: '천천히 보내기',
    audience: { ...NEWSLETTER.audience, rows },
    sending: { ratePerMinute: 600 },
  });
  const job = await ask<{ id: string }>(server, '/api/workflow/execute', {
    workflowId: slow.id,
    mode: 'live',
    waitSeconds: 0,
  });
  await page.goto(`/#key=${server.key}`);
  await page.goto(`/jobs/${job.id}`);
  const block = page.locator('app-job-progress-block');
  await expect(block).toContainText('실시간');
  const percent = async () => Number((await block.locator('.percent').innerText()).replace('%', ''));
  const before = await percent();
  await expect.poll(percent).toBeGreaterThan(before + 1);
  await expect(block).toContainText('분당');

  const chip = page.locator('app-page-head app-state-chip');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '잠시 멈춤' }).click();
  await dialog.getByRole('button', { name: '잠시 멈춤' }).click();
  await expect(chip).toHaveText('일시 정지');
  await page.getByRole('button', { name: '이어서 보내기' }).click();
  await dialog.getByRole('button', { name: '이어서 보내기' }).click();
  await expect(chip).toHaveText('실행 중');
  await page.getByRole('button', { name: '중단' }).click();
  await expect(dialog).toContainText('이 메시지는 되돌릴 수 없어요.');
  await dialog.getByRole('button', { name: '중단' }).click();
  await expect(chip).toHaveText('중단');
  await expect(page.getByRole('button', { name: /남은 [\d,]+명에게 보내기/ })).toBeVisible();
  await expect(page.locator('app-job-story')).toContainText('중단했어요');
});
