import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { expect, test } from './console';
import { playBuilder, SAVED_ID } from './fake-api/builder-answers';

test.beforeEach(({ api }) => playBuilder(api));

test('a draft is kept on the device, and taken up again', async ({ page }) => {
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('다음에 이어서');
  await expect(page.getByText(/이 기기에 저장됨/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('다음에 이어서');
  await expect(page.getByText(/이어서 열었어요/)).toBeVisible();
  await page.getByRole('button', { name: '처음부터 새로 쓰기' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('');
});

test('leaving asks what becomes of the changes', async ({ page }) => {
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('버릴 것');
  await page.getByRole('link', { name: '워크플로우', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: '저장하지 않은 내용이 있어요' });
  await dialog.getByRole('button', { name: '닫기' }).click();
  await expect(page).toHaveURL(/workflows\/new/);
  await page.getByRole('link', { name: '워크플로우', exact: true }).first().click();
  await dialog.getByText('버리기').click();
  await dialog.getByRole('button', { name: '나가기' }).click();
  await expect(page).toHaveURL(/\/workflows$/);
  await page.goto('/workflows/new');
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('');
});

test('a whole draft is saved on the server and gets its address, an incomplete one stays here', async ({
  page,
  api,
}) => {
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('아직 반쪽');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page.getByText(/이 기기에 임시 저장했어요\. 남은 항목 \d개/)).toBeVisible();
  expect(api.count('POST /api/workflows')).toBe(0);

  await keepDraft(page);
  await page.goto('/workflows/new?step=3');
  await page.getByRole('button', { name: '임시 저장' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}/edit\\?step=3$`));
  await expect(page.getByText(/서버에 저장됨/)).toBeVisible();
  await expect(page.getByLabel('내용', { exact: true })).toHaveValue(KEPT_DRAFT.message.body);
  expect(api.count('GET /api/workflows/*')).toBe(0);
});

test('whoever may only look is told so', async ({ page, api }) => {
  api.on('GET /api/session', () => ({ body: { name: '지수', role: 'viewer' } }));
  await page.goto('/workflows/new');
  await expect(page.getByText(/보기 전용 키로 로그인했어요/)).toBeVisible();
  await expect(page.getByRole('button', { name: '임시 저장' })).toHaveCount(0);
});
