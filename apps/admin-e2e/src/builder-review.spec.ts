import { KEPT_DRAFT, keepDraft } from './builder-draft';
import { expect, test } from './console';
import { playBuilder, SAVED_ID, TESTED } from './fake-api/builder-answers';

test.beforeEach(({ api }) => playBuilder(api));

test('what is missing is listed with the way to its field', async ({ page, api }) => {
  await page.goto('/workflows/new?step=6');
  const checklist = page.locator('app-checklist');
  await expect(checklist.getByText('이름: 입력해 주세요.')).toBeVisible();
  await expect(page.locator('app-stepper').getByRole('link', { name: /일정/ })).toContainText('확인할 항목 1개');
  await checklist.getByRole('button', { name: '날짜: 입력해 주세요.' }).click();
  await expect(page.getByLabel('날짜', { exact: true })).toBeFocused();
  await expect(page.getByLabel('날짜', { exact: true })).toHaveAccessibleDescription(/입력해 주세요/);

  await page.goto('/workflows/new?step=6');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page.getByLabel('이름', { exact: true })).toBeFocused();
  expect(api.count('POST /api/workflows')).toBe(0);
});

test('who is quicker than the count is still asked whether so many are meant', async ({ page, api }) => {
  let counted: () => void = () => undefined;
  const count = new Promise<void>((resolve) => (counted = resolve));
  api.before('POST /api/workflows/preview', async (asked, usual) => {
    await count;
    return usual(asked);
  });
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page.getByRole('button', { name: '처리하는 중이에요' })).toBeDisabled();
  counted();
  await expect(page.getByRole('dialog')).toContainText('1,240명에게 보내요.');
  expect(api.count('POST /api/workflows')).toBe(0);
});

test('what the server refuses stands at its field until that part is changed', async ({ page, api }) => {
  api.on('POST /api/workflows', () => ({
    code: 422,
    body: {
      status: 422,
      code: 'UNPROCESSABLE',
      errors: [
        { path: 'schedule.recurrence.end.until', code: 'END_BEFORE_FIRST', message: 'Never.' },
        { path: 'message.body', code: 'SOMETHING_NEW', message: 'The text is odd.' },
      ],
    },
  }));
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '꺼둔 채 저장' }).click();
  await expect(page.getByText('저장하지 못했어요. 2개 항목을 확인해 주세요.')).toBeVisible();
  await page.getByRole('button', { name: /종료: 종료일까지 한 번도 실행하지 않아요/ }).click();
  await expect(page.getByLabel('종료일', { exact: true })).toBeFocused();
  await page.getByLabel('종료일', { exact: true }).fill('2027-02-28');
  await expect(page.getByLabel('종료일', { exact: true })).not.toHaveAttribute('aria-invalid');
  await page.getByRole('link', { name: /메시지/ }).click();
  await expect(page.getByLabel('내용', { exact: true })).toHaveAccessibleDescription(/The text is odd\./);
});

test('what waits for something to be mended says so, and the steps and the try know of it', async ({ page, api }) => {
  const errors = [{ path: 'message.connectionId', code: 'NOT_CONFIGURED', message: 'There is no account.' }];
  api.on('POST /api/workflows/preview', () => ({ code: 422, body: { status: 422, code: 'UNPROCESSABLE', errors } }));
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  const checklist = page.locator('app-checklist');
  await expect(checklist.getByText('다른 항목을 채우면 확인해요')).toHaveCount(3);
  await expect(checklist).not.toContainText('확인하는 중');
  await expect(page.locator('app-stepper').getByRole('link', { name: /기본 정보/ })).toContainText('확인할 항목 1개');
  await expect(page.getByText('확인할 항목 1개를 먼저 채워 주세요.')).toBeVisible();
});

test('who could not be counted is asked about all the same, with what is known of them', async ({ page, api }) => {
  api.on('POST /api/workflows/preview', () => ({ code: 503, body: { status: 503, code: 'STORE_UNAVAILABLE' } }));
  const list = { text: `휴대폰번호\n${'010-1234-5678\n'.repeat(1_200)}`, kept: null };
  const mapping = { ...KEPT_DRAFT.audience.mapping, name: '' };
  await keepDraft(page, {
    ...KEPT_DRAFT,
    audience: { ...KEPT_DRAFT.audience, list, mapping },
    schedule: { ...KEPT_DRAFT.schedule, type: 'immediate' },
  });
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist').getByText('확인하지 못했어요')).toHaveCount(3);
  await expect(page.locator('app-message-preview-pane')).not.toContainText('보낼 사람이 없어서');
  await page.getByRole('button', { name: '저장하고 바로 보내기' }).click();
  const dialog = page.getByRole('dialog', { name: '지금 바로 보낼까요?' });
  await expect(dialog).toContainText('받는 사람을 세지 못했어요. 많으면 1,200명에게 보내요.');
  await expect(dialog.getByRole('textbox')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '저장하고 바로 보내기' })).toBeDisabled();
});

test('a try goes only to me, and says what it tried', async ({ page, api }) => {
  let asked: unknown;
  api.on('POST /api/workflow/execute', ({ body }) => {
    asked = body;
    return { body: TESTED };
  });
  await keepDraft(page);
  await page.goto('/workflows/new?step=6');
  await page.getByLabel('내 주소').fill('010-0000-1111');
  await page.getByRole('button', { name: '나에게 테스트 보내기' }).click();
  await expect(page.getByText('대상 1,334명 가운데 1,240명에게 보낼 수 있어요.')).toBeVisible();
  await expect(page.getByText('테스트가 끝났어요.')).toBeVisible();
  expect(asked).toEqual({ workflowId: SAVED_ID, mode: 'test', recipients: ['010-0000-1111'], waitSeconds: 30 });
  expect(api.count('POST /api/workflows')).toBe(1);
});

test('right away asks once more, and a double click sends once', async ({ page, api }) => {
  await keepDraft(page, { ...KEPT_DRAFT, schedule: { ...KEPT_DRAFT.schedule, type: 'immediate' } });
  await page.goto('/workflows/new?step=6');
  await expect(page.locator('app-checklist')).toContainText('저장하고 켜면 바로 보내기 시작해요.');
  await expect(page.locator('app-checklist')).toContainText('1,240명');
  await page.getByRole('button', { name: '저장하고 바로 보내기' }).click();
  const dialog = page.getByRole('dialog', { name: '지금 바로 보낼까요?' });
  await dialog.getByRole('textbox').fill('1240');
  await dialog.getByRole('button', { name: '저장하고 바로 보내기' }).dblclick();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  expect(api.count('POST /api/workflows')).toBe(1);
});
