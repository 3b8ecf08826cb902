import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Pictures of the screens to look at, in both languages, themes and widths: `npx nx run admin-e2e:screenshots`. */
export default defineConfig(base, {
  testDir: './src',
  testMatch: '**/*.screens.ts',
  reporter: 'list',
  outputDir: join(__dirname, '../../test-results/screenshots/artifacts'),
});
