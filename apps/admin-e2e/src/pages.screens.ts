import { test } from '@playwright/test';
import { FakeApi } from './fake-api/fake-api';
import { open, PAGES, prepare } from './pages';
import { CONSOLE, dress, lookName, LOOKS, shoot } from './picture';

for (const look of LOOKS) {
  for (const each of PAGES) {
    test(`${each.name} ${lookName(look)}`, async ({ page }) => {
      const api = new FakeApi(page);
      await api.install();
      await dress(page, look);
      await prepare(page, api, each, look.language === 'en' ? 'english' : 'korean');
      await open(page, each, CONSOLE);
      await shoot(page, `${each.name}-${lookName(look)}`);
    });
  }
}
