import { test } from '@playwright/test';
import { FakeApi } from './fake-api/fake-api';
import { longer } from './long-texts';
import { pageNamed } from './pages';
import { CONSOLE, dress, lookName, LOOKS, shoot } from './picture';
import { BROKEN, DATA_PAGES, type DataPage, NEVER, NOTHING, REFUSED, start, type StateAnswer } from './states';

interface State {
  name: string;
  answer: StateAnswer;
  /** Where it is seen; everywhere without it. */
  path?: (page: DataPage) => string | undefined;
}

const STATES: readonly State[] = [
  { name: 'loading', answer: () => NEVER },
  { name: 'empty', answer: () => NOTHING },
  { name: 'filtered-empty', answer: () => NOTHING, path: ({ filtered }) => filtered?.path },
  { name: 'broken', answer: () => BROKEN },
  { name: 'refused', answer: () => REFUSED },
  { name: 'unreachable', answer: () => 'unreachable' },
  { name: 'long-text', answer: () => null },
];

for (const look of LOOKS.filter(({ language }) => language === 'ko')) {
  for (const each of DATA_PAGES) {
    for (const { name, answer, path } of STATES) {
      const at = path === undefined ? pageNamed(each.name).path : path(each);
      if (at === undefined || (name === 'empty' && each.none === undefined)) continue;
      test(`${each.name} ${name} ${lookName(look)}`, async ({ page }) => {
        const api = new FakeApi(page);
        await api.install();
        await dress(page, look);
        await start(page, api, pageNamed(each.name), each.needs, answer);
        if (name === 'long-text') api.rewrite(longer);
        await page.goto(`${CONSOLE}${at}`);
        await shoot(page, `state-${each.name}-${name}-${lookName(look)}`);
      });
    }
  }
}
