import { type Photographer } from './photographer';

/** The console before anybody did anything. */
export async function firstLook(at: Photographer): Promise<void> {
  await at.takeOf('/', 'first-look', 'app-first-use');
}

export async function home(at: Photographer): Promise<void> {
  await at.takeOf('/', 'home', 'app-hour-chart svg[role=img]', { height: 1180 });
  await at.takeOf('/', 'home-dark', 'app-hour-chart svg[role=img]', { colorScheme: 'dark', height: 1180 });
  await at.takeOf('/', 'phone-home', 'app-hour-chart svg[role=img]', { width: 390 });
  await at.takeOf('/jobs?tab=done', 'phone-jobs', 'main app-state-chip', { width: 390 });
}

export async function channel(at: Photographer): Promise<void> {
  await at.takeOf('/channels', 'channels', 'main app-state-chip');
  const page = await at.open();
  await page.goto('/channels');
  await at.button(page, 'channels.add').click();
  await page.getByRole('menuitem', { name: at.say('connection.kind.smtp') }).click();
  const dialog = page.getByRole('dialog');
  const fill = (key: string, text: string) =>
    dialog
      .getByRole('textbox', { name: at.say(key) })
      .first()
      .fill(text);
  await fill('connection.field.name', at.shop.mail);
  await fill('connection.field.host', 'mail.example.com');
  await fill('connection.field.port', '587');
  await fill('connection.field.user', 'notice');
  await at.take(page, 'channel-new', dialog);
  await page.context().close();
}
