import AxeBuilder from '@axe-core/playwright';
import { type Page } from '@playwright/test';

/** The rules that a change of colours can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds in both themes. In the second one only the colours differ, so only their rules run again. */
export async function violationsInBothThemes(page: Page, without: string[] = []): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const found = await violations(page, without);
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  return [...found, ...flat(await new AxeBuilder({ page }).withRules(COLOUR_RULES).analyze())];
}

/** What axe finds, once everything that fades in has arrived. */
export async function violations(page: Page, without: string[] = []): Promise<string[]> {
  await settled(page);
  return flat(
    await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .disableRules(without)
      .analyze(),
  );
}

function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const finite = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(finite.map((each) => each.finished.catch(() => undefined)));
  });
}

function flat({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
