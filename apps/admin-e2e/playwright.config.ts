import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromium } from './src/chromium';

const results = join(__dirname, '../../test-results/admin-e2e');

/** The console in a real browser, against the built server: `npx nx run admin-e2e:e2e`. */
export default defineConfig({
  testDir: './src',
  globalSetup: './src/server/global-setup.ts',
  outputDir: join(results, 'artifacts'),
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // For a machine with much else to do: a test waits for what it expects, and ends as soon as it is there.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: join(results, 'results.json') }]],
  use: {
    launchOptions: chromium,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 1280, height: 900 },
    // What opens and closes at once is pressed where it stands. The journeys meet everything in motion, as most people do.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // One window for all tests of a worker, emptied between them: a new one costs as much as the look at a page.
    reuseContext: true,
  },
});
