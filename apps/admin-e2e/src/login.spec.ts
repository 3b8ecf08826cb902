import { expect, logIn, test } from './console';

test('the field lets in whoever has the key, back to where they wanted to go', async ({ page, server }) => {
  await page.goto('/outbox?x=1');
  await expect(page).toHaveURL('/login?returnUrl=%2Foutbox%3Fx%3D1');
  await page.getByLabel('접근 키', { exact: true }).fill(server.key);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/outbox?x=1');
});

test('the documentation of the API leads over the login page and back by a real load', async ({ page, server }) => {
  await page.goto('/api/docs');
  await expect(page).toHaveURL('/login?returnUrl=%2Fapi%2Fdocs');
  await page.getByLabel('접근 키', { exact: true }).fill(server.key);
  const loaded = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/docs');
  await page.keyboard.press('Enter');
  expect((await loaded).ok()).toBe(true);
  await expect(page.locator('app-root')).toHaveCount(0);
});

test('the session is a cookie that no script can read, and outlives a reload', async ({ page, context, server }) => {
  await logIn(page, server.key);
  const cookies = await context.cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  await page.reload();
  await expect(page.getByRole('heading', { name: '스케줄러 상태' })).toBeVisible();
});

test("the server's link is exchanged at once and leaves no trace in the address", async ({ page, server }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await page.goto(`/#key=${server.key}`);
  await expect(page.getByRole('heading', { name: '스케줄러 상태' })).toBeVisible();
  await expect(page).toHaveURL('/');
  expect(await steps()).toBeLessThanOrEqual(before + 1);
  expect(addresses.filter((address) => new URL(address).pathname !== '/' && address.includes(server.key))).toEqual([]);
});

test('the link works as well on a login page that stands open already', async ({ page, server }) => {
  await page.goto('/login?returnUrl=%2Fjobs');
  await expect(page.getByRole('heading', { name: '로그인' })).toBeVisible();
  await page.evaluate((key) => {
    location.hash = `#key=${key}`;
  }, server.key);
  await expect(page).toHaveURL('/jobs');
});

test('a link with a wrong key says so', async ({ page }) => {
  await page.goto('/#key=old-key');
  await expect(page).toHaveURL('/login');
  await expect(page.getByRole('alert')).toHaveText('링크에 있는 접근 키가 맞지 않아요. 키를 직접 입력해 주세요.');
});

test('a wrong key is refused in words that follow the language', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('접근 키', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '로그인' }).click();
  await expect(page.getByRole('alert')).toHaveText('접근 키가 맞지 않아요. 다시 확인해 주세요.');
  await page.getByRole('button', { name: '언어' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('alert')).toHaveText("That access key isn't right. Please check it.");
  await expect(page.getByLabel('Access key', { exact: true })).toHaveValue('wrong');
  await expect(page).toHaveURL('/login');
});

test('an empty field is named, and nothing is asked', async ({ page, api }) => {
  api.on('GET /api/session', () => ({ code: 401, body: {} }));
  await page.goto('/login');
  await page.getByRole('button', { name: '로그인' }).click();
  await expect(page.getByText('접근 키를 입력해 주세요.')).toBeVisible();
  await expect(page.getByLabel('접근 키', { exact: true })).toHaveAccessibleDescription(/접근 키를 입력해 주세요\./);
  expect(api.count('POST /api/session')).toBe(0);
});

test('too many wrong keys slow down, and the right one still opens', async ({ page, server }) => {
  await page.goto('/login');
  const key = page.getByLabel('접근 키', { exact: true });
  const alert = page.getByRole('alert');
  await expect(async () => {
    await key.fill(`wrong ${Math.random()}`);
    await page.getByRole('button', { name: '로그인' }).click();
    await expect(alert).toHaveText(/잘못된 키를 여러 번 입력했어요\. \d+초 뒤에 다시 시도해 주세요\./, {
      timeout: 500,
    });
  }).toPass({ timeout: 15_000 });
  await key.fill(server.key);
  await page.getByRole('button', { name: '로그인' }).click();
  await expect(page).toHaveURL('/');
});

test('the key can be shown and hidden', async ({ page }) => {
  await page.goto('/login');
  const key = page.getByLabel('접근 키', { exact: true });
  await expect(key).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: '키 보기' }).click();
  await expect(key).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: '키 숨기기' }).click();
  await expect(key).toHaveAttribute('type', 'password');
});

test('a server that does not answer is not the key’s fault', async ({ page, api }) => {
  api.on('POST /api/session', () => 'unreachable');
  await page.goto('/login');
  await page.getByLabel('접근 키', { exact: true }).fill('key');
  await page.getByRole('button', { name: '로그인' }).click();
  await expect(page.getByRole('alert')).toHaveText('서버에 연결하지 못했어요. 잠시 뒤에 다시 시도해 주세요.');
});

test('logging out ends the session', async ({ page, context, server }) => {
  await logIn(page, server.key);
  await page.getByRole('button', { name: '계정' }).click();
  await page.getByRole('menuitem', { name: '로그아웃' }).click();
  await expect(page).toHaveURL('/login');
  expect(await context.cookies()).toEqual([]);
  await page.goto('/jobs');
  await expect(page).toHaveURL('/login?returnUrl=%2Fjobs');
});

test('a session that ends in the middle of the work leads to the login page and back', async ({
  page,
  context,
  server,
}) => {
  await logIn(page, server.key);
  await page.goto('/jobs');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.clearCookies();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page).toHaveURL('/login?returnUrl=%2Fjobs');
  await expect(page.getByRole('status')).toHaveText(/로그인 시간이 끝났어요/);
});

test('a dialog goes with the session that opened it', async ({ page, api }) => {
  await page.goto('/jobs/1');
  await page.locator('app-page-head').getByRole('button').filter({ hasText: /\d/ }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  api.on('GET /api/session', () => ({ code: 401, body: {} }));
  api.on('POST /api/scheduler/jobs/*/retry', () => ({ code: 401, body: { status: 401, code: 'UNAUTHORIZED' } }));
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect(page).toHaveURL('/login?returnUrl=%2Fjobs%2F1');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText(/로그인 시간이 끝났어요/);
});

test('nobody is led where their key is turned away', async ({ page, api }) => {
  const places = async (role: string) => {
    api.on('GET /api/session', () => ({ body: { name: '지수', role } }));
    await page.goto('/settings/access-keys');
    await expect(page.getByRole('heading', { level: 1, name: '설정' })).toBeVisible();
    const menu = page.locator('app-navigation').getByRole('link', { name: '감사 로그' });
    const tabs = page.getByRole('navigation', { name: '설정 나누어 보기' }).getByRole('link');
    return { audit: await menu.count(), tabs: await tabs.allInnerTexts() };
  };
  const open = ['일반', '발송 제한', '공휴일', '수신 거부'];
  expect(await places('viewer')).toEqual({ audit: 0, tabs: open });
  expect(await places('operator')).toEqual({ audit: 1, tabs: open });
  expect(await places('admin')).toEqual({ audit: 1, tabs: [...open, '접근 키'] });
});
