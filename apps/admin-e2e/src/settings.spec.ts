import { type Page } from '@playwright/test';
import { type Role } from '@jeongsi/contract';
import { expect, test, useLanguage } from './console';
import { NOW } from './fake-api/answers';
import { JOB_DETAIL } from './fake-api/job-answers';
import { type FakeApi } from './fake-api/fake-api';
import { KEYS, serveSettings, SUPPRESSIONS } from './fake-api/settings-answers';
import { violations } from './violations';

async function open(page: Page, api: FakeApi, path: string, role: Role = 'admin'): Promise<void> {
  serveSettings(api);
  api.on('GET /api/session', () => ({ body: { name: '지수', role } }));
  await page.clock.setFixedTime(NOW);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('how times are written is chosen once, counts at once and outlives a reload', async ({ page, api }) => {
  await open(page, api, '/settings');
  await expect(page).toHaveURL('/settings/general');
  await expect(page.getByRole('radio', { name: '오후 3:01' })).toBeChecked();
  await page.getByRole('radio', { name: '15:01' }).check();
  await page.goto('/');
  await expect(page.locator('app-soon-list')).toContainText('오늘 15:30');
  await page.goto('/settings/general');
  await page.getByRole('radio', { name: '어둡게' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('rows stand closer where one asked for it and has the room, also after a reload', async ({ page, api }) => {
  const rowHeight = async (row: string) => (await page.locator(row).first().boundingBox())?.height ?? 0;
  await open(page, api, '/settings/general');
  await page.goto('/jobs?tab=done');
  const roomy = await rowHeight('app-job-list tbody tr');
  await page.goto('/settings/general');
  await page.getByRole('radio', { name: '촘촘하게' }).check();
  await page.goto('/jobs?tab=done');
  expect(await rowHeight('app-job-list tbody tr')).toBeLessThanOrEqual(roomy - 16);
  await page.setViewportSize({ width: 1000, height: 844 });
  expect(await rowHeight('app-job-list tbody tr')).toBe(roomy);

  await page.goto(`/jobs/${JOB_DETAIL.id}`);
  const delivery = 'app-delivery-list cdk-virtual-scroll-viewport [role=row]';
  await expect(page.locator(delivery).first()).toHaveCSS('height', '52px');
  await page.setViewportSize({ width: 1280, height: 844 });
  await expect(page.locator(delivery).first()).toHaveCSS('height', '44px');
  expect(await violations(page)).toEqual([]);

  await page.goto('/settings/general');
  await page.getByRole('radio', { name: '보통' }).check();
  await expect(page.locator('html')).not.toHaveAttribute('data-density');
});

test('holidays by year: added, with what that moves; deleted, with what that moves', async ({ page, api }) => {
  const sent: unknown[] = [];
  api.on('POST /api/holidays', ({ body }) => {
    sent.push(body);
    const taken = { code: 409, body: { code: 'HOLIDAY_EXISTS' } };
    return sent.length === 1 ? taken : { code: 201, body: { ...(body as object), movedWorkflows: 2 } };
  });
  api.on('DELETE /api/holidays/*', ({ last }) => {
    sent.push(last);
    return { body: { movedWorkflows: 0 } };
  });
  await open(page, api, '/settings/holidays');
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await expect(page.locator('tbody')).toContainText('12월 25일 (금)');
  await page.getByRole('button', { name: '쉬는 날 추가' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog.getByText('입력해 주세요.')).toHaveCount(2);
  await dialog.getByLabel('날짜').fill('2026-12-24');
  await page.clock.runFor(400);
  await expect(dialog).toContainText('다음 실행이 바뀌는 워크플로우는 2개예요.');
  await dialog.getByRole('textbox', { name: '이름', exact: true }).fill('창립 기념일');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toContainText('이미 있는 날짜예요.');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: '종무일: 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '삭제' }).click();
  await expect(dialog).toContainText('다음 실행이 바뀌는 워크플로우는 2개예요.');
  await dialog.getByRole('button', { name: '삭제' }).click();
  await expect(dialog).toHaveCount(0);
  expect(sent.slice(1)).toEqual([{ date: '2026-12-24', name: '창립 기념일', kind: 'company' }, '2026-12-31']);
  await page.getByRole('button', { name: '다음', exact: true }).click();
  await expect(page.getByText('2027년 공휴일 정보가 아직 없어요.')).toBeVisible();
});

test('a suppression is found, added, and lifted only when nobody takes it back', async ({ page, api }) => {
  const lifted: string[] = [];
  api.on('DELETE /api/suppressions/*', ({ last }) => {
    lifted.push(last);
    return { code: 200, body: null };
  });
  api.on('POST /api/suppressions', ({ body }) => {
    const errors = [{ path: 'address', code: 'INVALID_ADDRESS', message: 'no address' }];
    return (body as { address: string }).address === '가나다'
      ? { code: 422, body: { code: 'UNPROCESSABLE', errors } }
      : { code: 201, body: SUPPRESSIONS[0] };
  });
  await open(page, api, '/settings/suppressions');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: '수신 거부 추가' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('주소').fill('가나다');
  await dialog.getByRole('button', { name: '추가' }).click();
  await expect(dialog).toContainText('전화번호나 이메일 주소가 올바르지 않아요.');
  await dialog.getByLabel('주소').fill('010 1234 5678');
  await dialog.getByRole('button', { name: '추가' }).click();
  await expect(page.getByText('010-****-5678 주소로는 광고를 더 보내지 않아요')).toBeVisible();

  await page.getByRole('button', { name: '010-****-5678 수신 거부 해제' }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'j***@example.com 수신 거부 해제' })).toBeFocused();
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(rows).toHaveCount(2);
  expect(lifted).toEqual([]);
  await page.getByRole('button', { name: '010-****-5678 수신 거부 해제' }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole('link', { name: '일반' }).click();
  await expect.poll(() => lifted).toEqual(['s1']);
});

test('a file of addresses is looked at before it is added; what is none is named by its line', async ({
  page,
  api,
}) => {
  const asked: string[] = [];
  const answer = {
    added: 118,
    known: 2,
    repeated: 1,
    invalid: 21,
    findings: [{ line: 4, value: '없음' }],
    columns: ['이름', '전화번호'],
    column: 2,
    header: true,
  };
  for (const path of ['/import/preview', '/import']) {
    api.on(`POST /api/suppressions${path}`, ({ query }) => {
      asked.push(`${path} ${query.toString()}`);
      return { code: 200, body: { ...answer, added: query.get('scope') === 'all' ? 120 : 118 } };
    });
  }
  await open(page, api, '/settings/suppressions');
  await page.getByRole('button', { name: '파일에서 추가' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '추가', exact: true })).toBeDisabled();
  const file = { name: '거부.csv', mimeType: 'text/csv', buffer: Buffer.from('이름,전화번호\n') };
  await dialog.getByLabel('CSV 파일').setInputFiles(file);
  await expect(dialog).toContainText('거부.csv');
  await expect(dialog).toContainText('새로 추가118');
  await expect(dialog).toContainText('첫 줄은 제목으로 봤어요: 이름, 전화번호');
  await expect(dialog).toContainText('4번째 줄 없음');
  await expect(dialog).toContainText('이 밖에 20줄 더 있어요.');
  await expect(dialog.getByLabel('주소가 있는 열')).toHaveValue('2');
  await dialog.getByLabel('범위').selectOption('all');
  await dialog.getByLabel('이유').fill('옮김');
  await dialog.getByRole('button', { name: '120개 추가' }).click();
  await expect(page.getByText('주소 120개를 수신 거부에 추가했어요')).toBeVisible();
  expect(asked.at(-1)).toBe(`/import scope=all&reason=${encodeURIComponent('옮김')}`);
});

test('pasted addresses are looked at too, and what cannot be read says why', async ({ page, api }) => {
  api.on('POST /api/suppressions/import/preview', () => ({
    code: 422,
    body: { code: 'UNPROCESSABLE', errors: [{ path: 'file.line.2', code: 'QUOTE', message: 'A quote' }] },
  }));
  await open(page, api, '/settings/suppressions');
  await page.getByRole('button', { name: '파일에서 추가' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('또는 주소 붙여 넣기').fill('kim@example.com\n"park');
  await expect(dialog).toContainText('2번째 줄: 따옴표가 맞지 않아요.');
  await expect(dialog.getByRole('button', { name: '추가', exact: true })).toBeDisabled();
});

test('an access key is shown once, can be copied, and is revoked with a word of warning', async ({ page, api }) => {
  const revoked: string[] = [];
  api.on('POST /api/access-keys', ({ body }) => ({
    code: 201,
    body: { ...KEYS[0], ...(body as object), key: 'jk_0123456789abcdef' },
  }));
  api.on('DELETE /api/access-keys/*', ({ last }) => {
    revoked.push(last);
    return { code: 200, body: null };
  });
  await open(page, api, '/settings/access-keys');
  await page.getByRole('button', { name: '접근 키 만들기' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('이름').fill('주문 시스템');
  await dialog.getByLabel('권한').selectOption('viewer');
  await expect(dialog).toContainText('아무것도 바꿀 수 없어요.');
  await dialog.getByRole('button', { name: '만들기' }).click();
  await expect(dialog).toContainText('jk_0123456789abcdef');
  await page.keyboard.press('Escape');
  await expect(dialog).toContainText('닫으면 이 키를 다시 볼 수 없어요.');
  await dialog.getByRole('button', { name: '계속하기' }).click();
  await dialog.getByRole('button', { name: '보관했어요' }).click();
  await expect(page.getByText('jk_0123456789abcdef')).toHaveCount(0);
  await page.getByRole('button', { name: '지수 키 폐기' }).click();
  await expect(dialog).toContainText('바로 끊겨요.');
  await dialog.getByRole('button', { name: '폐기' }).click();
  await expect.poll(() => revoked).toEqual(['k1']);
});

test('the audit log says who did what, what changed, why, and goes out as CSV', async ({ page, api }) => {
  await open(page, api, '/audit');
  const first = page.locator('ol > li').first();
  await expect(first).toContainText(
    '지수님이 ‘월말 정산 안내’ 작업의 시각을 바꿨어요: 11월 22일 (일) 오후 5:00 → 11월 22일 (일) 오후 6:00',
  );
  await expect(first).toContainText('14:31:34');
  await expect(first).toContainText('이유: 고객 요청');
  await expect(first).toContainText('10.0.0.7');
  await expect(first.getByRole('link')).toHaveAttribute('href', '/jobs/j1');
  await first.getByText('바뀐 내용 1개').click();
  await expect(first.locator('ins')).toContainText('오후 6:00');
  await expect(page.locator('ol > li').nth(1)).toContainText('admin님이 스케줄러를 멈췄어요');
  await page.getByRole('button', { name: '대상' }).click();
  await page.getByRole('menuitemradio', { name: '작업' }).click();
  await expect(page).toHaveURL('/audit?subject=job');
  await expect(page.getByRole('link', { name: 'CSV 받기' })).toHaveAttribute('href', '/api/audit.csv?subject=job');
});

/** What stands in the words and buttons of each tab for each role; the log is none of a viewer's business. */
const OFFERS: Record<string, Record<Role, { button: string | null; note: string | null }>> = {
  holidays: {
    viewer: { button: null, note: '관리자만 바꿀 수 있어요.' },
    operator: { button: null, note: '관리자만 바꿀 수 있어요.' },
    admin: { button: '쉬는 날 추가', note: null },
  },
  suppressions: {
    viewer: { button: null, note: '운영자나 관리자만 바꿀 수 있어요.' },
    operator: { button: '수신 거부 추가', note: null },
    admin: { button: '수신 거부 추가', note: null },
  },
};

for (const [tab, roles] of Object.entries(OFFERS)) {
  for (const [role, { button, note }] of Object.entries(roles) as [Role, (typeof roles)[Role]][]) {
    test(`${tab}: a key that is ${role} is offered ${button ?? 'nothing, and told why'}`, async ({ page, api }) => {
      await open(page, api, `/settings/${tab}`, role);
      await expect(page.locator('tbody tr').first()).toBeVisible();
      const changing = page.locator('main').getByRole('button', { name: /추가|해제|할 수 있는 일/ });
      if (button === null) await expect(changing).toHaveCount(0);
      else await expect(page.getByRole('button', { name: button })).toBeVisible();
      for (const each of ['관리자만 바꿀 수 있어요.', '운영자나 관리자만 바꿀 수 있어요.']) {
        await expect(page.getByText(each, { exact: true })).toHaveCount(each === note ? 1 : 0);
      }
    });
  }
}

test('the audit log goes out as a file only to those who may read it', async ({ page, api }) => {
  await open(page, api, '/audit', 'operator');
  await expect(page.getByRole('link', { name: 'CSV 받기' })).toBeVisible();
  api.on('GET /api/session', () => ({ body: { name: '하은', role: 'viewer' } }));
  api.on('GET /api/audit', () => ({ code: 403, body: { code: 'FORBIDDEN' } }));
  await page.reload();
  await expect(page.getByText('권한이 없어요. 관리자에게 요청해 주세요.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'CSV 받기' })).toHaveCount(0);
});

test('what keeps messages back is told, with the place where it is set', async ({ page, api }) => {
  await open(page, api, '/settings/sending', 'viewer');
  const night = page.locator('app-sending-tab dl > div').filter({ hasText: '야간 광고' });
  await expect(night).toContainText('오후 9:00~다음 날 오전 8:00');
  await expect(night).toContainText('정보통신망법');
  await page.getByRole('link', { name: '수신 거부 목록 보기' }).click();
  await expect(page).toHaveURL('/settings/suppressions');
});

const PAGES = [
  '/settings/general',
  '/settings/sending',
  '/settings/holidays',
  '/settings/suppressions',
  '/settings/access-keys',
  '/audit',
];

for (const path of PAGES.slice(2)) {
  test(`${path} says when the server has no such thing, and when the key may not`, async ({ page, api }) => {
    await page.goto(path);
    await expect(page.getByText('이 서버에서는 아직 쓸 수 없는 기능이에요.')).toBeVisible();
    for (const request of ['holidays', 'suppressions', 'access-keys', 'audit']) {
      api.on(`GET /api/${request}`, () => ({ code: 403, body: { code: 'FORBIDDEN' } }));
    }
    await page.reload();
    await expect(page.getByText('권한이 없어요. 관리자에게 요청해 주세요.')).toBeVisible();
  });
}

for (const [language, width] of [
  ['ko', 1280],
  ['en', 390],
] as const) {
  for (const path of PAGES) {
    test(`axe finds nothing at ${path}: ${language}, ${width} px`, async ({ page, api }) => {
      await page.setViewportSize({ width, height: 844 });
      await useLanguage(page, language);
      await open(page, api, path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    });
  }
}
