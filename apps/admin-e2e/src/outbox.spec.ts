import { expect, test, useLanguage } from './console';
import { NOW } from './fake-api/answers';
import { MESSAGES, OUTBOX_JOB as JOB, serveOutbox } from './fake-api/outbox-answers';
import { violations } from './violations';

test('messages are listed in pages, and one is read as its reader sees it', async ({ page, api }) => {
  serveOutbox(api);
  await page.clock.setFixedTime(NOW);
  await page.goto('/outbox');
  const rows = page.locator('.list li');
  await expect(rows).toHaveCount(50);
  await expect(page.locator('app-message-frame')).toContainText('안내 0');
  await page.getByRole('button', { name: '더 보기' }).click();
  await expect(rows).toHaveCount(60);
  await page.getByRole('link', { name: /안내 7( |$)/ }).click();
  await expect(page).toHaveURL(/message=0199a0c0-0000-7000-8000-00000000b007/);
  await expect(page.locator('app-message-frame')).toContainText('7번째 분, 안녕하세요.');
  await expect(page.locator('.message')).toContainText('2026년 11월 22일 (일) 오후 2:31');
  await expect(page.locator('.message').getByRole('link', { name: '작업 보기' })).toHaveAttribute(
    'href',
    `/jobs/${JOB}`,
  );
});

test('addresses are masked, and each message stands in the frame of what it was made for', async ({ page, api }) => {
  serveOutbox(api);
  await page.goto('/outbox');
  const rows = page.locator('.list li');
  await expect(rows.nth(0)).toContainText('r***@example.com');
  await expect(rows.nth(1)).toContainText('010-****-5678');
  const frame = page.locator('app-message-frame');
  await rows.nth(1).getByRole('link').click();
  await expect(frame.locator('.phone .bubble')).toContainText('1번째 분, 안녕하세요.');
  await expect(frame).toContainText('LMS');
  await expect(frame).toContainText('010-****-5678');
  await rows.nth(2).getByRole('link').click();
  await expect(frame.locator('.talk')).toContainText('알림톡');
  await expect(frame).toContainText('문자로 대신 보내요.');
  await rows.nth(3).getByRole('link').click();
  await expect(frame.locator('pre')).toContainText('"name": "지수"');
  await rows.nth(4).getByRole('link').click();
  await expect(frame.locator('iframe').contentFrame().getByRole('heading')).toHaveText('안내 4');
  expect(await page.locator('main').innerText()).not.toContain('reader');
});

test('the message stays beside the list however far down it is read', async ({ page, api }) => {
  serveOutbox(api);
  await page.goto('/outbox');
  await expect(page.locator('app-message-frame')).toBeVisible();
  await page.locator('.list li').nth(45).scrollIntoViewIfNeeded();
  await expect(page.locator('.list li').nth(2)).not.toBeInViewport();
  await expect(page.locator('#message-title')).toBeInViewport();
  await page.locator('.list li').nth(45).getByRole('link').click();
  await expect(page.locator('app-message-frame')).toContainText('45번째 분');
  await expect(page.locator('app-message-frame')).toBeInViewport();
});

test('what was made for nobody-knows-what any more is still read as it was kept', async ({ page, api }) => {
  serveOutbox(api);
  api.on('GET /api/scheduler/jobs/*/deliveries/*/message', () => ({ code: 404, body: { code: 'NOT_FOUND' } }));
  await page.goto('/outbox');
  await expect(page.locator('app-message-frame')).toContainText('0번째 분, 안녕하세요.');
});

test('the address names a job and a message, also one that is on no page', async ({ page, api }) => {
  serveOutbox(api);
  await page.goto(`/outbox?job=${JOB}&message=elsewhere`);
  await expect(page.locator('app-message-frame')).toContainText('안내 99');
  await page.getByRole('button', { name: /작업 하나만/ }).click();
  await expect(page).toHaveURL('/outbox');
  await page.goto('/outbox?job=none');
  await expect(page.getByText('조건에 맞는 결과가 없어요')).toBeVisible();
  await page.getByRole('button', { name: '필터 초기화' }).click();
  await expect(page.locator('.list li')).toHaveCount(50);
});

test('the list is narrowed by channel and words, which stand in the address', async ({ page, api }) => {
  serveOutbox(api);
  await page.goto('/outbox');
  const rows = page.locator('.list li');
  await page.getByRole('button', { name: '채널', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '알림톡' }).click();
  await expect(page).toHaveURL('/outbox?channel=alimtalk');
  await expect(rows).toHaveCount(1);
  await expect(page.locator('app-message-frame .talk')).toBeVisible();
  const search = page.getByRole('searchbox', { name: '받는 사람이나 내용 검색' });
  await search.fill('5678');
  await expect(page).toHaveURL('/outbox?channel=alimtalk&search=5678');
  await expect(page.getByText('조건에 맞는 결과가 없어요')).toBeVisible();
  await expect(page.getByText('5678 · 알림톡')).toBeVisible();
  await page.goto('/outbox?channel=sms&search=5678');
  await expect(rows).toHaveCount(1);
  await expect(search).toHaveValue('5678');
  await page.getByRole('button', { name: '초기화', exact: true }).click();
  await expect(page).toHaveURL('/outbox');
  await expect(rows).toHaveCount(50);
});

test('what is open gives way to what is found', async ({ page, api }) => {
  serveOutbox(api);
  await page.goto(`/outbox?message=${MESSAGES[7]?.id}`);
  await expect(page.locator('app-message-frame')).toContainText('7번째 분');
  await page.getByRole('searchbox').fill('안내 42');
  await expect(page).toHaveURL('/outbox?search=%EC%95%88%EB%82%B4%2042');
  await expect(page.locator('app-message-frame')).toContainText('42번째 분');
});

test('a search that stopped on its way says how far it came, and goes on when asked', async ({ page, api }) => {
  api.on('GET /api/outbox', ({ query }) => ({
    body:
      query.get('cursor') === null
        ? { items: [], nextCursor: 'on', searchedTo: '2026-11-21T00:30:00.000Z' }
        : { items: MESSAGES.slice(0, 1), nextCursor: null },
  }));
  await page.clock.setFixedTime(NOW);
  await page.goto('/outbox?search=안내');
  await expect(page.getByText('아직 찾지 못했어요')).toBeVisible();
  await expect(page.getByText('여기까지 찾아봤어요: 11월 21일 (토) 오전 9:30 이후의 메시지')).toBeVisible();
  await page.getByRole('button', { name: '이어서 찾기' }).click();
  await expect(page.locator('.list li')).toHaveCount(1);
  await expect(page.getByText('여기까지 찾아봤어요')).toHaveCount(0);
});

test('an empty outbox says what will come here, a broken one why', async ({ page, api }) => {
  await page.goto('/outbox');
  await expect(page.getByText('아직 모인 메시지가 없어요')).toBeVisible();
  api.on('GET /api/outbox', () => ({ code: 500, body: { code: 'INTERNAL' } }));
  await page.reload();
  await expect(page.getByText('불러오지 못했어요')).toBeVisible();
});

test('on a phone the message takes the list’s place, and back returns to it', async ({ page, api }) => {
  serveOutbox(api);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/outbox');
  await expect(page.locator('app-message-frame')).toHaveCount(0);
  await page.getByRole('link', { name: /안내 3( |$)/ }).click();
  await expect(page.locator('app-message-frame')).toBeVisible();
  await expect(page.locator('.list')).toBeHidden();
  await page.goBack();
  await expect(page.locator('.list')).toBeVisible();
});

for (const [language, width] of [
  ['ko', 1280],
  ['en', 390],
] as const) {
  test(`axe finds nothing in the outbox: ${language}, ${width} px`, async ({ page, api }) => {
    serveOutbox(api);
    await page.setViewportSize({ width, height: 844 });
    await useLanguage(page, language);
    await page.goto(`/outbox?message=${MESSAGES[2]?.id}`);
    await expect(page.locator('app-message-frame')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
