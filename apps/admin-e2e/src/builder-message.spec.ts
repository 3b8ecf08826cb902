import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { expect, test } from './console';
import { playBuilder } from './fake-api/builder-answers';
import { violations } from './violations';

const { message } = KEPT_DRAFT;

test.beforeEach(({ api }) => playBuilder(api));

test('a variable that no column fills is named, and replaced from the columns there are', async ({ page }) => {
  await keepDraft(page);
  await page.goto('/workflows/new?step=3');
  const body = page.getByLabel('내용', { exact: true });
  await body.fill('#{이룸}님, #{이룸|고객}님의 #{상품}이 출발했어요. #{쿠폰|없음}');
  const unknown = page.locator('app-unknown-variables p');
  await expect(unknown).toHaveCount(1);
  await expect(unknown).toContainText('#{이룸} 값이 들어 있는 열이 없어요.');
  expect(await violations(page)).toEqual([]);
  await unknown.getByRole('button', { name: '#{이룸} 다른 변수로 바꾸기' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['#{이름}', '#{휴대폰번호}', '#{상품}']);
  await page.getByRole('menuitem', { name: '#{이름}' }).click();
  await expect(body).toHaveValue('#{이름}님, #{이름|고객}님의 #{상품}이 출발했어요. #{쿠폰|없음}');
  await expect(unknown).toHaveCount(0);
});

test('a template’s variable without a column of its name is named too', async ({ page }) => {
  const list = { text: '휴대폰번호\t상품\n010-1234-5678\t사과', kept: null };
  await keepDraft(page, {
    ...KEPT_DRAFT,
    audience: { ...KEPT_DRAFT.audience, list },
    message: {
      ...message,
      channel: 'alimtalk',
      alimtalk: { ...message.alimtalk, pfId: 'profile-1', templateId: 'template-1' },
    },
  });
  await page.goto('/workflows/new?step=3');
  const unknown = page.locator('app-unknown-variables p');
  await expect(unknown).toHaveText([/#\{이름\} 값이 들어 있는 열이 없어요/]);
  await unknown.getByRole('button').click();
  await page.getByRole('menuitem', { name: '#{상품}' }).click();
  await expect(page.getByRole('textbox', { name: /^이름/ })).toHaveValue('#{상품}');
  await expect(unknown).toHaveCount(0);
});

test('what the law adds to an advertisement is said where it is written', async ({ page }) => {
  const draft = {
    ...KEPT_DRAFT,
    audience: { ...KEPT_DRAFT.audience, mapping: { ...KEPT_DRAFT.audience.mapping, adConsent: '상품' } },
  };
  const law = page.getByText(/맨 앞의 \(광고\)와 보내는 이 이름/);
  await keepDraft(page, { ...draft, purpose: 'advertising' });
  await page.goto('/workflows/new?step=3');
  await expect(law).toBeVisible();
  await page.getByRole('link', { name: /기본 정보/ }).click();
  await page.getByText('정보성', { exact: true }).click();
  await page.getByRole('link', { name: /메시지/ }).click();
  await expect(page.getByLabel('내용', { exact: true })).toBeVisible();
  await expect(law).toHaveCount(0);
});
