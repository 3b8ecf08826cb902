import { type Page as BrowserPage } from '@playwright/test';
import { type AuditEntry, type Job, type Page, type Workflow, type WorkflowInput } from '@jeongsi/contract';
import { expect } from './console';
import { ask, test } from './server/own-server';

/** More people than can be sent to by a mere click. */
const PEOPLE = 1_001;

const workflow = (name: string, people: number, changes: Partial<WorkflowInput> = {}): WorkflowInput => ({
  name,
  audience: {
    source: 'list',
    mapping: { address: 'email' },
    rows: Array.from({ length: people }, (_, index) => ({ email: `reader${index}@example.com` })),
  },
  message: { channel: 'outbox', body: '안내' },
  schedule: { type: 'recurring', recurrence: { frequency: 'monthly', businessDays: [-1], times: ['09:00'] } },
  ...changes,
});

type Server = { url: string; key: string };

async function read<T>({ url, key }: Server, path: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** What the audit log has about a deed, with the reason. */
async function entries(server: Server, action: string): Promise<readonly (string | undefined)[]> {
  const { items } = await read<Page<AuditEntry>>(server, '/api/audit?limit=200');
  return items.filter((entry) => entry.action === action).map(({ reason }) => reason);
}

/** Fills in the reason and says yes, twice as fast as anybody can. */
async function confirm(page: BrowserPage, verb: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/이유/).fill(reason);
  await dialog.getByRole('button', { name: verb, exact: true }).dblclick();
  await expect(dialog).toHaveCount(0);
}

const planned = async (server: Server, { id }: Workflow): Promise<Job> => {
  const { items } = await read<Page<Job>>(server, `/api/scheduler/jobs?status=pending&workflowId=${id}`);
  if (items[0] === undefined) throw new Error('nothing is planned');
  return items[0];
};

test('running more than a thousand wants their number, happens once, and stands in the log with its reason', async ({
  page,
  server,
}) => {
  test.setTimeout(90_000);
  const made = await ask<Workflow>(server, '/api/workflows', workflow('천 명 안내', PEOPLE));
  await page.goto(`/#key=${server.key}`);
  await page.goto(`/workflows/${made.id}`);
  await expect(page.getByText(/보낼 사람 약 1,001명/)).toBeVisible();
  await page.getByRole('button', { name: '지금 실행' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('최근 1시간 안에 보낸 메시지는 없어요.');
  await expect(dialog).toContainText('보낸 메시지는 되돌릴 수 없어요.');
  await expect(dialog.getByRole('button', { name: '지금 실행' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel(/받는 사람 수/).fill('1,000');
  await expect(dialog.getByRole('button', { name: '지금 실행' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel(/받는 사람 수/).fill('1,001');
  await confirm(page, '지금 실행', '고객 요청 #12');
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}$/);
  await expect(page.locator('app-page-head app-state-chip')).toHaveText('완료', { timeout: 60_000 });
  expect(await entries(server, 'workflow.execute')).toEqual(['고객 요청 #12']);

  await page.getByRole('button', { name: '다시 실행' }).click();
  await expect(dialog).toContainText('최근 1시간 안에 이미 1,001건을 보냈어요.');
  await dialog.getByLabel(/받는 사람 수/).fill('1001');
  await confirm(page, '다시 실행', '한 번 더');
  await expect.poll(() => entries(server, 'job.run')).toEqual(['한 번 더']);
});

test('moving, cancelling, aborting and retrying stand in the log once each, with why', async ({ page, server }) => {
  test.setTimeout(90_000);
  const slow = await ask<Workflow>(
    server,
    '/api/workflows',
    workflow('천천히 보내기', 300, { sending: { ratePerMinute: 60 } }),
  );
  await page.goto(`/#key=${server.key}`);
  await page.goto(`/jobs/${(await planned(server, slow)).id}`);
  await page.getByRole('button', { name: '시간 바꾸기' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: '시각' }).fill('23:41');
  await confirm(page, '시간 바꾸기', '매장이 늦게 열어요');
  await expect(page.locator('app-job-story')).toContainText('시간을 바꿨어요');
  expect(await entries(server, 'job.move')).toEqual(['매장이 늦게 열어요']);

  await page.getByRole('button', { name: '작업 취소', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('취소한 작업은 되살릴 수 없어요.');
  await confirm(page, '작업 취소', '이번 달은 쉬어요');
  await expect(page.locator('app-page-head app-state-chip')).toHaveText('취소');
  expect(await entries(server, 'job.cancel')).toEqual(['이번 달은 쉬어요']);

  const job = await ask<Job>(server, '/api/workflow/execute', { workflowId: slow.id, mode: 'live', waitSeconds: 0 });
  await page.goto(`/jobs/${job.id}`);
  await page.getByRole('button', { name: '중단' }).click();
  await expect(page.getByRole('dialog')).toContainText('이 메시지는 되돌릴 수 없어요.');
  await expect(page.getByRole('dialog')).toContainText(/남은 [\d,]+명에게는 보내지 않아요\./);
  await confirm(page, '중단', '잘못 보냈어요');
  await expect(page.locator('app-page-head app-state-chip')).toHaveText('중단');
  expect(await entries(server, 'job.abort')).toEqual(['잘못 보냈어요']);

  const rest = page.getByRole('button', { name: /남은 [\d,]+명에게 보내기/ });
  const verb = await rest.innerText();
  await rest.click();
  await confirm(page, verb, '이어서 보내요');
  await expect.poll(() => entries(server, 'job.retry')).toEqual(['이어서 보내요']);
});

test('deleting a workflow says what stays, and stands in the log with why', async ({ page, server }) => {
  const made = await ask<Workflow>(server, '/api/workflows', workflow('지울 안내', 2));
  await page.goto(`/#key=${server.key}`);
  await page.goto(`/workflows/${made.id}`);
  await page.getByRole('button', { name: /할 수 있는 일/ }).click();
  await page.getByRole('menuitem', { name: '삭제' }).click();
  await expect(page.getByRole('dialog')).toContainText('지난 기록은 남아요.');
  await expect(page.getByRole('dialog')).toContainText('다시 켤 수 없어요.');
  await confirm(page, '삭제', '캠페인 종료');
  await expect(page.locator('app-page-head app-state-chip')).toHaveText('삭제됨');
  expect(await entries(server, 'workflow.archive')).toEqual(['캠페인 종료']);
  await page.goto('/audit');
  await expect(page.getByText('이유: 캠페인 종료')).toBeVisible();
});

test('stopping and starting the scheduler stand in the log, and everybody sees why it stopped', async ({
  page,
  server,
}) => {
  await page.goto(`/#key=${server.key}`);
  await page.getByRole('button', { name: '스케줄러로 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '스케줄러 멈추기' }).click();
  await confirm(page, '스케줄러 멈추기', '정기 점검');
  await expect(page.locator('app-status-banner')).toContainText('이유: 정기 점검');
  await page.locator('app-status-banner').getByRole('button', { name: '다시 시작' }).click();
  await confirm(page, '다시 시작', '점검 끝');
  await expect(page.locator('app-status-card app-status-chip')).toContainText('실행 중');
  expect(await entries(server, 'scheduler.pause')).toEqual(['정기 점검']);
  expect(await entries(server, 'scheduler.resume')).toEqual(['점검 끝']);
});

test('an earlier version is found, read, and gone back to', async ({ page, server }) => {
  const made = await ask<Workflow>(server, '/api/workflows', workflow('버전이 있는 안내', 2));
  const { message: _message, ...rest } = workflow('버전이 있는 안내', 2);
  const changed = await fetch(`${server.url}/api/workflows/${made.id}`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${server.key}`,
      'Content-Type': 'application/json',
      'If-Match': `"${made.version}"`,
    },
    body: JSON.stringify({ ...rest, message: { channel: 'outbox', body: '새 안내' } }),
  });
  expect(changed.ok).toBe(true);
  await page.goto(`/#key=${server.key}`);
  await page.goto(`/workflows/${made.id}`);
  const versions = page.locator('app-version-list li');
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(0)).toContainText('지금 쓰는 버전');
  await expect(versions.nth(0)).toContainText('바뀐 것: 내용');
  await expect(versions.nth(1)).toContainText('처음 저장했어요');
  await versions.nth(0).locator('summary').click();
  await expect(versions.nth(0).locator('del')).toContainText('안내');
  await expect(versions.nth(0).locator('ins')).toContainText('새 안내');
  await versions
    .nth(1)
    .getByRole('link', { name: /이 버전으로 되돌리기/ })
    .click();
  // Once it is there the address no longer asks for it: a reload must not bring it back over what was changed since.
  await expect(page).toHaveURL(`/workflows/${made.id}/edit`);
  await expect(page.getByText('버전 1의 내용을 불러왔어요. 저장하면 되돌아가요.')).toBeVisible();
});
