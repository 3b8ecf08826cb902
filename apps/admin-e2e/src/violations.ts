import { type Page } from '@playwright/test';
import { findings } from './axe';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that a change of colours can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds in both themes. In the second one only the colours differ, so only their rules run again. */
export async function violationsInBothThemes(page: Page, without: string[] = []): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const found = await violations(page, without);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  return [...found, ...(await findings(page, { runOnly: { type: 'rule', values: COLOUR_RULES } }))];
}

/** What axe finds, once everything that fades in has arrived. */
export async function violations(page: Page, without: string[] = []): Promise<string[]> {
  await settled(page);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  return findings(page, { runOnly: { type: 'tag', values: TAGS }, rules });
}

function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const finite = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(finite.map((each) => each.finished.catch(() => undefined)));
  });
}
