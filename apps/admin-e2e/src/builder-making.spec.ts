import { expect, test } from './console';
import { PASTED, playBuilder, SAVED_ID } from './fake-api/builder-answers';
import { workflow } from './fake-api/workflow-answers';

test.beforeEach(({ api }) => playBuilder(api));

test('a workflow is made from a pasted table, and saved as it was typed', async ({ page, api }) => {
  let saved: unknown;
  api.on('POST /api/workflows', ({ body }) => {
    saved = body;
    return { code: 201, body: { ...workflow({ id: SAVED_ID, name: 'x' }), ...(body as object), version: 1 } };
  });
  await page.goto('/workflows/new');
  await page.getByLabel('이름', { exact: true }).fill('월말 정산 안내');
  await page.getByText('문자', { exact: true }).click();
  await page.getByLabel('보내는 계정').selectOption('정시상회 문자');
  await page.getByRole('button', { name: '다음: 대상' }).click();

  await expect(page.getByRole('heading', { level: 2, name: /2\/6\s+대상/ })).toBeFocused();
  await page.getByLabel('대상 목록').fill(PASTED);
  await expect(page.getByText('2명을 읽었어요.')).toBeVisible();
  await expect(page.getByLabel('휴대폰 번호')).toHaveValue('휴대폰번호');
  await expect(page.locator('app-funnel')).toContainText('12,480명');
  await page.getByRole('button', { name: '다음: 메시지' }).click();

  const body = page.getByLabel('내용', { exact: true });
  await body.fill('안녕하세요 님!');
  await body.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 6));
  await page.getByRole('button', { name: '내용에 변수 넣기' }).click();
  await page.getByRole('menuitem', { name: '#{이름}' }).click();
  await expect(body).toHaveValue('안녕하세요 #{이름}님!');
  await expect(body).toBeFocused();
  const pane = page.locator('app-message-preview-pane');
  await expect(pane).toContainText('안녕하세요 김지수님!');
  await expect(page.locator('app-size-meter')).toContainText('62 / 90바이트');
  await pane.getByRole('button', { name: '다음 사람' }).click();
  await expect(pane).toContainText('안녕하세요 박민준님!');
  await pane.getByRole('button', { name: '다음 사람' }).click();
  await expect(pane).toContainText('값이 없어서 이 사람에게는 보내지 않아요: 상품');
  await page.getByRole('button', { name: '다음: 발송 설정' }).click();

  // The first registered number is offered.
  await expect(page.getByLabel('발신 번호')).toHaveValue('0212345678');
  await page.getByLabel('분당 최대 발송').fill('1,200');
  await page.getByRole('button', { name: '다음: 일정' }).click();

  await page.getByText('반복', { exact: true }).click();
  await page.getByRole('button', { name: '매월', exact: true }).click();
  await page.getByRole('button', { name: '날짜로' }).click();
  await page.getByRole('button', { name: '영업일로' }).click();
  await page.getByLabel('시각', { exact: true }).fill('오전 9시');
  await page.getByLabel('종료', { exact: true }).selectOption('날짜까지');
  await page.getByLabel('종료일', { exact: true }).fill('2027.01.31');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('매월 마지막 영업일 오전 9:00, 2027년 1월 31일까지');
  await expect(aside.getByRole('listitem').first()).toContainText('2026년 11월 30일 (월) 오전 9:00');
  await expect(aside).toContainText('1월 31일 (일) 주말이라 1월 29일 (금)로 앞당겨요');
  await expect(aside).toContainText('모두 3번 실행하고 끝나요.');
  await page.getByRole('button', { name: '다음: 검토·테스트' }).click();

  await expect(page.locator('app-checklist')).toContainText('받는 사람 1,240명');
  await expect(page.locator('app-checklist')).toContainText('예상 비용 22,320원');
  await page.getByRole('button', { name: '저장하고 켜기' }).click();
  // So many people: the number has to be typed.
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1,240명에게 보내요.');
  await expect(dialog.getByRole('button', { name: '저장하고 켜기' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('1,240');
  await dialog.getByRole('button', { name: '저장하고 켜기' }).click();
  await expect(page).toHaveURL(new RegExp(`/workflows/${SAVED_ID}$`));
  await expect(page.getByText('저장하고 켰어요')).toBeVisible();
  expect(saved).toEqual({
    name: '월말 정산 안내',
    status: 'active',
    audience: {
      source: 'list',
      mapping: { address: '휴대폰번호', name: '이름' },
      rows: [
        { 이름: '김지수', 휴대폰번호: '010-1234-5678', 상품: '사과 한 상자' },
        { 이름: '박민준', 휴대폰번호: '010-8765-4321', 상품: '배 한 상자' },
      ],
    },
    message: { channel: 'sms', connectionId: 'connection-solapi', from: '0212345678', body: '안녕하세요 #{이름}님!' },
    sending: { ratePerMinute: 1_200 },
    schedule: {
      type: 'recurring',
      recurrence: {
        frequency: 'monthly',
        times: ['09:00'],
        businessDays: [-1],
        end: { type: 'until', until: '2027-01-31' },
      },
    },
  });
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jeongsi.draft')))).toEqual(
    [],
  );
});
