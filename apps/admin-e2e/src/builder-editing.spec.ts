import { expect, test } from './console';
import { playBuilder, SAVED_ID } from './fake-api/builder-answers';
import { workflow } from './fake-api/workflow-answers';
import { violations } from './violations';

test.beforeEach(({ api }) => playBuilder(api));

test('an opened workflow is changed where it was changed, and nowhere else', async ({ page, api }) => {
  const original = workflow({
    id: SAVED_ID,
    name: '정산',
    version: 7,
    description: '',
    schedule: { type: 'scheduled', at: '2026-12-01T09:00:30+09:00' },
    policy: { maxRetries: 3 },
  });
  let sent: { body: unknown; ifMatch?: string } | undefined;
  api.on('GET /api/workflows/*', () => ({ body: original }));
  api.on('PUT /api/workflows/*', ({ body, headers }) => {
    sent = { body, ifMatch: headers['if-match'] };
    return { body: { ...original, ...(body as object), version: 8 } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit`);
  await expect(page.getByRole('heading', { level: 1, name: '‘정산’ 편집' })).toBeVisible();
  await expect(page).toHaveTitle('‘정산’ 편집 · 워크플로우 · 정시');
  await page.getByLabel('이름', { exact: true }).fill('정산 안내');
  await page.getByRole('link', { name: /검토·테스트/ }).click();
  await expect(page.getByText(/켜져 있는 워크플로우예요/)).toBeVisible();
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '저장하기' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('1240');
  await page.getByRole('dialog').getByRole('button', { name: '저장하기' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, nextJob: _next, ...rest } = original;
  expect(sent).toEqual({ ifMatch: '"7"', body: { ...rest, name: '정산 안내', status: 'active' } });
});

test('somebody else was faster: theirs or mine', async ({ page, api }) => {
  const theirs = workflow({ id: SAVED_ID, name: '남의 이름', version: 8, status: 'draft' });
  let version = 7;
  api.on('GET /api/workflows/*', () => ({ body: version === 7 ? { ...theirs, name: '처음', version } : theirs }));
  const tried: string[] = [];
  api.on('PUT /api/workflows/*', ({ body, headers }) => {
    tried.push(headers['if-match'] ?? '');
    if (headers['if-match'] === '"7"') {
      version = 8;
      return { code: 412, body: { status: 412, code: 'STALE' } };
    }
    return { body: { ...theirs, ...(body as object), version: 9 } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit`);
  await page.getByLabel('이름', { exact: true }).fill('내 이름');
  await page.getByRole('button', { name: '임시 저장' }).click();
  const notice = page.getByRole('alert').filter({ hasText: '다른 사람이 먼저 바꿨어요' });
  await expect(notice).toContainText('그사이 바뀐 부분: 이름');
  await notice.getByRole('button', { name: '내 내용으로 계속하기' }).click();
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();
  expect(tried).toEqual(['"7"', '"8"']);
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('내 이름');
});

test('what somebody else saved is compared with mine, part by part, before one of them goes on', async ({
  page,
  api,
}) => {
  const before = workflow({ id: SAVED_ID, name: '처음', version: 7, status: 'draft' });
  const theirs = {
    ...before,
    name: '남의 이름',
    version: 8,
    schedule: { type: 'scheduled', at: '2026-12-01T09:00' },
    policy: { maxRetries: 0 },
  };
  let current: object = before;
  api.on('GET /api/workflows/*', () => ({ body: current }));
  api.on('PUT /api/workflows/*', () => {
    current = theirs;
    return { code: 412, body: { status: 412, code: 'STALE' } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit`);
  await page.getByLabel('이름', { exact: true }).fill('내 이름');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await page.getByRole('button', { name: '내용 비교' }).click();
  const dialog = page.getByRole('dialog', { name: '무엇이 다른가요?' });
  await expect(dialog.getByRole('region', { name: '이름', exact: true })).toHaveText(/남의 이름.*내 이름/s);
  await expect(dialog.getByRole('region', { name: '일정', exact: true })).toBeVisible();
  await expect(dialog.getByRole('region', { name: '고급 설정', exact: true })).toContainText(
    '오류가 나도 다시 시도하지 않아요',
  );
  await expect(dialog.getByRole('region', { name: '메시지', exact: true })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '다시 불러오기' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('남의 이름');
  await expect(page.getByText(/다른 사람이 먼저 바꿨어요/)).toHaveCount(0);
});

test('an earlier version comes back as unsaved changes over the newest one', async ({ page, api }) => {
  const newest = workflow({ id: SAVED_ID, name: '지금 이름', version: 7, status: 'paused' });
  const { id: _i, version: _v, status: _s, createdAt: _c, updatedAt: _u, nextJob: _n, ...definition } = newest;
  const earlier = { ...definition, name: '옛 이름', schedule: { type: 'scheduled', at: '2026-12-01T09:00:30+09:00' } };
  let sent: { body: unknown; ifMatch?: string } | undefined;
  api.on('GET /api/workflows/*', () => ({ body: newest }));
  api.on('GET /api/workflows/*/versions/*', ({ last }) => (last === '3' ? { body: earlier } : { code: 404, body: {} }));
  api.on('PUT /api/workflows/*', ({ body, headers }) => {
    sent = { body, ifMatch: headers['if-match'] };
    return { body: { ...newest, ...(body as object), version: 8 } };
  });
  await page.goto(`/workflows/${SAVED_ID}/edit?restore=3`);
  await expect(page.getByRole('status').filter({ hasText: '버전 3의 내용을 불러왔어요' })).toBeVisible();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('옛 이름');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('‘지금 이름’ 편집');
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}/edit$`));
  await page.getByRole('link', { name: /검토·테스트/ }).click();
  await page.getByRole('button', { name: '멈춘 채 저장' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  // To the letter, what no field shows too.
  expect(sent).toEqual({ ifMatch: '"7"', body: earlier });
});

test('a version that is thought better of leaves what is saved', async ({ page, api }) => {
  const newest = workflow({ id: SAVED_ID, name: '지금 이름', version: 7, status: 'draft' });
  api.on('GET /api/workflows/*', () => ({ body: newest }));
  api.on('GET /api/workflows/*/versions/*', () => ({ body: { ...newest, name: '옛 이름' } }));
  await page.goto(`/workflows/${SAVED_ID}/edit?restore=3`);
  await page.getByRole('button', { name: '지금 내용으로 돌아가기' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('지금 이름');
  await expect(page.getByText(/버전 3/)).toHaveCount(0);
});

test('a version that is not there says so', async ({ page, api }) => {
  api.on('GET /api/workflows/*', () => ({ body: workflow({ id: SAVED_ID, name: '지금 이름' }) }));
  api.on('GET /api/workflows/*/versions/*', () => ({ code: 404, body: { status: 404, code: 'NOT_FOUND' } }));
  await page.goto(`/workflows/${SAVED_ID}/edit?restore=99`);
  await expect(page.getByRole('alert').filter({ hasText: '찾을 수 없어요' })).toBeVisible();
});
