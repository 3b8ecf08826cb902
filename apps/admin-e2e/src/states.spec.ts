import { type Page } from '@playwright/test';
import { expect, test } from './console';
import { type Answer, type FakeApi } from './fake-api/fake-api';
import { type ConsolePage, open, PAGES, prepare } from './pages';
import { switchToEnglish } from './switch-language';
import { says } from './texts';

/** A page that shows what a server answers, and what it says when there is nothing. */
interface DataPage {
  name: string;
  /** The requests without which it has no content. */
  needs: string[];
  /** What it says before there is anything; absent where a page is about one thing that is there or is not. */
  none?: string;
  /** An address that filters everything away, and the one that its way out leads to. */
  filtered?: { path: string; back: RegExp };
}

const JOBS = ['GET /api/scheduler/jobs'];

const DATA_PAGES: DataPage[] = [
  {
    name: 'workflows',
    needs: ['GET /api/workflows'],
    none: 'workflow.first',
    filtered: filter('/workflows', 'search=x'),
  },
  { name: 'workflow', needs: ['GET /api/workflows/*'] },
  { name: 'jobs-upcoming', needs: JOBS, none: 'job.none.upcoming', filtered: filter('/jobs', 'type=delayed') },
  {
    name: 'jobs-running',
    needs: JOBS,
    none: 'job.none.running',
    filtered: filter('/jobs?tab=running', 'type=delayed'),
  },
  { name: 'jobs-done', needs: JOBS, none: 'job.none.done', filtered: filter('/jobs?tab=done', 'status=failed') },
  { name: 'job', needs: ['GET /api/scheduler/jobs/*'] },
  { name: 'calendar-month', needs: [...JOBS, 'GET /api/scheduler/upcoming'], none: 'upcoming.none' },
  { name: 'outbox', needs: ['GET /api/outbox'], none: 'outbox.none', filtered: filter('/outbox', 'job=gone') },
  { name: 'channels', needs: ['GET /api/connections'], none: 'channels.none' },
  { name: 'data-sources', needs: ['GET /api/connections'], none: 'sources.none' },
  { name: 'audit', needs: ['GET /api/audit'], none: 'audit.none', filtered: filter('/audit', 'who=nobody') },
  { name: 'holidays', needs: ['GET /api/holidays'], none: 'holiday.none' },
  {
    name: 'suppressions',
    needs: ['GET /api/suppressions'],
    none: 'suppression.none',
    filtered: filter('/settings/suppressions', 'search=nobody'),
  },
  { name: 'access-keys', needs: ['GET /api/access-keys'], none: 'accessKey.none' },
];

const EMPTY: Answer = { body: { items: [], nextCursor: null, year: 2026, known: true } };

for (const { name, needs, none, filtered } of DATA_PAGES) {
  const each = pageOf(name);

  test.describe(name, () => {
    test('loading: its shape, and that it is busy', async ({ page, api }) => {
      const never = new Promise<Answer>(() => undefined);
      await start(page, api, each, needs, () => never);
      await page.goto(each.path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('app-skeleton').first()).toBeVisible();
      await expect(page.locator('main [aria-busy=true]').first()).toBeVisible();
      await expect(page.locator('main').getByRole('progressbar')).toHaveCount(0);
    });

    test('500: what, why, under which id, and once more', async ({ page, api }) => {
      let broken = true;
      const id = '0199a0c0-0000-7000-8000-00000000dead';
      const failure = { code: 500, body: { code: 'INTERNAL', instance: `urn:uuid:${id}` } };
      await start(page, api, each, needs, () => (broken ? failure : null));
      await page.goto(each.path);
      const note = page.locator('main app-failure-note').first();
      await inBoth(page, async (language) => {
        await expect(note).toHaveText(says(language, 'list.failed'));
        await expect(note).toHaveText(says(language, 'failure.broken'));
        await expect(note).toContainText('dead');
      });
      broken = false;
      await note.getByRole('button', { name: says('en', 'failure.again') }).click();
      await expect(page.locator(each.content).first()).toBeVisible();
      await expect(page.locator('main app-failure-note')).toHaveCount(0);
    });

    test('403: who can help, and no button that would only fail again', async ({ page, api }) => {
      await start(page, api, each, needs, () => ({ code: 403, body: { code: 'FORBIDDEN' } }));
      await page.goto(each.path);
      const note = page.locator('main app-failure-note').first();
      await inBoth(page, async (language) => {
        await expect(note).toHaveText(says(language, 'failure.forbidden'));
        await expect(note.getByRole('button', { name: says(language, 'failure.again') })).toHaveCount(0);
      });
    });

    test('offline: that it is this device, and once more when it is back', async ({ page, api }) => {
      let offline = true;
      await start(page, api, each, needs, () => (offline ? 'unreachable' : null));
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => 'reconnected' in window });
      });
      await page.goto(each.path);
      const note = page.locator('main app-failure-note').first();
      await inBoth(page, async (language) => {
        await expect(note).toHaveText(says(language, 'failure.offline'));
      });
      offline = false;
      await page.evaluate(() => {
        Object.assign(window, { reconnected: true });
        dispatchEvent(new Event('online'));
      });
      await note.getByRole('button', { name: says('en', 'failure.again') }).click();
      await expect(page.locator(each.content).first()).toBeVisible();
    });

    if (none === undefined) {
      test('gone: says so, and leads back to the list', async ({ page, api }) => {
        await start(page, api, each, needs, () => ({ code: 404, body: { code: 'NOT_FOUND' } }));
        await page.goto(each.path);
        await inBoth(page, async (language) => {
          await expect(page.locator('main app-failure-note')).toHaveText(says(language, 'failure.missing'));
        });
        await page.locator('main .gone a').click();
        await expect(page).toHaveURL(`/${each.path.split('/')[1] ?? ''}`);
      });
    } else {
      test('empty: one sentence', async ({ page, api }) => {
        await start(page, api, each, needs, () => EMPTY);
        await page.goto(each.path);
        await inBoth(page, async (language) => {
          await expect(page.locator('main').getByText(says(language, none)).first()).toBeVisible();
        });
      });
    }

    if (filtered !== undefined) {
      test('filtered to nothing: says so, and the filters go with one click', async ({ page, api }) => {
        let narrow = true;
        await start(page, api, each, needs, () => (narrow ? EMPTY : null));
        await page.goto(filtered.path);
        await inBoth(page, async (language) => {
          await expect(page.locator('main').getByText(says(language, 'list.noMatch'))).toBeVisible();
        });
        narrow = false;
        await page
          .locator('main')
          .getByRole('button', { name: says('en', 'list.reset') })
          .last()
          .click();
        await expect(page).toHaveURL(filtered.back);
        await expect(page.locator(each.content).first()).toBeVisible();
      });
    }
  });
}

function pageOf(name: string): ConsolePage {
  const found = PAGES.find((page) => page.name === name);
  if (found === undefined) throw new Error(`${name} is no page.`);
  return found;
}

function filter(path: string, query: string): NonNullable<DataPage['filtered']> {
  const [route = '', kept] = path.split('?');
  return {
    path: `${path}${kept === undefined ? '?' : '&'}${query}`,
    back: new RegExp(`${route}${kept === undefined ? '' : `\\?${kept}`}$`),
  };
}

/** Prepares a page, with other answers to what it needs; null is the usual one. */
async function start(
  page: Page,
  api: FakeApi,
  each: ConsolePage,
  needs: string[],
  answer: () => Answer | Promise<Answer> | null,
): Promise<void> {
  await prepare(page, api, each, 'korean');
  for (const need of needs) api.before(need, (asked, usual) => answer() ?? usual(asked));
}

/** First in Korean, then, in the same page, in English. */
async function inBoth(page: Page, expected: (language: 'ko' | 'en') => Promise<void>): Promise<void> {
  await expected('ko');
  await switchToEnglish(page);
  await expected('en');
}
