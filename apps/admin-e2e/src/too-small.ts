import { type Page } from '@playwright/test';

/** On a phone a finger needs 44 × 44 px. */
const LEAST = 44;

const PRESSABLE = [
  ...['a[href]', 'button:not(:disabled)', 'select', 'summary', 'textarea', 'input:not([type=hidden], :disabled)'],
  ...['[role=button]', '[role=tab]', '[role=option]', '[role=switch]', '[role^=menuitem]'],
].join(', ');

/**
 * What can be pressed and is too small for a finger, by name and size. Measured is what takes the press: from the middle of
 * each target, how far the browser still finds the target, a part of it (also a layer that reaches over a whole row), its
 * label, or the box of its field.
 *
 * Left out are: what is off the screen until it has the focus; native inputs hidden behind what is drawn for them; and, as in
 * WCAG 2.5.8, links inline in text: laid out as text (`display: inline`) in a line that has other words than theirs.
 */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ pressable, least }) => {
      const STEP = 0.25;
      const isInline = (target: Element) => {
        if (!target.matches('a') || getComputedStyle(target).display !== 'inline') return false;
        const line = target.parentElement?.innerText ?? '';
        return line.trim().length > (target as HTMLElement).innerText.trim().length;
      };
      // Both hand a press anywhere in them to what they hold.
      const boxOf = (target: Element) => target.closest('label, .mat-mdc-text-field-wrapper');
      const takes = (target: Element, x: number, y: number) => {
        const hit = document.elementFromPoint(x, y);
        if (hit === null) return false;
        if (target.contains(hit) || boxOf(target)?.contains(hit) === true) return true;
        const label = hit.closest('label');
        return label !== null && label.control === target;
      };
      const reach = (target: Element, x: number, y: number, dx: number, dy: number) => {
        let far = 0;
        while (far < least && takes(target, x + dx * (far + STEP), y + dy * (far + STEP))) far += STEP;
        return far;
      };
      // Behind a dialog nothing can be pressed.
      const whole = document.querySelector('[role=dialog], dialog[open]') ?? document;
      return [...whole.querySelectorAll<HTMLElement>(pressable)].flatMap((target) => {
        if (!target.checkVisibility({ visibilityProperty: true }) || target.closest('[inert]')) return [];
        if (isInline(target) || getComputedStyle(target).pointerEvents === 'none') return [];
        target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const box = target.getBoundingClientRect();
        if (box.right <= 0 || box.bottom <= 0 || box.width <= 1 || box.height <= 1) return [];
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const width = reach(target, x, y, -1, 0) + reach(target, x, y, 1, 0);
        const height = reach(target, x, y, 0, -1) + reach(target, x, y, 0, 1);
        // The browser's own rounding to pixels is no fault.
        if (width > least - 1 && height > least - 1) return [];
        const name = target.getAttribute('aria-label') ?? target.innerText.replaceAll('\n', ' ').slice(0, 40);
        return [
          `${target.tagName.toLowerCase()}.${target.className} "${name}" ${Math.round(width)}×${Math.round(height)}`,
        ];
      });
    },
    { pressable: PRESSABLE, least: LEAST },
  );
}
