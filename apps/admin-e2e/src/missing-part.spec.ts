import { type Page } from '@playwright/test';
import { expect, test } from './console';

/** Every page and dialog is a file of its own, which the tab fetches when it is wanted. */
const PART = /\/chunk-[\w-]+\.js$/;

const notice = (page: Page) => page.locator('app-missing-part-notice');

test('a page whose file is gone after an update of the server is opened anew', async ({ page, api: _api }) => {
  await page.goto('/');
  await expect(page.locator('app-status-card')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { before: true }));
  await page.route(PART, (route) => route.fulfill({ status: 404, body: '' }));
  // What is loaded anew names the files of now.
  await page.route('**/jobs', async (route) => {
    await page.unroute(PART);
    await route.continue();
  });
  await page.locator('app-navigation').getByRole('link', { name: '작업' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '작업' })).toBeVisible();
  expect(await page.evaluate(() => 'before' in window)).toBe(false);
});

test('without a network it is said that a page did not load; with one it is opened', async ({ page, context, api }) => {
  await page.goto('/');
  await expect(page.locator('app-status-card')).toBeVisible();
  await context.setOffline(true);
  await page.locator('app-navigation').getByRole('link', { name: '작업' }).click();
  await expect(notice(page)).toContainText('화면의 일부를 불러오지 못했어요.');
  await expect(page.locator('app-status-card')).toBeVisible();
  await context.setOffline(false);
  await notice(page).getByRole('button', { name: '새로고침' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '작업' })).toBeVisible();
  expect(api.count('GET /api/scheduler/jobs')).toBeGreaterThan(0);
});

test('a dialog that does not load says so, and leaves the page as it was', async ({ page, api: _api }) => {
  await page.goto('/jobs/1');
  const opener = page.locator('app-page-head').getByRole('button').filter({ hasText: /\d/ }).first();
  await expect(opener).toBeVisible();
  await page.route(PART, (route) => route.abort());
  await opener.click();
  await expect(notice(page)).toContainText('화면의 일부를 불러오지 못했어요.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeEnabled();
});

test('where the lower half of home does not load, the card stands and it is said', async ({ page, api: _api }) => {
  await page.route(PART, (route) => route.abort());
  await page.goto('/');
  await expect(notice(page)).toContainText('화면의 일부를 불러오지 못했어요.');
  await expect(page.locator('app-status-card')).toContainText('1,284');
  await page.unroute(PART);
  await notice(page).getByRole('button', { name: '새로고침' }).click();
  await expect(page.locator('app-soon-list')).toBeVisible();
  await expect(notice(page)).toBeEmpty();
});
