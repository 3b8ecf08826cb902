import { type Page } from '@playwright/test';
import { type Page as ListPage, type Workflow } from '@jeongsi/contract';
import { enter, type Server } from './ask-server';
import { KEPT_DRAFT } from './builder-draft';
import { expect } from './console';
import { test } from './server/own-server';

const DRAFT = {
  ...KEPT_DRAFT,
  audience: {
    ...KEPT_DRAFT.audience,
    mapping: { ...KEPT_DRAFT.audience.mapping, address: 'email', name: '' },
    list: { text: 'email\njisu@example.com\nmin@example.com', kept: null },
  },
  message: { ...KEPT_DRAFT.message, channel: 'outbox', body: '오늘 문을 열었어요.' },
  sending: { ...KEPT_DRAFT.sending, window: { ...KEPT_DRAFT.sending.window, use: 'always' } },
  schedule: { ...KEPT_DRAFT.schedule, type: 'immediate' },
};

/** A draft of `name` that somebody left on this device, as the console keeps it. */
async function leave(page: Page, name: string): Promise<void> {
  await page.evaluate(
    ({ draft }) =>
      localStorage.setItem(
        'jeongsi.draft.admin.new',
        JSON.stringify({ identity: crypto.randomUUID(), draft, version: null, savedAt: Date.now() }),
      ),
    { draft: { ...DRAFT, name } },
  );
}

/** Presses the button that saves and sends, and the one that confirms it. */
async function send(page: Page): Promise<void> {
  await expect(page.locator('app-checklist')).toContainText('2명');
  await page.getByRole('button', { name: '저장하고 바로 보내기' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '저장하고 바로 보내기' }).click();
}

async function saved(server: Server, name: string): Promise<Workflow[]> {
  const answer = await fetch(`${server.url}/api/workflows?limit=200`, {
    headers: { Authorization: `Bearer ${server.key}` },
  });
  return ((await answer.json()) as ListPage<Workflow>).items.filter((workflow) => workflow.name.startsWith(name));
}

test('a lost answer, pressing again, and a reload make one workflow', async ({ page, server }) => {
  await enter(page, server);
  await leave(page, '답을 잃은 것');
  let lost = 0;
  await page.route('**/api/workflows', async (route) => {
    if (route.request().method() !== 'POST' || lost === 2) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.goto('/workflows/new?step=6');
  await send(page);
  await expect(page.getByRole('dialog')).toContainText('서버에 연결하지 못했어요.');
  await page.getByRole('dialog').getByRole('button', { name: '닫기' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await send(page);
  await expect(page.getByRole('dialog')).toContainText('서버에 연결하지 못했어요.');
  await page.reload();
  await send(page);
  await expect(page).toHaveURL(/\/workflows\/[\w-]+$/);
  expect(lost).toBe(2);
  expect(await saved(server, '답을 잃은 것')).toHaveLength(1);
});

test('two tabs of one draft make one workflow', async ({ page, context, server }) => {
  await enter(page, server);
  await leave(page, '두 창에 열린 것');
  const second = await context.newPage();
  for (const tab of [page, second]) await tab.goto('/workflows/new?step=6');
  for (const tab of [page, second]) {
    await send(tab);
    await expect(tab).toHaveURL(/\/workflows\/[\w-]+$/);
  }
  expect(new URL(second.url()).pathname).toBe(new URL(page.url()).pathname);
  expect(await saved(server, '두 창에 열린 것')).toHaveLength(1);
});

test('whoever changes in another tab what is saved already is told, and may still make another', async ({
  page,
  context,
  server,
}) => {
  await enter(page, server);
  await leave(page, '다른 창에서 저장한 것');
  const second = await context.newPage();
  await second.goto('/workflows/new?step=1');
  await page.goto('/workflows/new?step=6');
  await send(page);
  await expect(page).toHaveURL(/\/workflows\/[\w-]+$/);

  await second.getByLabel('이름', { exact: true }).fill('다른 창에서 저장한 것 (둘째)');
  await second.getByRole('link', { name: /검토·테스트/ }).click();
  await send(second);
  await expect(second.getByRole('dialog')).toContainText('이미 저장한 내용이에요.');
  expect(await saved(server, '다른 창에서 저장한 것')).toHaveLength(1);
  await second.getByRole('dialog').getByRole('button', { name: '저장하고 바로 보내기' }).click();
  await expect(second).toHaveURL(/\/workflows\/[\w-]+$/);
  expect(await saved(server, '다른 창에서 저장한 것')).toHaveLength(2);
});
