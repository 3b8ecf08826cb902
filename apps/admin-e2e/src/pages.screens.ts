import { test } from '@playwright/test';
import { CONSOLE, prepare, shoot } from './picture';

const PAGES = {
  workflows: '/workflows',
};

for (const language of ['ko', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      test.describe(`${language}-${colorScheme}-${width}`, () => {
        test.use({ colorScheme });

        for (const [name, path] of Object.entries(PAGES)) {
          test(name, async ({ page }) => {
            await prepare(page, language, width);
            await page.goto(`${CONSOLE}${path}`);
            await shoot(page, `${name}-${language}-${colorScheme}-${width}`);
          });
        }
      });
    }
  }
}
