import { type Locator, type Page } from '@playwright/test';
import { type Page as ListPage, type Workflow } from '@jeongsi/contract';
import { ask, type Server } from './ask-server';
import { expect, test } from './console';

/** As many stops as any page has. */
const MOST_STOPS = 120;

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The focus never came there.');
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** The chosen radio of a group takes the focus; arrows choose another. */
async function choose(page: Page, group: Locator, option: string): Promise<void> {
  await tabTo(page, group.locator('input:checked'));
  const wanted = group.getByRole('radio', { name: option });
  for (let at = 0; at < 10 && !(await wanted.isChecked()); at++) await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}

test('a recurring workflow is made, tried and switched on with the keyboard alone, on the real server', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await page.goto('/login');
  await type(page, page.getByLabel('접근 키', { exact: true }), server.key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '스케줄러 상태' })).toBeVisible();
  await press(page, page.getByRole('link', { name: '워크플로우', exact: true }).first());
  await press(page, page.getByRole('link', { name: '워크플로우 만들기' }).first());

  const title = `키보드로 만든 안내 ${Date.now()}`;
  await type(page, page.getByLabel('이름', { exact: true }), title);
  await choose(page, page.getByRole('group', { name: '채널' }), '보관함');
  await press(page, page.getByRole('button', { name: '다음: 대상' }));

  await type(
    page,
    page.getByLabel('대상 목록'),
    '이름,이메일\n지수,jisu@example.com\n민준,minjun@example.com\n지수,jisu@example.com',
  );
  await expect(page.getByLabel('받는 주소')).toHaveValue('이메일');
  await expect(page.locator('app-funnel')).toContainText('2명');
  await press(page, page.getByRole('button', { name: '다음: 메시지' }));

  await type(page, page.getByLabel('내용', { exact: true }), '안녕하세요, 님!');
  for (let back = 0; back < 2; back++) await page.keyboard.press('ArrowLeft');
  // The way back to the menu of the field that the caret is in: one stop further.
  await press(page, page.getByRole('button', { name: '내용에 변수 넣기' }));
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('내용', { exact: true })).toHaveValue('안녕하세요, #{이름}님!');
  await expect(page.getByLabel('내용', { exact: true })).toBeFocused();
  await expect(page.locator('app-message-preview-pane')).toContainText('안녕하세요, 지수님!');
  await press(page, page.getByRole('button', { name: '다음: 발송 설정' }));
  await press(page, page.getByRole('button', { name: '다음: 일정' }));

  await choose(page, page.getByRole('group', { name: '실행 방식' }), '반복');
  await press(page, page.getByRole('button', { name: '매월', exact: true }));
  await press(page, page.getByRole('button', { name: '영업일로' }));
  await type(page, page.getByLabel('시각', { exact: true }), '오후 3시');
  const aside = page.locator('app-schedule-aside');
  await expect(aside).toContainText('매월 마지막 영업일 오후 3:00');
  const first = await aside.locator('time').first().getAttribute('datetime');
  await press(page, page.getByRole('button', { name: '다음: 검토·테스트' }));

  await expect(page.locator('app-checklist')).toContainText('받는 사람 2명 · 제외 1명');
  await press(page, page.getByRole('button', { name: '테스트해 보기' }));
  await expect(page.getByText('대상 3명 가운데 2명에게 보낼 수 있어요.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('테스트가 끝났어요.')).toBeVisible();
  await press(page, page.getByRole('button', { name: '저장하고 켜기' }));
  await expect(page.getByText('저장하고 켰어요')).toBeVisible();

  const [saved] = await workflowsNamed(server, title);
  expect(saved).toMatchObject({
    status: 'active',
    // The first run that the fields promised is the one that is planned.
    nextJob: { scheduledTime: first },
    message: { channel: 'outbox', body: '안녕하세요, #{이름}님!' },
    schedule: { type: 'recurring', recurrence: { frequency: 'monthly', businessDays: [-1], times: ['15:00'] } },
  });
});

async function workflowsNamed(server: Server, name: string): Promise<Workflow[]> {
  const page = (await ask(server, `/api/workflows?search=${encodeURIComponent(name)}`)) as ListPage<Workflow>;
  return page.items;
}
