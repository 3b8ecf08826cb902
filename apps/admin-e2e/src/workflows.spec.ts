import { type Page } from '@playwright/test';
import { expect, test } from './console';
import { type Asked } from './fake-api/fake-api';
import { summary, WORKFLOWS } from './fake-api/workflow-answers';

const rows = (page: Page) => page.locator('tbody tr');

test('the list says what each workflow is, when it runs next and how it went', async ({ page, api: _api }) => {
  await page.clock.install({ time: Date.parse('2026-11-22T06:01:34.000Z') });
  await page.goto('/workflows');
  const first = rows(page).filter({ hasText: '월말 정산 안내' });
  await expect(first).toContainText('재무팀이 매월 보내요');
  await expect(first).toContainText('이메일');
  await expect(first).toContainText('매월 마지막 영업일 오전 9:00');
  await expect(first).toContainText('11월 30일 (월) 오전 9:00');
  await expect(first).toContainText('8일 뒤');
  await expect(first).toContainText('9,820/10,000');
  await expect(rows(page).filter({ hasText: '블랙프라이데이' })).toContainText('연결을 확인해 주세요');
  await expect(rows(page).filter({ hasText: '재고 알림' })).toContainText('일시 정지');
});

test('search and filters stand in the address, and back undoes them', async ({ page, api }) => {
  const asked: Asked[] = [];
  api.on('GET /api/workflows', (request) => {
    asked.push(request);
    const items = WORKFLOWS.map(summary);
    const words = request.query.get('search') ?? '';
    const channel = request.query.get('channel');
    const found = items.filter(
      ({ name, message }) => name.includes(words) && (channel === null || message.channel === channel),
    );
    return { body: { items: found, nextCursor: null } };
  });
  await page.goto('/workflows');
  await expect(rows(page)).toHaveCount(5);

  await page.getByRole('button', { name: '채널' }).click();
  await page.getByRole('menuitemradio', { name: '알림톡' }).click();
  await expect(page).toHaveURL('/workflows?channel=alimtalk');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: '채널: 알림톡' })).toBeVisible();

  await page.getByRole('searchbox', { name: '이름 검색' }).fill('정산');
  await expect(page).toHaveURL(/search=/);
  await expect(page.getByText('조건에 맞는 결과가 없어요')).toBeVisible();
  await expect(page.getByText('“정산” · 알림톡')).toBeVisible();

  await page.getByRole('button', { name: '필터 초기화' }).click();
  await expect(page).toHaveURL('/workflows');
  await expect(rows(page)).toHaveCount(5);
  await page.goBack();
  await expect(page).toHaveURL(/channel=alimtalk/);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('정산');
  expect(asked.at(-1)?.query.get('search')).toBe('정산');
});

test('an empty list leads to the first workflow and to the sample', async ({ page, api }) => {
  api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } }));
  await page.goto('/workflows');
  await expect(page.getByText('아직 만든 워크플로우가 없어요')).toBeVisible();
  await expect(page.getByRole('link', { name: '샘플부터 보기' })).toHaveAttribute('href', '/');
  await expect(page.locator('app-list-frame').getByRole('link', { name: '워크플로우 만들기' })).toHaveAttribute(
    'href',
    '/workflows/new',
  );
});

test('a failure says why, names itself, and keeps the rows that are there', async ({ page, api }) => {
  const id = '0199a0c0-0000-7000-8000-00000000dead';
  const broken = () => ({ code: 500, body: { code: 'INTERNAL', instance: `urn:uuid:${id}` } });
  api.on('GET /api/workflows', broken);
  await page.goto('/workflows');
  const alert = page.locator('app-failure-note');
  await expect(alert).toContainText('불러오지 못했어요');
  await expect(alert).toContainText('서버에 문제가 생겼어요.');
  await expect(alert.locator('code')).toHaveText('0199a0c0…dead');

  api.on('GET /api/workflows', () => ({ body: { items: WORKFLOWS.map(summary), nextCursor: 'next' } }));
  await alert.getByRole('button', { name: '다시 시도' }).click();
  await expect(rows(page)).toHaveCount(5);

  api.on('GET /api/workflows', broken);
  await page.getByRole('button', { name: '더 보기' }).click();
  await expect(alert).toContainText(/(오전|오후) \d+:\d\d에 받은 내용을 보여주고 있어요\./);
  await expect(rows(page)).toHaveCount(5);
});

test('a key that may not read is told so, without a button that cannot help', async ({ page, api }) => {
  api.on('GET /api/workflows', () => ({ code: 403, body: { code: 'FORBIDDEN' } }));
  await page.goto('/workflows');
  await expect(page.getByText('권한이 없어요. 관리자에게 요청해 주세요.')).toBeVisible();
  await expect(page.getByRole('button', { name: '다시 시도' })).toHaveCount(0);
});

test('a device without a network is told to look there', async ({ page, api }) => {
  api.on('GET /api/workflows', () => 'unreachable');
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { value: false }));
  await page.goto('/workflows');
  await expect(page.getByText('인터넷에 연결되어 있지 않아요. 연결을 확인해 주세요.')).toBeVisible();
});

test('a slow answer shows a skeleton, and the list says that it is busy', async ({ page, api }) => {
  api.on('GET /api/workflows', () => new Promise(() => undefined));
  await page.goto('/workflows');
  await expect(page.locator('app-list-frame')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('app-skeleton')).toBeVisible();
});

test('a viewer sees everything and is offered nothing to change', async ({ page, api }) => {
  api.on('GET /api/session', () => ({ body: { name: '하은', role: 'viewer' } }));
  await page.goto('/workflows');
  await expect(rows(page)).toHaveCount(5);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('link', { name: '워크플로우 만들기' })).toHaveCount(0);
});

test('several are paused at once, and what could not be is told', async ({ page, api }) => {
  const versions: (string | undefined)[] = [];
  api.on('POST /api/workflows/*/pause', ({ headers }) => {
    versions.push(headers['if-match']);
    return versions.length === 2 ? { code: 412, body: { code: 'STALE' } } : { body: WORKFLOWS[0] };
  });
  await page.goto('/workflows');
  for (const name of ['월말 정산 안내', '장바구니 리마인드', '재고 알림']) {
    await page.getByRole('checkbox', { name: `${name} 선택` }).check();
  }
  await expect(page.getByText('선택 3개')).toBeVisible();
  await page.getByRole('button', { name: '일시 정지', exact: true }).click();
  const dialog = page.getByRole('dialog');
  // The third one is paused already.
  await expect(dialog).toContainText('워크플로우 2개를 일시 정지할까요?');
  await dialog.getByRole('button', { name: '일시 정지' }).click();
  await expect(page.getByText(/1개는 했고 1개는 하지 못했어요/)).toBeVisible();
  expect(versions).toEqual(['"3"', '"3"']);
  await expect(page.getByText('선택 3개')).toHaveCount(0);
});

test('running now says whom it reaches, wants the number typed, and sends one request', async ({ page, api }) => {
  const keys: (string | undefined)[] = [];
  api.on('POST /api/workflows/preview', () => ({
    body: { recipients: 12_480, funnel: [], truncated: false, samples: [], warnings: [] },
  }));
  api.on('POST /api/workflow/execute', async ({ headers }) => {
    keys.push(headers['idempotency-key']);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { code: 202, body: { id: 'new-job' } };
  });
  await page.goto('/workflows/1');
  await expect(page.getByText('보낼 사람 약 12,480명')).toBeVisible();
  await page.getByRole('button', { name: '지금 실행' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('보낸 메시지는 되돌릴 수 없어요.');
  const go = dialog.getByRole('button', { name: '지금 실행' });
  await expect(go).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel(/받는 사람 수/).fill('12,480');
  await go.dblclick();
  await expect(page).toHaveURL('/jobs/new-job');
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});

test('somebody else was faster: the dialog says so and leads back to what is true', async ({ page, api }) => {
  api.on('POST /api/workflows/*/pause', () => ({ code: 412, body: { code: 'STALE' } }));
  await page.goto('/workflows/1');
  await page.getByRole('button', { name: /할 수 있는 일/ }).click();
  await page.getByRole('menuitem', { name: '일시 정지' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '일시 정지' }).click();
  await expect(page.getByRole('dialog')).toContainText('다른 사람이 먼저 바꿨어요');
  const reads = api.count('GET /api/workflows/*');
  await page.getByRole('dialog').getByRole('button', { name: '다시 불러오기' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => api.count('GET /api/workflows/*')).toBeGreaterThan(reads);
});

test('the whole of it by keyboard: filter, open, ask, leave', async ({ page, api: _api }) => {
  await page.goto('/workflows');
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/workflows?status=paused');
  await page.getByRole('link', { name: '월말 정산 안내' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '월말 정산 안내' })).toBeVisible();
  await page.getByRole('button', { name: '지금 실행' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '지금 실행' })).toBeFocused();
});

test('on a phone every workflow is a card with its menu', async ({ page, api: _api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/workflows');
  await expect(page.locator('.cards > li')).toHaveCount(5);
  await expect(page.locator('table')).toHaveCount(0);
  await page.getByRole('button', { name: '월말 정산 안내: 할 수 있는 일' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['편집', '일시 정지', '지금 실행', '복제', '삭제']);
});

test('a pause is taken back with one click, under the version that it made', async ({ page, api }) => {
  const resumed: (string | undefined)[] = [];
  api.on('POST /api/workflows/*/pause', () => ({ body: { ...WORKFLOWS[0], status: 'paused', version: 4 } }));
  api.on('POST /api/workflows/*/resume', ({ headers }) => {
    resumed.push(headers['if-match']);
    return { body: { ...WORKFLOWS[0], version: 5 } };
  });
  await page.goto('/workflows/1');
  await page.getByRole('button', { name: /할 수 있는 일/ }).click();
  await page.getByRole('menuitem', { name: '일시 정지' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '일시 정지' }).click();
  await page.getByRole('button', { name: '되돌리기', exact: true }).click();
  await expect(page.getByText('워크플로우 1개를 다시 켰어요')).toBeVisible();
  expect(resumed).toEqual(['"4"']);
});
