import { type Page } from '@playwright/test';
import { NOW } from './fake-api/answers';
import { FakeApi } from './fake-api/fake-api';

const OUT = 'test-results/screenshots';

/** Where the built console is served from. */
export const CONSOLE = process.env['CONSOLE_URL'] ?? '';

/** How a picture is taken: each page in all eight combinations, its states in one. */
export interface Look {
  language: 'ko' | 'en';
  colorScheme: 'light' | 'dark';
  width: 1280 | 390;
}

export const LOOKS: readonly Look[] = (['ko', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    ([1280, 390] as const).map((width): Look => ({ language, colorScheme, width })),
  ),
);

export const lookName = ({ language, colorScheme, width }: Look) => `${language}-${colorScheme}-${width}`;

/** The window of a look, before the page loads. */
export async function dress(page: Page, { language, colorScheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.addInitScript((chosen) => localStorage.setItem('jeongsi.language', chosen), language);
}

/** A page at a window's width, in a language, on a Sunday afternoon that stands still. */
export async function prepare(page: Page, language: string, width: number): Promise<FakeApi> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.addInitScript((chosen) => localStorage.setItem('jeongsi.language', chosen), language);
  await page.clock.install({ time: NOW });
  const api = new FakeApi(page);
  await api.install();
  return api;
}

/** What the window shows: bars that stick stand where a person sees them. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  // The lower half of home begins once the upper one is painted.
  const below = page.locator('app-home :is(app-soon-list, app-first-use, app-newest-messages)');
  if ((await page.locator('app-home').count()) > 0) await below.first().waitFor();
  await page.clock.runFor(1_500);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${OUT}/${name}.png`, animations: 'disabled' });
}
