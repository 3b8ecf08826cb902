import { type Page } from '@playwright/test';

/** On a phone a finger needs 44 × 44 px; links inside a sentence are as high as its lines. */
const LEAST = 44;

/**
 * What can be pressed and is too small for a finger, by name and size. Counted is all that takes the press: what an element
 * contains, such as the larger target that Material lays around an icon, and the label around a checkbox.
 */
export function tooSmall(page: Page, pressable: string): Promise<string[]> {
  return page.evaluate(
    ({ pressable, least }) => {
      const union = (parts: Element[]) => {
        const rects = parts.map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
        const width = Math.max(...rects.map((rect) => rect.right)) - Math.min(...rects.map((rect) => rect.left));
        const height = Math.max(...rects.map((rect) => rect.bottom)) - Math.min(...rects.map((rect) => rect.top));
        return { width, height };
      };
      return [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((target) => {
        if (!target.checkVisibility({ visibilityProperty: true }) || target.closest('[inert]')) return [];
        const { width, height } = union([target.closest('label') ?? target, ...target.querySelectorAll('*')]);
        if (width >= least - 0.5 && height >= least - 0.5) return [];
        const name = target.getAttribute('aria-label') ?? target.innerText.replaceAll('\n', ' ').slice(0, 40);
        return [`${target.tagName.toLowerCase()} "${name}" ${Math.round(width)}×${Math.round(height)}`];
      });
    },
    { pressable, least: LEAST },
  );
}
