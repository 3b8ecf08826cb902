import { expect as atOnce } from './console';
import { Keyboard } from './keyboard';
import { MailServer } from './server/mail-server';
import { test } from './server/own-server';

/** Five lines for three people: one has no address, one is there twice. */
const CSV = [
  'name,email,amount',
  'Ada,ada@example.com,"1,200"',
  'Grace,grace@example.com,350',
  'Linus,linus@example.com,89',
  'Nobody,,10',
  'Ada,ada@example.com,"1,200"',
].join('\n');

/** A whole way on a busy machine: what matters is that it comes. */
const expect = atOnce.configure({ timeout: 30_000 });

const DAY_MS = 24 * 60 * 60 * 1_000;

test.use({ locale: 'en-US' });

let mail: MailServer;

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test.beforeEach(async () => {
  mail = await MailServer.start();
  mail.unknown.add('linus@example.com');
});

test.afterEach(() => mail.close());

test('a newcomer without a mouse makes a recurring mail from a CSV, moves it, runs it, and settles who did not get it', async ({
  page,
  server,
}) => {
  test.setTimeout(300_000);
  const keys = await Keyboard.at(page);
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first();
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const group = (name: string) => page.getByRole('group', { name, exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const row = (text: string) => page.getByRole('row').filter({ hasText: text });

  await page.goto(`/#key=${server.key}`);
  await expect(page.getByRole('heading', { name: 'Scheduler status' })).toBeVisible();

  // Where do messages leave by?
  await keys.enter(link('Channels'));
  await keys.pickFrom(button('Connect a channel'), 'E-mail server');
  await keys.type(dialog.getByRole('textbox', { name: 'Name', exact: true }), 'Office mail');
  await keys.type(dialog.getByRole('textbox', { name: 'Server' }), '127.0.0.1');
  await keys.type(dialog.getByRole('textbox', { name: 'Port' }), String(mail.port));
  await keys.type(dialog.getByRole('textbox', { name: 'Sender address' }), 'notice@example.com');
  await keys.enter(dialog.getByRole('button', { name: 'Test connection' }));
  await expect(dialog).toContainText('Connected');
  await keys.enter(dialog.getByRole('button', { name: 'Save' }));
  await expect(page.getByRole('heading', { name: 'Office mail' })).toBeVisible();

  // What, to whom, when.
  await keys.enter(link('Workflows'));
  await keys.enter(link('New workflow'));
  await keys.type(field('Name'), 'Month-end statement');
  await keys.choose(group('Channel'), /^E-mail/);
  await keys.pick(page.getByRole('combobox', { name: /ccount/ }), 'Office mail');
  await keys.enter(button('Next: Audience'));

  await keys.choose(group('Where they come from'), /^CSV file/);
  const files = await keys.openFiles(button('Choose a file'));
  await files.setFiles({ name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await expect(page.getByText('november.csv · 5')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue('email');
  await expect(main).toContainText(/With a valid address\s*4/);
  await expect(main).toContainText(/Without duplicates\s*3/);
  await keys.enter(button('Next: Message'));

  await keys.type(field('Subject'), 'Your statement');
  await keys.type(field('Text'), 'This month it is ');
  await keys.pickFrom(button('Insert a variable into Text'), 'amount');
  await expect(field('Text')).toBeFocused();
  await page.keyboard.type(' won.');
  await expect(page.getByText('This month it is 1,200 won.')).toBeVisible();
  await keys.enter(button('Next: Sending'));
  await keys.enter(button('Next: Schedule'));

  await keys.choose(group('How it runs'), /^Repeat/);
  await keys.enter(button('Month'));
  await keys.enter(button('By business day'));
  await expect(main).toContainText('On the last business day of every month at 9:00 AM');
  await keys.enter(button('Next: Review and test'));

  await keys.type(page.getByLabel('My address'), 'me@example.com');
  await keys.enter(button('Send me a test'));
  await expect(page.getByText('The test is over.')).toBeVisible();
  expect(mail.delivered).toEqual(['me@example.com']);
  await keys.enter(button('Save and switch on'));
  await expect(page.getByText('Saved and switched on')).toBeVisible();

  // Its job is found, and moved.
  await keys.enter(link('Jobs'));
  await keys.enter(link('Month-end statement'));
  await keys.enter(button('Move'));
  const later = new Date(Date.now() + 2 * DAY_MS);
  await keys.type(dialog.getByLabel('Date', { exact: true }), dayInSeoul(later));
  await keys.type(dialog.getByLabel('Time', { exact: true }), '10:30');
  await keys.enter(dialog.getByRole('button', { name: 'Move' }));
  await expect(page.getByRole('listitem').filter({ hasText: /^Moved from/ })).toContainText(/9:00 AM.*10:30 AM/);

  // It is run now, beside the plan.
  await keys.enter(button('Run now'));
  await expect(dialog.getByRole('radio', { name: /^Keep it/ })).toBeChecked();
  await keys.enter(dialog.getByRole('button', { name: 'Run now' }));
  await expect(main).toContainText('Partly failed');
  await expect(main).toContainText('2 / 5');
  await expect
    .poll(() => [...mail.delivered].sort())
    .toEqual(['ada@example.com', 'grace@example.com', 'me@example.com']);

  // Who did not get it, and why.
  await keys.enter(button('Failed 1'));
  await expect(row('Linus')).toContainText('The mail server refused (SMTP 550)');
  await expect(row('Grace')).toHaveCount(0);
  await keys.enter(button('Left out 2'));
  await expect(row('Nobody')).toContainText('Invalid address');

  // The address is gone for good: nobody writes to it any more, and the next run says so.
  await keys.enter(link('Settings'));
  await keys.enter(link('Suppressions'));
  await keys.enter(button('Add a suppression'));
  await keys.type(dialog.getByLabel('Address'), 'linus@example.com');
  await keys.pick(dialog.getByRole('combobox', { name: 'Scope' }), 'Everything');
  await keys.enter(dialog.getByRole('button', { name: 'Add' }));
  await expect(page.getByText('Nothing more is sent to linus@example.com')).toBeVisible();

  await keys.enter(link('Jobs'));
  await keys.enter(link('Month-end statement'));
  await keys.enter(button('Run now'));
  await keys.enter(dialog.getByRole('button', { name: 'Run now' }));
  await expect(main).toContainText('Completed');
  await expect(row('Linus')).toContainText('Opted out');

  keys.expectNothingByHand();
});

/** `2026-12-01` */
function dayInSeoul(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' }).format(at);
}
