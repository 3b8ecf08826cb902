import { ask, enter } from './ask-server';
import { expect } from './console';
import { test } from './server/own-server';

test.describe.configure({ mode: 'serial' });

/** The first Wednesday of next year that is no day off already. */
const DAY_OFF = `${new Date().getUTCFullYear() + 1}-01-20`;

test('a day off moves what would run on it, says so before, and gives it back', async ({ page, server }) => {
  test.setTimeout(90_000);
  await ask(server, '/api/workflows', {
    name: '새해 인사',
    status: 'active',
    audience: { source: 'list', mapping: { address: 'to' }, rows: [{ to: 'a@example.com' }] },
    message: { channel: 'outbox', body: '안녕하세요' },
    schedule: {
      type: 'recurring',
      recurrence: { frequency: 'monthly', startDate: DAY_OFF, monthDays: [20], times: ['09:00'], holidays: 'next' },
    },
  });
  await enter(page, server);
  await page.goto('/settings/holidays');
  await page.getByRole('button', { name: '쉬는 날 추가' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('날짜').fill(DAY_OFF);
  await dialog.getByRole('textbox', { name: '이름', exact: true }).fill('창립 기념일');
  await expect(dialog).toContainText('다음 실행이 바뀌는 워크플로우는 1개예요.');
  await expect(dialog).toContainText('새해 인사');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toHaveCount(0);
  const next = async () => {
    const { items } = (await ask(server, '/api/scheduler/jobs?status=pending')) as {
      items: { scheduledTime: string }[];
    };
    return items[0]?.scheduledTime.slice(0, 10);
  };
  const moved = await next();
  expect(moved).not.toBe(DAY_OFF);
  await page.getByRole('button', { name: '다음', exact: true }).click();
  await page.getByRole('button', { name: '창립 기념일: 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '삭제' }).click();
  await expect(dialog).toContainText('다음 실행이 바뀌는 워크플로우는 1개예요.');
  await dialog.getByRole('button', { name: '삭제' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: '창립 기념일: 할 수 있는 일' })).toHaveCount(0);
  expect(await next()).toBe(DAY_OFF);
});

test('a suppression is added however it is written, found, taken back and lifted', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/settings/suppressions');
  await page.getByRole('button', { name: '수신 거부 추가' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('주소').fill('010 1234 5678');
  await dialog.getByRole('button', { name: '추가' }).click();
  await expect(page.getByRole('cell', { name: '010-****-5678', exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('010-1234-5678');
  await expect(page).toHaveURL(/search=/);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: '010-****-5678 수신 거부 해제' }).click();
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: '010-****-5678 수신 거부 해제' }).click();
  await expect(page.getByText('조건에 맞는 결과가 없어요')).toBeVisible();
  await expect(page.getByRole('button', { name: '수신 거부 추가' })).toBeFocused();
  // A reload meanwhile does not bring it back.
  await page.reload();
  const left = async () => ((await ask(server, '/api/suppressions')) as { items: unknown[] }).items.length;
  await expect.poll(left).toBe(0);
});

test('a file of addresses is added once, however often it is brought', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/settings/suppressions');
  const csv = '이름,주소\n김지수,kim@example.com\n이민호,010-1111-2222\n박서연,없음\n';
  const bring = async () => {
    await page.getByRole('button', { name: '파일에서 추가' }).click();
    const buffer = Buffer.from(csv);
    await page
      .getByRole('dialog')
      .getByLabel('CSV 파일')
      .setInputFiles({ name: '거부.csv', mimeType: 'text/csv', buffer });
  };
  await bring();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('4번째 줄 없음');
  await dialog.getByRole('button', { name: '2개 추가' }).click();
  await expect(page.getByRole('cell', { name: '010-****-2222', exact: true })).toBeVisible();
  await bring();
  await expect(dialog).toContainText('이미 있음2');
  await expect(dialog.getByRole('button', { name: '추가', exact: true })).toBeDisabled();
  await page.goto('/audit');
  await expect(page.getByText('파일의 주소를 수신 거부에 추가했어요')).toHaveCount(1);
});

test('a key is made, lets its owner in as far as its role, and throws them out when it is revoked', async ({
  page,
  server,
  browser,
}) => {
  test.setTimeout(90_000);
  await enter(page, server);
  await page.goto('/settings/access-keys');
  await page.getByRole('button', { name: '접근 키 만들기' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('이름').fill('하은');
  await dialog.getByLabel('권한').selectOption('operator');
  await dialog.getByRole('button', { name: '만들기' }).click();
  const key = (await dialog.locator('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: '보관했어요' }).click();

  const other = await browser.newContext({ baseURL: server.url });
  const theirs = await other.newPage();
  await enter(theirs, { url: server.url, key });
  await theirs.goto('/settings/holidays');
  await expect(theirs.getByText('관리자만 바꿀 수 있어요.')).toBeVisible();
  await expect(theirs.getByRole('button', { name: '쉬는 날 추가' })).toHaveCount(0);
  await theirs.goto('/settings/access-keys');
  await expect(theirs.getByText('권한이 없어요. 관리자에게 요청해 주세요.')).toBeVisible();

  await page.getByRole('button', { name: '하은 키 폐기' }).click();
  await dialog.getByRole('button', { name: '폐기' }).click();
  await expect(page.getByRole('button', { name: '하은 키 폐기' })).toHaveCount(0);
  await theirs.goto('/workflows');
  await expect(theirs).toHaveURL(/\/login/);
  await other.close();
});

test('the audit log tells all of it, by who and what, and as a file', async ({ page, server }) => {
  await enter(page, server);
  await page.goto('/audit');
  const entries = page.locator('ol > li');
  for (const sentence of [
    'admin님이 ‘하은’ 접근 키를 폐기했어요',
    'admin님이 ‘하은’ 접근 키를 만들었어요',
    'admin님이 010-****-5678 주소의 수신 거부를 해제했어요',
    'admin님이 010-****-5678 주소를 수신 거부에 추가했어요',
    'admin님이 ‘창립 기념일’ 쉬는 날을 삭제했어요',
    'admin님이 ‘창립 기념일’ 쉬는 날을 추가했어요',
    'admin님이 ‘새해 인사’ 워크플로우를 만들었어요',
  ]) {
    await expect(entries.filter({ hasText: sentence })).toHaveCount(1);
  }
  await page.getByRole('button', { name: '대상' }).click();
  await page.getByRole('menuitemradio', { name: '공휴일' }).click();
  await expect(entries).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV 받기' }).click();
  expect((await download).suggestedFilename()).toBe('audit.csv');
});
