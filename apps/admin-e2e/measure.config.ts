import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** What depends on the machine, and so is measured and not tested: `npx nx run admin-e2e:measure` on a quiet one. */
export default defineConfig(base, {
  testDir: './src',
  testMatch: '**/*.measure.ts',
  reporter: 'list',
  // Two at a time would measure each other.
  workers: 1,
  timeout: 300_000,
  outputDir: join(__dirname, '../../test-results/measure/artifacts'),
});
