import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Lighthouse on the home page, three times on a desktop and three on a phone: `npx nx run admin-e2e:lighthouse`. */
export default defineConfig(base, {
  testDir: './src',
  testMatch: '**/*.lighthouse.ts',
  reporter: 'list',
  // Two at a time would measure each other.
  workers: 1,
  timeout: 300_000,
  outputDir: join(__dirname, '../../test-results/lighthouse/artifacts'),
});
