import { type Page } from '@playwright/test';
import { type Role } from '@jeongsi/contract';
import { expect, test, useLanguage } from './console';
import { NOW } from './fake-api/answers';
import { ACCOUNT, CONNECTIONS } from './fake-api/connection-answers';
import { type FakeApi } from './fake-api/fake-api';
import { violations } from './violations';

const SMTP = CONNECTIONS[0];
const cards = (page: Page) => page.locator('.cards > li');

async function open(page: Page, api: FakeApi, path: string, role: Role = 'admin'): Promise<void> {
  api.on('GET /api/session', () => ({ body: { name: '지수', role } }));
  api.on('GET /api/connections/*/account', () => ({ body: ACCOUNT }));
  api.on('GET /api/connections', () => ({ body: { items: CONNECTIONS, nextCursor: null } }));
  await page.clock.setFixedTime(NOW);
  await page.goto(path);
}

test('channels show their state, their problem and who uses them', async ({ page, api }) => {
  await open(page, api, '/channels');
  await expect(cards(page)).toHaveCount(3);
  const mail = cards(page).filter({ hasText: '회사 메일' });
  await expect(mail).toContainText('정상');
  await expect(mail).toContainText('mail.example.com:587');
  await expect(mail).toContainText('워크플로우 4개에서 써요 · 30분 전 정상 확인');
  await expect(mail).toContainText('외 1개');
  const solapi = cards(page).filter({ hasText: '솔라피 대표 계정' });
  await expect(solapi).toContainText('문제 있음');
  await expect(solapi).toContainText('API 키나 시크릿이 맞지 않아요.');
});

test('a channel tells what it lately sent, what failed, and when it last went well', async ({ page, api }) => {
  const [mail, solapi] = CONNECTIONS;
  api.on('GET /api/connections/recent', () => ({
    body: {
      since: '2026-11-21T06:02:34.000Z',
      items: [
        {
          connectionId: mail?.id,
          reached: 1_272,
          failed: 12,
          unknown: 0,
          lastReachedAt: new Date(NOW - 12 * 60_000).toISOString(),
        },
        { connectionId: solapi?.id, reached: 0, failed: 3, unknown: 1 },
      ],
    },
  }));
  await open(page, api, '/channels');
  const line = (name: string) => cards(page).filter({ hasText: name }).locator('app-recent-line');
  await expect(line('회사 메일')).toHaveText('지난 24시간: 1,272건 보냄 · 실패 12건(0.9%) · 마지막 성공 12분 전');
  await expect(line('솔라피')).toHaveText('지난 24시간: 0건 보냄 · 실패 3건(75%) · 확인 필요 1건');
  await expect(line('주문 시스템')).toHaveText('지난 24시간 동안 보낸 메시지가 없어요');
  expect(await violations(page)).toEqual([]);
});

test('a channel is made: what is missing is told, a try comes first, secrets go in and never out', async ({
  page,
  api,
}) => {
  const sent: unknown[] = [];
  api.on('POST /api/connections/test', ({ body }) => {
    sent.push(body);
    return { body: { ok: true, facts: { host: '10.0.0.1', tls: 'yes', signedIn: 'no' } } };
  });
  api.on('POST /api/connections', ({ body, headers }) => {
    sent.push(body);
    expect(headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
    return { code: 201, body: { ...SMTP, id: 'new', name: '새 메일', state: 'untested' } };
  });
  let tried = 0;
  api.on('POST /api/connections/*/test', () => {
    tried += 1;
    return { body: { ok: true } };
  });
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '채널 연결하기' }).click();
  await page.getByRole('menuitem', { name: '이메일 서버' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog.getByText('입력해 주세요.')).toHaveCount(2);
  await dialog.getByLabel('서버 주소').fill('mail.example.com');
  await dialog.getByLabel('비밀번호').fill('hunter22');
  await dialog.getByRole('button', { name: '연결 테스트' }).click();
  await expect(dialog).toContainText('연결됐어요');
  await expect(dialog).toContainText('암호화예');
  await dialog.getByRole('textbox', { name: '이름', exact: true }).fill('새 메일');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toHaveCount(0);
  // The try in the dialog was of what stood there: what is saved is tried itself, so that the list can say how it is.
  await expect(page.getByText('새 메일: 연결됐어요')).toBeVisible();
  expect(tried).toBe(1);
  const settings = { host: 'mail.example.com', secure: false };
  const secrets = { password: 'hunter22' };
  expect(sent).toEqual([
    { kind: 'smtp', settings, secrets },
    { kind: 'smtp', name: '새 메일', settings, secrets },
  ]);
});

test('a change keeps secrets that are set, and says at the field when one has to be given again', async ({
  page,
  api,
}) => {
  const sent: unknown[] = [];
  api.on('PUT /api/connections/*', ({ body, headers }) => {
    sent.push([headers['if-match'], body]);
    const errors = [{ path: 'secrets.password', code: 'SECRET_NEEDED', message: 'Give it again.' }];
    return sent.length === 1 ? { code: 422, body: { code: 'UNPROCESSABLE', errors } } : { body: SMTP };
  });
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '회사 메일: 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '연결 고치기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('설정됨')).toBeVisible();
  await expect(dialog.locator('input[type=password]')).toHaveCount(0);
  await dialog.getByLabel('서버 주소').fill('mail2.example.com');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toContainText('비밀 값도 다시 입력해야 해요.');
  await dialog.getByRole('button', { name: '비밀번호 바꾸기' }).click();
  await dialog.locator('input[type=password]').fill('again');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog).toHaveCount(0);
  expect(sent).toMatchObject([
    ['"2"', { settings: { host: 'mail2.example.com', port: 587 } }],
    ['"2"', { secrets: { password: 'again' } }],
  ]);
  expect(JSON.stringify(sent[0])).not.toContain('secrets');
});

test('what only an advertisement needs is folded away until it is filled or wrong', async ({ page, api }) => {
  const errors = [{ path: 'settings.optOutUrl', code: 'INVALID_URL', message: 'no URL' }];
  api.on('POST /api/connections', () => ({ code: 422, body: { code: 'UNPROCESSABLE', errors } }));
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '채널 연결하기' }).click();
  await page.getByRole('menuitem', { name: '이메일 서버' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('광고성 메일을 보낸다면')).toBeVisible();
  await expect(dialog.getByLabel('수신 거부 페이지 주소')).toBeHidden();
  await dialog.getByLabel('서버 주소').fill('mail.example.com');
  await dialog.getByRole('textbox', { name: '이름', exact: true }).fill('새 메일');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(dialog.getByLabel('수신 거부 페이지 주소')).toBeVisible();
  await expect(dialog.getByLabel('수신 거부 페이지 주소')).toBeFocused();
  await dialog.getByLabel('수신 거부 페이지 주소').fill('https://shop.example.com/stop');
  await expect(dialog.getByLabel('수신 거부 페이지 주소')).toBeVisible();
  await dialog.getByRole('button', { name: '닫기' }).click();

  await page.getByRole('button', { name: '솔라피 대표 계정: 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '연결 고치기' }).click();
  await expect(dialog.getByText('광고성 문자를 보낸다면')).toBeVisible();
  await expect(dialog.getByLabel('무료 수신 거부 번호')).toHaveValue('080-123-4567');
});

test('a try of a saved one tells the cause in plain words', async ({ page, api }) => {
  api.on('POST /api/connections/*/test', () => ({
    body: { ok: false, problem: { code: 'CONNECTION_REFUSED', message: 'refused' } },
  }));
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '회사 메일: 연결 테스트' }).click();
  await expect(page.getByText('회사 메일: 연결하지 못했어요. 서버가 연결을 받지 않아요.')).toBeVisible();
});

test('one in use is not deleted, and the dialog says what to do', async ({ page, api }) => {
  api.on('DELETE /api/connections/*', () => ({ code: 409, body: { code: 'CONNECTION_IN_USE' } }));
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '회사 메일: 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '삭제' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '삭제' }).click();
  await expect(dialog).toContainText('워크플로우에서 먼저 바꿔 주세요.');
});

test("Solapi's account shows its balance, numbers and templates", async ({ page, api }) => {
  api.on('GET /api/connections/*/account', () => ({ body: ACCOUNT }));
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '계정 보기' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('120,000원 · 포인트 500');
  await expect(dialog).toContainText('0212345678');
  await expect(dialog).toContainText('배송 안내');
});

test('a data source gives its first rows, and a broken query is told at the field', async ({ page, api }) => {
  let asked = 0;
  api.on('POST /api/audiences/preview', ({ body }) => {
    asked += 1;
    expect(body).toMatchObject({ audience: { source: 'sql', query: 'SELECT * FROM member' } });
    const errors = [{ path: 'audience.query', code: 'QUERY_INVALID', message: 'relation "member" does not exist' }];
    return asked === 1
      ? { code: 422, body: { code: 'UNPROCESSABLE', errors } }
      : {
          body: {
            columns: ['name', 'email'],
            rows: Array.from({ length: 20 }, (_, n) => ({ name: `사람 ${n}`, email: `p${n}@example.com` })),
            funnel: [],
            truncated: true,
          },
        };
  });
  await open(page, api, '/data-sources');
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await expect(page.getByText('db.example.com/crm')).toBeVisible();
  await page.getByRole('button', { name: '고객 데이터베이스: 할 수 있는 일' }).click();
  await page.getByRole('menuitem', { name: '미리 보기 10줄' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('쿼리').fill('SELECT * FROM member');
  await dialog.getByRole('button', { name: '미리 보기' }).click();
  await expect(dialog).toContainText('relation "member" does not exist');
  await dialog.getByRole('button', { name: '미리 보기' }).click();
  await expect(dialog.locator('tbody tr')).toHaveCount(10);
});

/** Buttons beside those of the menus that open from them. */
const ROLES_MAY = {
  viewer: { channels: ['계정 보기'], sources: [], note: 1 },
  operator: { channels: ['연결 테스트', '계정 보기'], sources: ['연결 테스트', '미리 보기 10줄'], note: 1 },
  admin: {
    channels: ['채널 연결하기', '연결 테스트', '할 수 있는 일', '계정 보기'],
    sources: ['데이터 소스 연결하기', '연결 테스트', '미리 보기 10줄', '연결 고치기', '삭제'],
    note: 0,
  },
} as const;

for (const [role, may] of Object.entries(ROLES_MAY) as [Role, (typeof ROLES_MAY)[Role]][]) {
  test(`a key that is ${role} is offered what the server lets it do, and told why there is no more`, async ({
    page,
    api,
  }) => {
    const buttons = page.locator('main').getByRole('button');
    const names = async () => {
      const found = await buttons.evaluateAll((all) =>
        all.map((one) => one.ariaLabel ?? (one.textContent ?? '').trim()),
      );
      return [...new Set(found.map((name) => name.replace(/^.*: /, '')))];
    };
    await open(page, api, '/channels', role);
    await expect(cards(page)).toHaveCount(3);
    expect(await names()).toEqual(may.channels);
    await expect(page.getByText('관리자만 바꿀 수 있어요.')).toHaveCount(may.note);
    await page.goto('/data-sources');
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await expect(page.getByText('관리자만 바꿀 수 있어요.')).toHaveCount(may.note);
    const offered = (await names()).filter((name) => name !== '할 수 있는 일');
    if ((await page.getByRole('button', { name: '할 수 있는 일' }).count()) > 0) {
      await page.getByRole('button', { name: '할 수 있는 일' }).first().click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
      offered.push(...(await page.getByRole('menuitem').allInnerTexts()));
    }
    expect(offered.map((name) => name.trim())).toEqual(may.sources);
  });
}

test('what was typed is not lost by Escape or a click beside the dialog, and stays after a failure', async ({
  page,
  api,
}) => {
  let asked = 0;
  api.on('POST /api/connections', () => {
    asked += 1;
    return { code: 503, body: { code: 'STOPPING' } };
  });
  await open(page, api, '/channels');
  await page.getByRole('button', { name: '채널 연결하기' }).click();
  await page.getByRole('menuitem', { name: '웹훅' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: '채널 연결하기' }).click();
  await page.getByRole('menuitem', { name: '웹훅' }).click();
  await dialog.getByRole('textbox', { name: '이름', exact: true }).fill('주문');
  await dialog.getByRole('textbox', { name: '주소', exact: true }).fill('https://hooks.example.com');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert').filter({ hasText: '입력한 내용이 사라져요.' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: '계속하기' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).not.toContainText('입력한 내용이 사라져요.');
  await dialog.getByRole('button', { name: '저장' }).dblclick();
  await expect(dialog.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  expect(asked).toBe(1);
  await expect(dialog.getByRole('textbox', { name: '이름', exact: true })).toHaveValue('주문');
  await page.mouse.click(5, 5);
  await dialog.getByRole('button', { name: '닫고 버리기' }).click();
  await expect(dialog).toHaveCount(0);
});

for (const [width, height] of [
  [390, 844],
  [1280, 700],
] as const) {
  test(`a long dialog keeps its button in view at ${width} × ${height}`, async ({ page, api }) => {
    await page.setViewportSize({ width, height });
    await open(page, api, '/channels');
    await page.getByRole('button', { name: '채널 연결하기' }).click();
    await page.getByRole('menuitem', { name: '이메일 서버' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: '저장' })).toBeInViewport({ ratio: 1 });
    await dialog.getByRole('button', { name: '연결 테스트' }).focus();
    await dialog.getByRole('button', { name: '저장' }).click();
    await expect(dialog.getByRole('textbox', { name: '이름', exact: true })).toBeFocused();
    await expect(dialog.getByRole('textbox', { name: '이름', exact: true })).toBeInViewport({ ratio: 1 });
    await dialog.getByRole('button', { name: '연결 테스트' }).focus();
    await expect(dialog.getByRole('button', { name: '연결 테스트' })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole('button', { name: '저장' })).toBeInViewport({ ratio: 1 });
  });
}

for (const path of ['/channels', '/data-sources']) {
  test(`${path} says when there is none, when it cannot be read, and when the key may not`, async ({ page, api }) => {
    api.on('GET /api/connections', () => ({ body: { items: [], nextCursor: null } }));
    await page.goto(path);
    await expect(page.getByText(/아직 연결한 .*가? ?없어요|아직 연결한 채널이 없어요/)).toBeVisible();
    api.on('GET /api/connections', () => ({ code: 500, body: { code: 'INTERNAL' } }));
    await page.reload();
    await expect(page.getByText('불러오지 못했어요')).toBeVisible();
    api.on('GET /api/connections', () => ({ code: 403, body: { code: 'FORBIDDEN' } }));
    await page.reload();
    await expect(page.getByText('권한이 없어요. 관리자에게 요청해 주세요.')).toBeVisible();
  });

  for (const [language, widths] of [
    ['ko', [1280, 390]],
    ['en', [390, 320]],
  ] as const) {
    for (const width of widths) {
      test(`axe finds nothing at ${path} and its dialog, and nothing scrolls sideways: ${language}, ${width} px`, async ({
        page,
        api,
      }) => {
        await page.setViewportSize({ width, height: 844 });
        await useLanguage(page, language);
        await open(page, api, path);
        await expect(page.locator('app-state-chip').nth(1)).toBeVisible();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page)).toEqual([]);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.locator('main button[mat-icon-button], main button[maticonbutton]').first().click();
        await page
          .getByRole('menuitem')
          .nth(path === '/channels' ? 0 : 2)
          .click();
        await expect(page.getByRole('dialog')).toBeVisible();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page)).toEqual([]);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  }
}
