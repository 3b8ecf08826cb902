import { type Page } from '@playwright/test';
import { type Job, type JobRetry } from '@jeongsi/contract';
import { expect, test } from './console';
import { NOW, status, UPCOMING } from './fake-api/answers';
import { type Asked } from './fake-api/fake-api';
import { deliveriesPage, JOB_DETAIL, RUNNING } from './fake-api/job-answers';

const JOB = `/jobs/${JOB_DETAIL.id}`;
const rows = (page: Page) => page.locator('tbody tr');

/** A planned job as its page gets it. */
const planned = (changes: Partial<Job> = {}) => ({
  ...JOB_DETAIL,
  ...UPCOMING.items[0],
  id: JOB_DETAIL.id,
  attempts: [],
  events: [],
  reasons: [],
  funnel: [],
  completedAt: undefined,
  executedAt: undefined,
  ...changes,
});

test('the tabs and filters stand in the address, and back goes through them', async ({ page, api: _api }) => {
  await page.goto('/jobs');
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('link', { name: '끝남' }).click();
  await expect(page).toHaveURL('/jobs?tab=done');
  await expect(rows(page)).toHaveCount(5);
  await expect(page.getByRole('link', { name: '끝남' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: '상태' }).click();
  await page.getByRole('menuitemradio', { name: '실패' }).click();
  await expect(page).toHaveURL('/jobs?tab=done&status=failed');
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(rows(page)).toHaveCount(5);
  await page.goBack();
  await expect(page).toHaveURL('/jobs');
  await expect(rows(page)).toHaveCount(4);
});

test('the jobs of one workflow are chosen by its name', async ({ page, api }) => {
  let asked = '';
  api.on('GET /api/scheduler/jobs', ({ query }) => {
    asked = query.get('workflowId') ?? '';
    return { body: { items: [], nextCursor: null } };
  });
  await page.goto('/jobs?tab=running');
  await page.getByRole('button', { name: '워크플로우' }).click();
  await page.getByRole('menuitemradio', { name: '장바구니 리마인드' }).click();
  await expect(page).toHaveURL(/workflowId=0199a0c0-0000-7000-8000-0000000000f3/);
  await expect(page.getByRole('button', { name: '워크플로우: 장바구니 리마인드' })).toBeVisible();
  await expect(page.getByText('조건에 맞는 결과가 없어요')).toBeVisible();
  expect(asked).toBe('0199a0c0-0000-7000-8000-0000000000f3');
});

test('a filter is no new page: the focus stays where it was', async ({ page, api: _api }) => {
  await page.goto('/jobs');
  await page.getByRole('link', { name: '실행 중' }).click();
  await expect(page).toHaveURL('/jobs?tab=running');
  await expect(page.getByRole('link', { name: '실행 중' })).toBeFocused();
});

test('every job says its state in a word, and why', async ({ page, api: _api }) => {
  await page.clock.install({ time: NOW });
  await page.goto('/jobs');
  const row = (name: string) => rows(page).filter({ hasText: name });
  await expect(row('11월 뉴스레터 발송')).toContainText('대기 중');
  await expect(row('11월 뉴스레터 발송')).toContainText('오늘 오후 3:30');
  await expect(row('11월 뉴스레터 발송')).toContainText('28분 뒤');
  await expect(row('결제 실패 안내')).toContainText('재시도 2/4');
  await expect(row('블랙프라이데이')).toContainText('보낼 수 있는 시각을 기다려요');
  await page.goto('/jobs?tab=done');
  await expect(row('결제 실패 안내')).toContainText('일부 실패');
  await expect(row('결제 실패 안내')).toContainText('실패 18명');
  await expect(row('장바구니 리마인드')).toContainText('앞 회차와 겹침');
  await expect(row('설문 요청')).toContainText('중단');
});

test('the story, the reasons and the funnel of a job', async ({ page, api: _api }) => {
  await page.goto(JOB);
  await expect(page.locator('app-job-story li')).toHaveCount(4);
  await expect(page.locator('app-job-story')).toContainText('시간을 바꿨어요');
  await expect(page.getByRole('heading', { name: '실패 이유 3가지' })).toBeVisible();
  await expect(page.locator('app-funnel li')).toHaveCount(4);
  await page.getByRole('link', { name: /시간 초과/ }).click();
  await expect(page).toHaveURL(/state=failed&code=TIMED_OUT/);
  await expect(page.locator('app-delivery-list .who').first()).toBeVisible();
  await expect(page.locator('app-delivery-list .why').first()).toHaveText('시간 초과');
});

test('ten thousand recipients in fewer than eighty rows, to the last of them', async ({ page, api }) => {
  await page.goto(JOB);
  const list = page.locator('app-delivery-list');
  const table = list.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '10001');
  await expect(list.locator('.name').first()).toBeVisible();
  expect(api.count('GET /api/scheduler/jobs/*/deliveries')).toBe(1);
  expect(await list.locator('cdk-virtual-scroll-viewport .row').count()).toBeLessThan(80);

  const head = await list.locator('.head').boundingBox();
  await list.locator('cdk-virtual-scroll-viewport').evaluate((viewport) => viewport.scrollTo(0, viewport.scrollHeight));
  await expect(list.locator('[aria-rowindex="10001"] .name')).toBeVisible({ timeout: 20_000 });
  expect(await list.locator('cdk-virtual-scroll-viewport .row').count()).toBeLessThan(80);
  expect(await list.locator('.head').boundingBox()).toEqual(head);
  const last = list.locator('[aria-rowindex="10001"]');
  const [column, cell] = await Promise.all([
    list.getByRole('columnheader', { name: '결과' }).boundingBox(),
    last.locator('.state').boundingBox(),
  ]);
  expect(Math.abs((column?.x ?? 0) - (cell?.x ?? 0))).toBeLessThan(2);
});

test('an unknown delivery is settled by a person, or sent again, and the log is told why', async ({ page, api }) => {
  let settled: unknown;
  const reasons: string[] = [];
  api.on('POST /api/scheduler/jobs/*/deliveries/*/settle', ({ body, headers }) => {
    settled = body;
    reasons.push(decodeURIComponent(headers['audit-reason'] ?? ''));
    return { body: { ...deliveryOf(5), state: 'delivered', errorCode: 'settled' } };
  });
  api.on('POST /api/scheduler/jobs/*/deliveries/*/resend', ({ headers }) => {
    reasons.push(decodeURIComponent(headers['audit-reason'] ?? ''));
    return { body: { ...deliveryOf(6), state: 'pending' } };
  });
  await page.goto(`${JOB}?state=unknown`);
  const list = page.locator('app-delivery-list');
  await expect(list.getByRole('table')).toHaveAttribute('aria-rowcount', '3');
  await list
    .getByRole('button', { name: /할 수 있는 일/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: '결과 정하기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: '하나를 골라 주세요.' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: '도착했어요' })).toBeFocused();
  expect(settled).toBeUndefined();
  await dialog.getByRole('radio', { name: '도착했어요' }).check();
  await dialog.getByLabel(/이유/).fill('전화로 확인했어요');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(page.getByText('결과를 저장했어요')).toBeVisible();
  expect(settled).toEqual({ state: 'delivered' });
  await expect(list.locator('[aria-rowindex="2"] app-state-chip')).toHaveText('도착');
  await expect(list.locator('[aria-rowindex="2"] .why')).toHaveText('사람이 확인함');
  await expect(list.locator('[aria-rowindex="2"] button')).toBeFocused();
  await list
    .getByRole('button', { name: /할 수 있는 일/ })
    .nth(1)
    .click();
  await page.getByRole('menuitem', { name: '다시 보내기' }).click();
  await dialog.getByLabel(/이유/).fill('받지 못했대요');
  await dialog.getByRole('button', { name: '다시 보내기' }).click();
  await expect(dialog).toHaveCount(0);
  expect(reasons).toEqual(['전화로 확인했어요', '받지 못했대요']);
});

test('a planned job is moved to another time, by keyboard', async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  let moved: Asked | undefined;
  api.on('GET /api/scheduler/jobs/*', () => ({ body: planned({ version: 4 }) }));
  api.on('PATCH /api/scheduler/jobs/*', (asked) => {
    moved = asked;
    return { body: planned({ version: 5 }) };
  });
  await page.goto(JOB);
  await page.getByRole('button', { name: '시간 바꾸기' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const day = dialog.getByRole('textbox', { name: '날짜' });
  const time = dialog.getByRole('textbox', { name: '시각' });
  await expect(day).toHaveValue('2026-11-22');
  await expect(dialog.locator('[aria-invalid]')).toHaveCount(0);
  await time.fill('오후 2시');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('이미 지난 시각이에요.');
  await expect(time).toBeFocused();
  await day.fill('2026-02-30');
  await expect(dialog).toContainText('달력에 없는 날짜예요');
  await day.fill('20261122');
  await time.fill('오후 6시');
  await expect(dialog).toContainText('오늘 오후 3:30 → 2026년 11월 22일 (일) 오후 6:00 (2시간 58분 뒤)');
  await page.keyboard.press('Enter');
  await expect(page.getByText('작업 시간을 바꿨어요')).toBeVisible();
  expect(moved?.body).toEqual({ scheduledTime: '2026-11-22T09:00:00.000Z' });
  expect(moved?.headers['if-match']).toBe('"4"');
});

test('running a planned job now asks what becomes of the plan', async ({ page, api }) => {
  const asked: string[] = [];
  api.on('GET /api/scheduler/jobs/*', () => ({ body: planned() }));
  api.on('POST /api/scheduler/jobs/*/run', () => {
    asked.push('instead');
    return { body: planned({ status: 'running' }) };
  });
  api.on('POST /api/workflow/execute', () => {
    asked.push('beside');
    return { code: 202, body: planned({ id: 'beside' }) };
  });
  await page.goto(JOB);
  await page.getByRole('button', { name: '지금 실행' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /그대로 두기/ })).toBeChecked();
  await dialog.getByRole('radio', { name: '대신 지금 실행하기' }).check();
  await dialog.getByRole('button', { name: '지금 실행' }).click();
  await expect(page.getByText('실행을 시작했어요')).toBeVisible();
  await page.getByRole('button', { name: '지금 실행' }).click();
  await dialog.getByRole('button', { name: '지금 실행' }).click();
  await expect(page).toHaveURL('/jobs/beside');
  expect(asked).toEqual(['instead', 'beside']);
});

test('while the scheduler is stopped a job says so, and nobody is promised that it starts at once', async ({
  page,
  api,
}) => {
  api.on('GET /api/scheduler/jobs/*', () => ({ body: planned() }));
  api.on('GET /api/scheduler', () => ({ body: status(NOW, { isRunning: false }) }));
  await page.goto(JOB);
  await expect(page.locator('app-page-head')).toContainText(
    '스케줄러가 멈춰 있어요. 다시 시작할 때까지 보내지 않아요.',
  );
  await page.getByRole('button', { name: '지금 실행' }).click();
  await expect(page.getByRole('dialog')).toContainText('스케줄러가 멈춰 있어서, 다시 시작한 뒤에 보내요.');
});

test('aborting says what is sent, what is not, and what nobody can undo', async ({ page, api }) => {
  const deliveries = { ...RUNNING.deliveries, pending: 4_264, sending: 4 };
  api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING, deliveries, id: JOB_DETAIL.id } }));
  api.on('POST /api/scheduler/jobs/*/abort', () => ({
    code: 409,
    body: { code: 'JOB_NOT_RUNNING', jobStatus: 'completed' },
  }));
  await page.goto(JOB);
  await expect(page.getByRole('button', { name: '시간 바꾸기' })).toHaveCount(0);
  await page.getByRole('button', { name: '중단' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('지금까지 8,071명에게 보냈고, 이 메시지는 되돌릴 수 없어요.');
  await expect(dialog).toContainText('남은 4,264명에게는 보내지 않아요.');
  await expect(dialog).toContainText('보내는 중인 4명은 받을 수 있어요.');
  await dialog.getByRole('button', { name: '중단' }).click();
  await expect(dialog).toContainText('실행 중인 작업이 아니에요.');
  await expect(dialog.getByRole('button', { name: '다시 불러오기' })).toBeVisible();
});

test('only those it failed for are retried, and the job leads to its retries', async ({ page, api }) => {
  let body: unknown;
  const retries: JobRetry[] = [
    { id: 'r', scope: 'failed', status: 'completed', createdAt: '2026-11-22T05:30:00.000Z' },
  ];
  api.on('GET /api/scheduler/jobs/*', () => ({
    body: { ...JOB_DETAIL, leftToRetry: { failed: 3, unsent: 0 }, retries },
  }));
  api.on('POST /api/scheduler/jobs/*/retry', (asked) => {
    body = asked.body;
    return { code: 201, body: { ...JOB_DETAIL, id: 'retry' } };
  });
  await page.goto(JOB);
  await expect(page.locator('app-job-facts').getByRole('link', { name: '실패한 사람에게 다시' })).toHaveAttribute(
    'href',
    '/jobs/r',
  );
  await page.getByRole('button', { name: '실패한 3명만 재시도' }).click();
  await expect(page.getByRole('dialog')).toContainText('실패한 3명에게만 보내는 새 작업을 만들어요.');
  await page.getByRole('dialog').getByRole('button', { name: '실패한 3명만 재시도' }).click();
  await expect(page).toHaveURL('/jobs/retry');
  expect(body).toEqual({ scope: 'failed' });
});

test('without a stream a running job is asked for every two seconds while somebody looks', async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING, id: JOB_DETAIL.id } }));
  await page.goto(JOB);
  await expect(page.locator('app-job-progress-block')).toContainText('2초마다 확인');
  const before = api.count('GET /api/scheduler/jobs/*');
  for (let second = 0; second < 6; second++) await page.clock.runFor(1_000);
  await expect.poll(() => api.count('GET /api/scheduler/jobs/*')).toBeGreaterThanOrEqual(before + 2);
});

test('twenty events a second repaint twice, and the list waits until its news are asked for', async ({ page, api }) => {
  await page.addInitScript(() => {
    class FakeEventSource extends EventTarget {
      constructor() {
        super();
        Object.assign(window, { stream: this });
        setTimeout(() => this.dispatchEvent(new Event('open')));
      }
      close(): void {
        // Nothing is open.
      }
    }
    Object.assign(window, { EventSource: FakeEventSource });
  });
  api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING, id: JOB_DETAIL.id } }));
  await page.goto(JOB);
  const block = page.locator('app-job-progress-block');
  await expect(block).toContainText('실시간');
  await expect(page.locator('app-delivery-list .name').first()).toBeVisible();
  const reads = api.count('GET /api/scheduler/jobs/*/deliveries');

  const { repaints, seconds } = await page.evaluate(
    async ({ id, start }) => {
      const { stream } = window as unknown as { stream: EventTarget };
      const begun = performance.now();
      let repaints = 0;
      const target = document.querySelector('app-job-progress-block .counts');
      if (target === null) throw new Error('no counts');
      const observer = new MutationObserver(() => (repaints += 1));
      observer.observe(target, { characterData: true, childList: true, subtree: true });
      for (let step = 1; step <= 40; step++) {
        const deliveries = { ...start, pending: start.pending - step * 10, accepted: start.accepted + step * 10 };
        const data = JSON.stringify({ id, status: 'running', deliveries, ratePerSecond: 20, remainingSeconds: 180 });
        stream.dispatchEvent(new MessageEvent('progress', { data }));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await new Promise((resolve) => setTimeout(resolve, 600));
      return { repaints, seconds: (performance.now() - begun) / 1_000 };
    },
    { id: JOB_DETAIL.id, start: RUNNING.deliveries },
  );
  expect(repaints).toBeGreaterThanOrEqual(3);
  // The first and the last come besides those of each half second.
  expect(repaints).toBeLessThanOrEqual(2 * seconds + 2);
  await expect(block).toContainText('분당 1,200명');
  await expect(block).toContainText('약 3분 남음');
  await expect(block.locator('.counts')).toContainText('8,826 / 12,694명');

  expect(api.count('GET /api/scheduler/jobs/*/deliveries')).toBe(reads);
  await page.getByRole('button', { name: '새 결과 400건 보기' }).click();
  await expect.poll(() => api.count('GET /api/scheduler/jobs/*/deliveries')).toBe(reads + 1);
  await expect(page.getByRole('button', { name: /새 결과/ })).toHaveCount(0);
});

test('at the end of a job its rows say in their places what became of them, without a press', async ({ page, api }) => {
  await page.clock.install({ time: NOW });
  let over = false;
  api.on('GET /api/scheduler/jobs/*', () => ({
    body: over ? JOB_DETAIL : { ...JOB_DETAIL, ...RUNNING, id: JOB_DETAIL.id },
  }));
  api.on('GET /api/scheduler/jobs/*/deliveries', ({ query }) => {
    const { items, nextCursor } = deliveriesPage(query);
    return { body: { items: over ? items : items.map((item) => ({ ...item, state: 'sending' })), nextCursor } };
  });
  await page.goto(JOB);
  const list = page.locator('app-delivery-list');
  await expect(list.locator('.row .state').nth(4)).toContainText('보내는 중');
  const viewport = list.locator('cdk-virtual-scroll-viewport');
  await viewport.evaluate((element) => element.scrollTo({ top: 30 * 52 }));
  await expect(list.locator('[aria-rowindex="34"]')).toContainText('보내는 중');
  over = true;
  await expect(async () => {
    await page.clock.runFor(1_000);
    await expect(list.locator('[aria-rowindex="34"]')).toContainText('도착', { timeout: 500 });
  }).toPass();
  await expect(list.getByText('보내는 중')).toHaveCount(0);
  await expect(list.getByRole('button', { name: /새 결과/ })).toHaveCount(0);
  expect(await viewport.evaluate((element) => element.scrollTop)).toBe(30 * 52);
});

test('a job that is gone leads back to the others', async ({ page, api }) => {
  api.on('GET /api/scheduler/jobs/*', () => ({ code: 404, body: { code: 'NOT_FOUND' } }));
  await page.goto(JOB);
  await expect(page.getByText('찾을 수 없어요. 지워졌거나 주소가 잘못됐을 수 있어요.')).toBeVisible();
  await page.getByRole('link', { name: '작업 목록으로 가기' }).click();
  await expect(page).toHaveURL('/jobs');
});

test('the language switches the words of a job, its filters and its address stay', async ({ page, api: _api }) => {
  await page.goto(`${JOB}?state=failed`);
  await expect(page.locator('app-delivery-list .name').first()).toBeVisible();
  await page.getByRole('button', { name: '언어' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page).toHaveURL(`${JOB}?state=failed`);
  await expect(page.getByRole('button', { name: 'Retry the 141 that failed' })).toBeVisible();
  const seen = await page.locator('main').innerText();
  const ours = seen.replaceAll(/결제 실패 안내|김지수|박민준|이서연|최도윤|정하은|강시우/g, '');
  expect(ours).not.toMatch(/\p{Script=Hangul}/u);
});

function deliveryOf(index: number): object {
  return {
    id: `delivery-${index}`,
    jobId: JOB_DETAIL.id,
    recipientKey: `customer-${index}`,
    channel: 'webhook',
    address: `c***${index}@example.com`,
    attempts: 1,
    updatedAt: JOB_DETAIL.scheduledTime,
  };
}

test('a recipient is found by words in the address, and the message is shown as they see it', async ({ page, api }) => {
  const asked: (string | null)[] = [];
  api.on('GET /api/scheduler/jobs/*/deliveries', ({ query }) => {
    asked.push(query.get('search'));
    return { body: deliveriesPage(query) };
  });
  api.on('GET /api/scheduler/jobs/*/deliveries/*/message', () => ({
    body: { channel: 'sms', to: '010-****-1234', body: '지수님, 결제가 실패했어요.', missing: [] },
  }));
  await page.goto(`/jobs/${JOB_DETAIL.id}`);
  await page.getByRole('searchbox', { name: '이름·주소·키로 찾기' }).fill('지수');
  await expect(page).toHaveURL(/who=/);
  await expect.poll(() => asked.at(-1)).toBe('지수');
  await page.getByRole('table', { name: '발송 결과' }).getByRole('button').first().click();
  await page.getByRole('menuitem', { name: '메시지 보기' }).click();
  await expect(page.getByRole('dialog')).toContainText('지수님, 결제가 실패했어요.');
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a message that cannot be shown says why inside the dialog, and is asked for again there', async ({
  page,
  api,
}) => {
  let asked = 0;
  api.on('GET /api/scheduler/jobs/*/deliveries/*/message', () => {
    asked += 1;
    return asked === 1
      ? { code: 503, body: { code: 'STORE_UNAVAILABLE', instance: 'urn:uuid:0199a0c0-0000-7000-8000-00000000dead' } }
      : { body: { channel: 'outbox', to: 'j***@example.com', body: '다시 불러온 내용이에요.', missing: [] } };
  });
  await page.goto(`/jobs/${JOB_DETAIL.id}`);
  await page.getByRole('table', { name: '발송 결과' }).getByRole('button').first().click();
  await page.getByRole('menuitem', { name: '메시지 보기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('불러오지 못했어요');
  await expect(dialog.locator('code')).toHaveText('0199a0c0…dead');
  await dialog.getByRole('button', { name: '다시 시도' }).click();
  await expect(dialog).toContainText('다시 불러온 내용이에요.');
});
