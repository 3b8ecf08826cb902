import { type Page } from '@playwright/test';
import { expect } from './console';

/** In the menu of the app bar, as a person does. */
export async function switchToEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '언어' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('menu')).toHaveCount(0);
}
