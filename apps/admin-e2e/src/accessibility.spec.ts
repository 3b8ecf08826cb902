import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { NOW, status, UPCOMING } from './fake-api/answers';
import { type FakeApi } from './fake-api/fake-api';
import { JOB_DETAIL, RUNNING } from './fake-api/job-answers';
import { violations } from './violations';

interface Screen {
  name: string;
  /** Rules that this screen breaks for a reason given here. */
  without?: string[];
  open: (page: Page, api: FakeApi) => Promise<void>;
}

const JOB = JOB_DETAIL.id;

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
    name: 'the workflows',
    open: async (page) => {
      await page.goto('/workflows');
      await expect(page.getByRole('row')).toHaveCount(6);
      await expect(page.locator('td.last app-state-chip')).toHaveCount(5);
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
    name: 'a workflow',
    open: async (page) => {
      await page.goto(`/workflows/${JOB}`);
      await expect(page.locator('app-next-runs li')).toHaveCount(5);
    },
  },
  {
    name: 'the question before a run',
    open: async (page) => {
      await page.goto(`/workflows/${JOB}`);
      await page.locator('[actions] button, .actions button').nth(1).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  ...(['upcoming', 'running', 'done'] as const).map((tab) => ({
    name: `the jobs, ${tab}`,
    open: async (page: Page) => {
      await page.goto(`/jobs?tab=${tab}`);
      await expect(page.locator('tbody tr').first()).toBeVisible();
    },
  })),
  {
    name: 'a job',
    open: async (page) => {
      await page.goto(`/jobs/${JOB}`);
      await expect(page.locator('app-delivery-list .name').first()).toBeVisible();
    },
  },
  {
    name: 'a job that runs',
    open: async (page, api) => {
      api.on('GET /api/scheduler/jobs/*', () => ({ body: { ...JOB_DETAIL, ...RUNNING } }));
      await page.goto(`/jobs/${JOB}`);
      await expect(page.locator('app-job-progress-block')).toBeVisible();
    },
  },
  {
    name: 'moving a job',
    open: async (page, api) => {
      api.on('GET /api/scheduler/jobs/*', () => ({
        body: { ...JOB_DETAIL, ...UPCOMING.items[0], attempts: [], reasons: [], funnel: [], events: [] },
      }));
      await page.goto(`/jobs/${JOB}`);
      await page.locator('.actions button').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
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
];

/** Both themes in one page: only the colours differ. */
async function inBothThemes(page: Page, without: string[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await violations(page, without)).map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}

for (const language of ['ko', 'en'] as const) {
  test.describe(language, () => {
    for (const { name, open, without } of SCREENS) {
      test(`axe finds nothing on ${name}`, async ({ page, api }) => {
        await useLanguage(page, language);
        await open(page, api);
        expect(await inBothThemes(page, without)).toEqual([]);
      });
    }

    test('axe finds nothing on a phone with the menu open', async ({ page, api: _api }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await useLanguage(page, language);
      await home(page);
      expect(await inBothThemes(page)).toEqual([]);
      await page.locator('app-navigation .more').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await inBothThemes(page)).toEqual([]);
    });

    for (const path of ['/workflows', '/jobs', `/jobs/${JOB}`]) {
      test(`axe finds nothing on a phone at ${path}`, async ({ page, api: _api }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await useLanguage(page, language);
        await page.goto(path);
        await expect(page.locator('app-state-chip').first()).toBeVisible();
        expect(await inBothThemes(page)).toEqual([]);
      });
    }
  });
}
