import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** The pictures of `docs/guide`, from the built server and a shop's day on it: `npx nx run admin-e2e:guide-pictures`. */
export default defineConfig(base, {
  testDir: './src/guide',
  testMatch: '**/*.pictures.ts',
  globalSetup: [],
  fullyParallel: true,
  reporter: 'list',
  use: { ...base.use, actionTimeout: 60_000 },
  outputDir: join(__dirname, '../../test-results/guide-pictures/artifacts'),
});
