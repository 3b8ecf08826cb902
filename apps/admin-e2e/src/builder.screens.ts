import { test } from '@playwright/test';
import { keepDraft } from './builder-draft';
import { playBuilder } from './fake-api/builder-answers';
import { CONSOLE, prepare, shoot } from './picture';

const STEPS = ['basics', 'audience', 'message', 'sending', 'schedule', 'review'];

for (const language of ['ko', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      test.describe(`${language}-${colorScheme}-${width}`, () => {
        test.use({ colorScheme });

        test('builder', async ({ page }) => {
          playBuilder(await prepare(page, language, width));
          await keepDraft(page);
          for (const [index, step] of STEPS.entries()) {
            await page.goto(`${CONSOLE}/workflows/new?step=${index + 1}`);
            await shoot(page, `builder-${index + 1}-${step}-${language}-${colorScheme}-${width}`);
          }
        });
      });
    }
  }
}
