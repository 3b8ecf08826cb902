import { expect, test } from './console';
import { playBuilder } from './fake-api/builder-answers';

test.beforeEach(({ api }) => playBuilder(api));

test('no icon is drawn by a word, and nothing is asked of a database while it is typed', async ({ page, api }) => {
  await page.clock.install();
  await page.goto('/workflows/new?step=2');
  await expect(page.locator('app-stepper')).not.toContainText(/create|done|warning|edit/);
  await page.getByText('데이터베이스', { exact: true }).click();
  await page.getByLabel('데이터 소스').selectOption('고객 DB');
  await page.getByLabel('조회문').pressSequentially('select 1');
  await page.clock.runFor(5_000);
  expect(api.count('POST /api/audiences/preview')).toBe(0);
  await page.getByRole('button', { name: '미리 보기' }).click();
  await expect(page.getByRole('cell', { name: '김지수' })).toBeVisible();
  // Once for the columns, and once more with the column of the addresses that was guessed from them.
  await expect.poll(() => api.count('POST /api/audiences/preview')).toBe(2);
});
