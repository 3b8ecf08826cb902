import { test } from '@playwright/test';
import { CONSOLE, prepare, shoot } from './picture';

const PAGES = {
  workflows: '/workflows',
  workflow: '/workflows/0199a0c0-0000-7000-8000-0000000000f1',
  'jobs-upcoming': '/jobs',
  'jobs-running': '/jobs?tab=running',
  'jobs-done': '/jobs?tab=done',
  job: '/jobs/0199a0c0-0000-7000-8000-0000000000e2',
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
