import { type Page } from '@playwright/test';
import { expect, test } from './console';
import { open, PAGES, prepare } from './pages';
import { switchToEnglish } from './switch-language';
import { TEXT_KEYS } from './texts';

/** The same in both languages: names of this and of other products, formats, zones, and each language's own name. */
const UNTRANSLATED = new Set([
  'API',
  'CSV',
  'HTML',
  'HTTP',
  'IP',
  'JSON',
  'PostgreSQL',
  'SQL',
  'URL',
  'English',
  '한국어',
]);

for (const each of PAGES) {
  test(`every text changes with the language on ${each.name}`, async ({ page, api }) => {
    // What people wrote is English here, so that any Hangul after the switch is the console's.
    await prepare(page, api, each, 'english');
    await open(page, each);
    const address = page.url();
    const korean = await words(page);
    await page.evaluate(() => Object.assign(window, { sameLoad: true }));

    await switchToEnglish(page);

    const own = (text: string) => !isTold(text, api.told) && !UNTRANSLATED.has(text);
    await expect
      .poll(async () => (await words(page)).filter((text) => /\p{Script=Hangul}/u.test(text) && text !== '한국어'))
      .toEqual([]);
    const english = await words(page);
    const stayed = () => english.filter((text) => /\p{L}{2}/u.test(text) && korean.includes(text) && own(text));
    // The rows of a list stand before the server has told them back.
    await expect.poll(stayed).toEqual([]);
    const keys = new Set(TEXT_KEYS);
    expect([...korean, ...english].filter((text) => keys.has(text))).toEqual([]);
    // Icons are drawings here: no name of one is ever read as a word.
    expect([...korean, ...english].filter((text) => /^(create|done|warning|edit|error)$/.test(text))).toEqual([]);
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => 'sameLoad' in window)).toBe(true);
    await expect(page).toHaveTitle(/Jeongsi/);
  });
}

test('a key that was refused keeps the words that say so, in the other language', async ({ page, api }) => {
  api.on('GET /api/session', () => ({ code: 401, body: {} }));
  api.on('POST /api/session', () => ({ code: 401, body: {} }));
  await page.goto('/login');
  await page.locator('input[matinput]').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/\p{Script=Hangul}/u);
  await switchToEnglish(page);
  await expect(page.getByRole('alert')).toHaveText(/^[^\p{Script=Hangul}]*\p{Script=Latin}[^\p{Script=Hangul}]*$/u);
  await expect(page.locator('input[matinput]')).toHaveValue('wrong');
});

/** What a person sees or hears: the texts that are shown, and those that name what is shown without one. */
function words(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const add = (text: string | null) => {
      const clean = (text ?? '').replaceAll(/\s+/g, ' ').trim();
      if (clean !== '') found.add(clean);
    };
    for (const element of document.querySelectorAll('body *')) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || !element.checkVisibility()) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) add(element.getAttribute(name));
    }
    return [...found];
  });
}

/** Whether it came from the server or from the draft: whole, as a part (a name in a list, a short id), or masked. */
function isTold(text: string, told: ReadonlySet<string>): boolean {
  if (text.includes('***')) return true;
  return [...told]
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .some((each) => each.includes(text) || (each.length > 3 && text.includes(each)));
}
