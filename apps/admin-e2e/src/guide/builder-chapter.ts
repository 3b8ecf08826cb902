import { type Page } from '@playwright/test';
import { type Photographer } from './photographer';

/** A month-end statement from a CSV file, from its name to its page. */
export async function builder(at: Photographer): Promise<void> {
  const { say, shop } = at;
  const page = await at.open({ height: 960 });
  const field = (key: string) => page.getByLabel(say(key), { exact: true }).first();
  const radio = (key: string) => page.getByRole('radio', { name: say(key) });
  const next = (step: string) => at.button(page, 'builder.next', { step: say(`builder.step.${step}`) }).click();

  await page.goto('/workflows/new');
  await field('builder.name').fill(shop.statement.name);
  await radio('channel.email').check();
  await page.locator('app-account-field select').selectOption(shop.mail);
  await page.evaluate(() => scrollTo(0, 0));
  await at.take(page, 'builder-basics', page.locator('app-basics-step'));
  await next('audience');

  await radio('builder.source.file').check();
  const file = { name: shop.statement.file, mimeType: 'text/csv', buffer: Buffer.from(shop.statement.csv) };
  await page.locator('input[type=file]').setInputFiles(file);
  await at.take(page, 'builder-audience', page.locator('app-funnel li'));
  await next('message');

  await field('builder.subject').fill(shop.statement.subject);
  const [greeting, rest] = shop.statement.sentence;
  const [name, , amount] = shop.statement.csv.split('\n')[0]?.split(',') ?? [];
  await field('builder.body').fill(`#{${name}}${greeting}#{${amount}}${rest}`);
  await at.take(page, 'builder-message', page.locator('app-message-frame').getByText('12,400'));
  await next('sending');
  await at.take(page, 'builder-sending', page.locator('app-sending-step'));
  await next('schedule');

  await monthly(page, at);
  const day = (name: string) => page.getByRole('button', { name, exact: true });
  await day('1').click();
  await day('31').click();
  await radio('builder.holidays.previous').check();
  await page.locator('app-month-fields').scrollIntoViewIfNeeded();
  await at.take(page, 'builder-month-end', page.locator('app-schedule-aside time'));
  await day('31').click();
  await at.button(page, 'builder.month.businessDays').click();
  await radio('builder.holidays.run').check();
  await page.evaluate(() => scrollTo(0, 0));
  await at.take(page, 'builder-schedule', page.locator('app-schedule-aside time'));
  await next('review');

  await field('builder.test.address').fill('me@example.com');
  await at.button(page, 'builder.test.send').click();
  const done = page.getByText(say('builder.test.done'));
  await done.waitFor();
  await done.scrollIntoViewIfNeeded();
  await at.take(page, 'builder-test', done);
  await page.evaluate(() => scrollTo(0, 0));
  await at.take(page, 'builder-review', page.locator('app-checklist'));
  await at.button(page, 'builder.saveOn').click();
  await page.waitForURL(/\/workflows\/[0-9a-f-]{36}$/);
  await page.locator('mat-snack-bar-container').waitFor({ state: 'detached' });
  await at.take(page, 'workflow', page.locator('app-next-runs li'));
  await page.context().close();
  await atNight(at);
}

async function monthly(page: Page, at: Photographer): Promise<void> {
  await page.getByRole('radio', { name: at.say('type.recurring') }).check();
  await at.button(page, 'builder.frequency.monthly').click();
}

/** An advertisement at an hour at which the law wants another consent. */
async function atNight(at: Photographer): Promise<void> {
  const page = await at.open();
  const { say, shop } = at;
  await page.goto('/workflows/new');
  await page.getByLabel(say('builder.name'), { exact: true }).first().fill(shop.nightAd);
  await page.getByRole('radio', { name: say('purpose.advertising') }).check();
  await page.getByRole('radio', { name: say('channel.sms') }).check();
  await page.locator('app-account-field select').selectOption(shop.sms);
  await page.getByRole('link', { name: say('builder.step.schedule') }).click();
  await page.getByRole('radio', { name: say('type.recurring') }).check();
  // A single date has a time of the same name, which may still stand there.
  await page.locator('app-times-field').getByLabel(say('builder.times'), { exact: true }).fill('21:10');
  await at.take(page, 'night', page.locator('app-schedule-aside .note'));
  await page.context().close();
}
