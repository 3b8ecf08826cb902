import { type Page } from '@playwright/test';
import { ask, enter } from './ask-server';
import { expect } from './console';
import { test } from './server/providers-server';
import { SOLAPI_KEYS } from './server/solapi-stand-in';

const dialogOf = (page: Page) => page.getByRole('dialog');

async function make(page: Page, kind: string, fields: Record<string, string>): Promise<void> {
  const isSource = page.url().endsWith('/data-sources');
  await page
    .getByRole('button', { name: isSource ? '데이터 소스 연결하기' : '채널 연결하기' })
    .first()
    .click();
  await page.getByRole('menuitem', { name: kind }).click();
  for (const [label, value] of Object.entries(fields)) {
    const exact = { exact: true };
    await dialogOf(page)
      .getByLabel(label, exact)
      .or(dialogOf(page).getByLabel(`${label} (선택)`, exact))
      .fill(value);
  }
  await dialogOf(page).getByRole('button', { name: '연결 테스트' }).click();
  await expect(dialogOf(page)).toContainText('연결됐어요');
  await dialogOf(page).getByRole('button', { name: '저장' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
}

async function choose(page: Page, name: string, deed: string): Promise<void> {
  await page.getByRole('button', { name: `${name}: 할 수 있는 일` }).click();
  await page.getByRole('menuitem', { name: deed }).click();
}

test('a channel of each kind is made, tried, changed and deleted; the account tells what it holds', async ({
  page,
  server,
  world,
}) => {
  test.setTimeout(120_000);
  await enter(page, server);
  await page.goto('/channels');
  await expect(page.getByText('아직 연결한 채널이 없어요')).toBeVisible();
  await make(page, '이메일 서버', {
    이름: '회사 메일',
    '서버 주소': '127.0.0.1',
    포트: String(world.mail.port),
    '보내는 주소': 'notice@example.com',
  });
  await make(page, '웹훅', { 이름: '주문 시스템', 주소: world.web.origin, '서명 키': '0123456789abcdef' });
  await make(page, '솔라피', { 이름: '대표 계정', 'API 키': SOLAPI_KEYS.apiKey, 'API 시크릿': SOLAPI_KEYS.apiSecret });
  const card = (name: string) => page.locator('.cards > li').filter({ hasText: name });
  for (const name of ['회사 메일', '주문 시스템', '대표 계정']) {
    await expect(card(name)).toContainText('정상');
  }
  await expect(card('대표 계정')).toContainText('잔액 100,000원');
  await page.getByRole('button', { name: '계정 보기' }).click();
  await expect(dialogOf(page)).toContainText('0212345678');
  await expect(dialogOf(page)).toContainText('배송 안내');
  await dialogOf(page).getByRole('button', { name: '닫기' }).click();

  // Another host needs its secret again, and a server that is not there is told in plain words.
  await choose(page, '회사 메일', '연결 고치기');
  await dialogOf(page).getByRole('textbox', { name: '포트' }).fill('1');
  await dialogOf(page).getByRole('textbox', { name: '이름', exact: true }).fill('꺼진 메일');
  await dialogOf(page).getByRole('button', { name: '저장' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(card('꺼진 메일')).toContainText('문제 있음');
  await expect(card('꺼진 메일')).toContainText('서버가 연결을 받지 않아요.');

  for (const name of ['꺼진 메일', '주문 시스템', '대표 계정']) {
    await choose(page, name, '삭제');
    await dialogOf(page).getByRole('button', { name: '삭제' }).click();
    await expect(card(name)).toHaveCount(0);
  }
  await expect(page.getByText('아직 연결한 채널이 없어요')).toBeVisible();
});

test('a data source is made, gives its first ten rows, and stays while a workflow needs it', async ({
  page,
  server,
  world,
}) => {
  test.setTimeout(120_000);
  await enter(page, server);
  await page.goto('/data-sources');
  await make(page, '웹 서비스', { 이름: '회원 서비스', 주소: world.web.origin });
  await choose(page, '회원 서비스', '미리 보기 10줄');
  await dialogOf(page).getByLabel('읽어 올 주소').fill(`${world.web.origin}/members`);
  await dialogOf(page).getByLabel('목록이 있는 위치').fill('items');
  await dialogOf(page).getByRole('button', { name: '미리 보기' }).click();
  await expect(dialogOf(page).locator('tbody tr')).toHaveCount(10);
  await expect(dialogOf(page)).toContainText('member0@example.com');
  await dialogOf(page).getByRole('button', { name: '닫기' }).click();

  const { items } = (await ask(server, '/api/connections')) as { items: { id: string }[] };
  await ask(server, '/api/workflows', {
    name: '회원 소식',
    status: 'active',
    audience: {
      source: 'http',
      connectionId: items[0]?.id,
      url: `${world.web.origin}/members`,
      itemsPath: 'items',
      mapping: { address: 'email' },
    },
    message: { channel: 'outbox', body: '안녕하세요' },
    schedule: { type: 'recurring', recurrence: { frequency: 'daily', times: ['09:00'] } },
  });
  await page.reload();
  await expect(page.locator('tbody')).toContainText('워크플로우 1개에서 써요');
  await choose(page, '회원 서비스', '삭제');
  await dialogOf(page).getByRole('button', { name: '삭제' }).click();
  await expect(dialogOf(page)).toContainText('워크플로우에서 먼저 바꿔 주세요.');
});
