import { type Locator, type Page } from '@playwright/test';
import { type ConsolePage, pageNamed } from './pages';
import { type Language, says } from './texts';

/** A dialog, a sheet or a menu, and how a person comes to it. */
export interface Dialog {
  name: string;
  page: ConsolePage;
  show: (page: Page, language: Language) => Promise<void>;
}

const button = (within: Page | Locator, language: Language, key: string) =>
  within.getByRole('button', { name: says(language, key) }).first();

/** A button in the page's content; then, where it opens a menu, the entry of that menu. */
const click =
  (key: string, entry?: string): Dialog['show'] =>
  async (page, language) => {
    await button(page.locator('main'), language, key).click();
    if (entry !== undefined) await page.getByRole('menuitem', { name: says(language, entry) }).click();
  };

/** The first row's menu. */
const rowMenu =
  (entry: string, nth = 0): Dialog['show'] =>
  async (page, language) => {
    await page
      .locator(
        'main [aria-haspopup=menu][matIconButton], main td [aria-haspopup=menu], main li [aria-haspopup=menu], app-delivery-list [aria-haspopup=menu]',
      )
      .nth(nth)
      .click();
    await page.getByRole('menuitem', { name: says(language, entry) }).click();
  };

export const DIALOGS: readonly Dialog[] = [
  { name: 'workflow: run now', page: pageNamed('workflow'), show: click('workflow.runNow') },
  {
    name: 'workflow: archive',
    page: pageNamed('workflow'),
    show: async (page, language) => {
      await page.locator('app-page-head [aria-haspopup=menu]').click();
      await page.getByRole('menuitem', { name: says(language, 'workflow.archive') }).click();
    },
  },
  { name: 'job: move', page: pageNamed('job-planned'), show: click('job.move') },
  { name: 'job: run now', page: pageNamed('job-planned'), show: click('job.runNow') },
  { name: 'job: cancel', page: pageNamed('job-planned'), show: click('job.cancel') },
  { name: 'job: abort', page: pageNamed('job-live'), show: click('job.abort') },
  {
    name: 'job: retry',
    page: pageNamed('job'),
    show: (page) => page.locator('app-page-head button').filter({ hasText: /\d/ }).first().click(),
  },
  { name: 'delivery: message', page: pageNamed('job'), show: rowMenu('delivery.message') },
  { name: 'delivery: resend', page: pageNamed('job'), show: rowMenu('delivery.resend', 5) },
  { name: 'delivery: settle', page: pageNamed('job'), show: rowMenu('delivery.settle', 5) },
  {
    name: 'calendar: a day',
    page: pageNamed('calendar-month'),
    show: (page) => page.locator('[data-day="2026-11-24"]').click(),
  },
  { name: 'builder: calendar', page: pageNamed('builder-5-schedule'), show: click('builder.calendar.open') },
  { name: 'builder: switch on', page: pageNamed('builder-6-review'), show: click('builder.saveOn') },
  { name: 'channel: e-mail', page: pageNamed('channels'), show: click('channels.add', 'connection.kind.smtp') },
  { name: 'channel: webhook', page: pageNamed('channels'), show: click('channels.add', 'connection.kind.webhook') },
  { name: 'channel: Solapi', page: pageNamed('channels'), show: click('channels.add', 'connection.kind.solapi') },
  { name: 'channel: change', page: pageNamed('channels'), show: rowMenu('connection.change') },
  { name: 'channel: remove', page: pageNamed('channels'), show: rowMenu('form.remove', 2) },
  { name: 'channel: account', page: pageNamed('channels'), show: click('connection.account.show') },
  { name: 'source: database', page: pageNamed('data-sources'), show: click('sources.add', 'connection.kind.postgres') },
  { name: 'source: service', page: pageNamed('data-sources'), show: click('sources.add', 'connection.kind.http') },
  { name: 'source: sample', page: pageNamed('data-sources'), show: rowMenu('sources.sample') },
  { name: 'holiday: add', page: pageNamed('holidays'), show: click('holiday.add') },
  { name: 'suppression: add', page: pageNamed('suppressions'), show: click('suppression.add') },
  { name: 'suppression: import', page: pageNamed('suppressions'), show: click('suppression.import') },
  { name: 'access key: make', page: pageNamed('access-keys'), show: click('accessKey.add') },
  { name: 'access key: revoke', page: pageNamed('access-keys'), show: click('accessKey.revokeOf') },
];

/** What drops down from the app bar; `region` cannot hold there, for Material lays it beside the landmarks. */
export const MENUS = ['app-language-menu', 'app-theme-menu', 'app-account-menu'] as const;
