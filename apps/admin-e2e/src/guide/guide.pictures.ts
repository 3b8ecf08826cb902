import { test } from '@playwright/test';
import { MailServer } from '../server/mail-server';
import { RunningServer } from '../server/running-server';
import { Album } from './album';
import { type Bookshop, type Language } from './bookshop';
import { ENGLISH_SHOP } from './bookshop-en';
import { KOREAN_SHOP } from './bookshop-ko';
import { builder } from './builder-chapter';
import { channel, firstLook, home } from './first-chapters';
import { mending, running, watching } from './jobs-chapter';
import { Photographer } from './photographer';
import { DAY_BEGINS, handOutKeys, liveThroughADay } from './shop-day';

const SHOPS: Record<Language, Bookshop> = { ko: KOREAN_SHOP, en: ENGLISH_SHOP };

/** Pages that are told about as they are: where they are, and what has to be there. */
const PAGES = {
  calendar: ['/upcoming?view=month', 'app-calendar-grid'],
  outbox: ['/outbox', 'app-list-frame li'],
  suppressions: ['/settings/suppressions', 'app-suppression-tab tbody tr'],
  holidays: ['/settings/holidays', 'app-holiday-tab tbody tr'],
  keys: ['/settings/access-keys', 'app-access-key-tab tbody tr'],
  audit: ['/audit', 'app-list-frame li'],
} as const;

for (const [language, shop] of Object.entries(SHOPS) as [Language, Bookshop][]) {
  test(`the pictures of the guide, ${language}`, async ({ browser }) => {
    test.setTimeout(15 * 60_000);
    const mail = await MailServer.start();
    const server = await RunningServer.start(DAY_BEGINS);
    try {
      const visitor = await handOutKeys(shop, server);
      const stage = { running: server, mail, visitor };
      const photographer = new Photographer(browser, language, await Album.empty(language), shop, stage);
      await firstLook(photographer);
      await liveThroughADay(shop, stage);
      await home(photographer);
      await channel(photographer);
      await builder(photographer);
      await watching(photographer);
      await mending(photographer);
      for (const [name, [path, content]] of Object.entries(PAGES)) await photographer.takeOf(path, name, content);
      await running(photographer);
    } finally {
      await server.stop();
      await mail.close();
    }
  });
}
