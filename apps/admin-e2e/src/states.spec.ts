import { type Page } from '@playwright/test';
import { expect, test } from './console';
import { pageNamed } from './pages';
import { BROKEN, DATA_PAGES, GONE, NEVER, NOTHING, REFUSED, start } from './states';
import { switchToEnglish } from './switch-language';
import { says } from './texts';

for (const { name, needs, none, filtered } of DATA_PAGES) {
  const each = pageNamed(name);

  test.describe(name, () => {
    test('loading: its shape, and that it is busy', async ({ page, api }) => {
      await start(page, api, each, needs, () => NEVER);
      await page.goto(each.path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('app-skeleton').first()).toBeVisible();
      await expect(page.locator('main [aria-busy=true]').first()).toBeVisible();
      await expect(page.locator('main').getByRole('progressbar')).toHaveCount(0);
    });

    test('500: what, why, under which id, and once more', async ({ page, api }) => {
      let broken = true;
      await start(page, api, each, needs, () => (broken ? BROKEN : null));
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
      await start(page, api, each, needs, () => REFUSED);
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
        await start(page, api, each, needs, () => GONE);
        await page.goto(each.path);
        await inBoth(page, async (language) => {
          await expect(page.locator('main app-failure-note')).toHaveText(says(language, 'failure.missing'));
        });
        await page.locator('main .gone a').click();
        await expect(page).toHaveURL(`/${each.path.split('/')[1] ?? ''}`);
      });
    } else {
      test('empty: one sentence', async ({ page, api }) => {
        await start(page, api, each, needs, () => NOTHING);
        await page.goto(each.path);
        await inBoth(page, async (language) => {
          await expect(page.locator('main').getByText(says(language, none)).first()).toBeVisible();
        });
      });
    }

    if (filtered !== undefined) {
      test('filtered to nothing: says so, and the filters go with one click', async ({ page, api }) => {
        let narrow = true;
        await start(page, api, each, needs, () => (narrow ? NOTHING : null));
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

/** First in Korean, then, in the same page, in English. */
async function inBoth(page: Page, expected: (language: 'ko' | 'en') => Promise<void>): Promise<void> {
  await expected('ko');
  await switchToEnglish(page);
  await expected('en');
}
