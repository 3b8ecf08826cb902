import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { DIALOGS, MENUS } from './dialogs';
import { NOW, status } from './fake-api/answers';
import { type FakeApi } from './fake-api/fake-api';
import { JOB_DETAIL } from './fake-api/job-answers';
import { open, PAGES, prepare } from './pages';
import { tooSmall } from './too-small';
import { violations, violationsInBothThemes } from './violations';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

for (const language of ['ko', 'en'] as const) {
  for (const each of PAGES) {
    test(`axe finds nothing on ${each.name}, nor is anything too small for a finger, ${language}`, async ({
      page,
      api,
    }) => {
      test.slow();
      await useLanguage(page, language);
      await prepare(page, api, each, 'korean');
      await open(page, each);
      expect(await violationsInBothThemes(page)).toEqual([]);
      // On a phone other things stand there; their colours are the same.
      await page.setViewportSize(PHONE);
      await page.locator(each.content).first().waitFor();
      expect(await violations(page)).toEqual([]);
      await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
      expect(await tooSmall(page)).toEqual([]);
    });
  }
}

// In Korean at a desk, in English on a phone: each language, theme and width meets every dialog.
for (const [language, window] of [
  ['ko', DESK],
  ['en', PHONE],
] as const) {
  for (const each of DIALOGS) {
    test(`axe finds nothing in ${each.name}, ${language}`, async ({ page, api }) => {
      test.slow();
      await page.setViewportSize(window);
      await useLanguage(page, language);
      await prepare(page, api, each.page, 'korean');
      await open(page, each.page);
      await each.show(page, language);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violationsInBothThemes(page)).toEqual([]);
      if (window === PHONE) expect(await tooSmall(page)).toEqual([]);
    });
  }
}

test('axe finds nothing in the menus of the app bar', async ({ page, api: _api }) => {
  await home(page);
  for (const menu of MENUS) {
    await page.locator(`${menu} button`).click();
    await expect(page.getByRole('menu')).toBeVisible();
    // Material lays an open menu beside the landmarks; the focus is moved into it, so nobody has to find it.
    expect(await violationsInBothThemes(page, ['region'])).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
});

interface Screen {
  name: string;
  open: (page: Page, api: FakeApi) => Promise<void>;
}

const JOB = JOB_DETAIL.id;

const home = async (page: Page) => {
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
};

/** What the pages look like when not everything is well. */
const SCREENS: Screen[] = [
  {
    name: 'login refused',
    open: async (page, api) => {
      api.on('POST /api/session', () => ({ code: 401, body: {} }));
      await page.goto('/login');
      await page.locator('input[matinput]').fill('wrong');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).not.toBeEmpty();
    },
  },
  {
    name: 'home, stopped and late',
    open: async (page, api) => {
      api.on('GET /api/scheduler', () => ({
        body: status(NOW, { isRunning: false, stoppedReason: '점검', lateJobs: 2 }),
      }));
      await home(page);
    },
  },
  {
    name: 'home, unreachable',
    open: async (page, api) => {
      api.on('GET /api/scheduler', () => 'unreachable');
      await page.goto('/');
      await expect(page.locator('app-status-banner .banner')).toBeVisible();
    },
  },
  {
    name: 'home for a newcomer',
    open: async (page, api) => {
      api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } }));
      await page.goto('/');
      await expect(page.locator('app-first-use')).toBeVisible();
    },
  },
  {
    name: 'the workflows, some chosen',
    open: async (page) => {
      await page.goto('/workflows');
      await page.getByRole('checkbox').nth(1).check();
      await expect(page.locator('.filters strong')).toBeVisible();
    },
  },
  {
    name: 'the workflows before the first',
    open: async (page, api) => {
      api.on('GET /api/workflows', () => ({ body: { items: [], nextCursor: null } }));
      await page.goto('/workflows');
      await expect(page.locator('.first-title')).toBeVisible();
    },
  },
  {
    name: 'the workflows, unreadable',
    open: async (page, api) => {
      api.on('GET /api/workflows', () => ({ code: 500, body: { code: 'INTERNAL', instance: `urn:uuid:${JOB}` } }));
      await page.goto('/workflows');
      await expect(page.locator('app-failure-note')).toBeVisible();
    },
  },
  {
    name: 'a job that is not there',
    open: async (page, api) => {
      api.on('GET /api/scheduler/jobs/*', () => ({ code: 404, body: { code: 'NOT_FOUND' } }));
      await page.goto(`/jobs/${JOB}`);
      await expect(page.locator('app-failure-note')).toBeVisible();
    },
  },
];

for (const { name, open: show } of SCREENS) {
  test(`axe finds nothing on ${name}`, async ({ page, api }) => {
    test.slow();
    await show(page, api);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: '언어' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.getByRole('menu')).toHaveCount(0);
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
}

test('axe finds nothing on a phone with the menu open', async ({ page, api: _api }) => {
  await page.setViewportSize(PHONE);
  await home(page);
  await page.locator('app-navigation .more').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
});
