import { type Page } from '@playwright/test';
import { expect, test, useLanguage } from './console';
import { longer } from './long-texts';
import { open, PAGES, prepare } from './pages';

/** The narrowest comes last: a page that has grown must shrink again. */
const WIDTHS = [1280, 700, 390, 320];

for (const language of ['ko', 'en'] as const) {
  for (const each of PAGES) {
    test(`nothing scrolls sideways on ${each.name}, ${language}`, async ({ page, api }) => {
      await useLanguage(page, language);
      await prepare(page, api, each, 'korean');
      api.rewrite(longer);
      await page.setViewportSize({ width: 1280, height: 844 });
      await open(page, each);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 844 });
        await page.locator(each.content).first().waitFor();
        await expect.poll(() => sticksOut(page), { message: `${width} px` }).toEqual([]);
      }
    });
  }
}

/** What makes the window scroll sideways, or reaches over its edge where nobody can scroll to it. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = document.documentElement.scrollWidth > innerWidth;
    const within = (element: Element) => {
      for (let up = element.parentElement; up !== null && up !== document.body; up = up.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const out = [...document.querySelectorAll('main *, header *, nav *')].filter((element) => {
      const { width, height, right, left } = element.getBoundingClientRect();
      // Hidden from the eye on purpose: one pixel, or moved far away.
      if (width <= 1 || height <= 1 || right < 0 || left > 2 * innerWidth) return false;
      return right > innerWidth + 1 && !within(element);
    });
    const names = out.map(
      (element) => `${element.tagName} ${element.className} in ${element.parentElement?.outerHTML}`,
    );
    return [...(scrolls ? ['the window'] : []), ...names.slice(0, 5).map((name) => name.slice(0, 300))];
  });
}

test('the menu is a drawer, a rail or a bottom bar', async ({ page, api: _api }) => {
  const nav = page.getByRole('navigation');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/');
  await expect(nav).toHaveCSS('width', '240px');
  await page.setViewportSize({ width: 1199, height: 900 });
  await expect(nav).toHaveCSS('width', '88px');
  await page.setViewportSize({ width: 599, height: 900 });
  await expect(nav).toHaveCSS('position', 'fixed');
  await expect(nav.getByRole('link')).toHaveText(['홈', '워크플로우', '작업'], { useInnerText: true });
});

test('the rest of the menu waits in a sheet on a phone', async ({ page, api: _api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const more = page.getByRole('button', { name: '더보기' });
  await more.click();
  await expect(page.getByRole('dialog', { name: '더보기' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(more).toBeFocused();
  await more.click();
  await page.getByRole('link', { name: '감사 로그' }).click();
  await expect(page).toHaveURL('/audit');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
