import { type LaunchOptions } from '@playwright/test';

/** The browser: `CHROME_PATH`, else Debian's. Nothing of its own goes out, so every request seen is the console's. */
export const chromium: LaunchOptions = {
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
