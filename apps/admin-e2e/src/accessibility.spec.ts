import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { NOW, status } from './fake-api/answers';
import { type FakeApi } from './fake-api/fake-api';

interface Screen {
  name: string;
  /** Rules that this screen breaks for a reason given here. */
  without?: string[];
  open: (page: Page, api: FakeApi) => Promise<void>;
}

const home = async (page: Page) => {
  await page.goto('/');
  await expect(page.getByText('1,284')).toBeVisible();
};

const SCREENS: Screen[] = [
  {
    name: 'login',
    open: async (page, api) => {
      api.on('GET /api/session', () => ({ code: 401, body: {} }));
      await page.goto('/login');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
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
  { name: 'home', open: home },
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
    name: 'home with the theme menu',
    // Material lays an open menu beside the landmarks; the focus is moved into it, so nobody has to find it.
    without: ['region'],
    open: async (page) => {
      await home(page);
      await page.locator('app-theme-menu button').click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'a screen that is not there yet',
    open: async (page) => {
      await page.goto('/workflows');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    },
  },
];

for (const language of ['ko', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      for (const { name, open, without } of SCREENS) {
        test(`axe finds nothing on ${name}`, async ({ page, api }) => {
          await useLanguage(page, language);
          await open(page, api);
          expect(await violations(page, without)).toEqual([]);
        });
      }

      test('axe finds nothing on a phone with the menu open', async ({ page, api: _api }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await useLanguage(page, language);
        await home(page);
        expect(await violations(page)).toEqual([]);
        await page.locator('app-navigation .more').click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

/** What axe finds, once everything that fades in has arrived. */
async function violations(page: Page, without: string[] = []): Promise<string[]> {
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(finite.map((each) => each.finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(without)
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
