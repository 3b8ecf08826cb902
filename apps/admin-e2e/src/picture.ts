import { type Page } from '@playwright/test';
import { NOW } from './fake-api/answers';
import { FakeApi } from './fake-api/fake-api';

const OUT = 'test-results/screenshots';

/** Where the built console is served from. */
export const CONSOLE = process.env['CONSOLE_URL'] ?? '';

/** A page at a window's width, in a language, on a Sunday afternoon that stands still. */
export async function prepare(page: Page, language: string, width: number): Promise<FakeApi> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.addInitScript((chosen) => localStorage.setItem('jeongsi.language', chosen), language);
  await page.clock.install({ time: NOW });
  const api = new FakeApi(page);
  await api.install();
  return api;
}

export async function shoot(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.clock.runFor(1_500);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true });
}
