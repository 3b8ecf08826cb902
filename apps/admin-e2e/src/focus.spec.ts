import { type Page } from '@playwright/test';
import { expect, test } from './console';
import { open, PAGES, prepare } from './pages';

/** More than any page has before its endless list begins. */
const MOST_STOPS = 70;

for (const width of [1280, 390]) {
  for (const each of PAGES) {
    test(`every key stop is seen on ${each.name}, ${width}`, async ({ page, api }) => {
      test.slow();
      await page.setViewportSize({ width, height: 700 });
      await prepare(page, api, each, 'korean');
      await open(page, each);
      const unseen: string[] = [];
      let stops = 0;
      for (; stops < MOST_STOPS; stops++) {
        await page.keyboard.press('Tab');
        const stop = await focused(page);
        if (stop === null) break;
        if (stop.faults.length > 0) unseen.push(`${stop.name}: ${stop.faults.join(', ')}`);
      }
      expect(stops).toBeGreaterThan(2);
      expect(unseen).toEqual([]);
    });
  }
}

interface Stop {
  name: string;
  /** Why a person could not see where the focus is. */
  faults: string[];
}

/** Where the focus is now; null when it left the page. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(async () => {
    // A list that draws only what is seen has to follow first.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const name = (element.getAttribute('aria-label') ?? element.innerText) || element.outerHTML;
    const faults: string[] = [];

    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((channel) => {
        const value = Number(channel) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const isClear = (colour: string) => colour === 'transparent' || /,\s*0\)$|\/\s*0\)$/.test(colour);
    const behind = (from: Element | null): string => {
      for (let up = from; up !== null; up = up.parentElement) {
        const { backgroundColor } = getComputedStyle(up);
        if (!isClear(backgroundColor)) return backgroundColor;
      }
      return 'rgb(255, 255, 255)';
    };
    const contrast = (a: string, b: string) => {
      const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
      return (light + 0.05) / (dark + 0.05);
    };

    // The ring may be drawn by the stop itself, by a layer in it, or by the label or the field around it.
    const around = element.closest('label, .mat-mdc-form-field, .mat-mdc-checkbox');
    const parents = [element.parentElement, element.parentElement?.parentElement ?? null].filter(
      (each) => each !== null,
    );
    const drawers = [
      ...parents,
      element,
      ...element.querySelectorAll('*'),
      ...(around ? [around, ...around.querySelectorAll('*')] : []),
    ];
    const rings = drawers.flatMap((drawer) =>
      [null, '::before', '::after'].flatMap((pseudo) => {
        const style = getComputedStyle(drawer, pseudo);
        if (pseudo !== null && (style.content === 'none' || style.display === 'none')) return [];
        const outline = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
        const border = style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth);
        return [
          ...(outline >= 2 ? [style.outlineColor] : []),
          ...(border >= 2 && (pseudo !== null || drawer !== element) ? [style.borderTopColor] : []),
        ];
      }),
    );
    if (rings.length === 0) faults.push('no ring of 2 px');
    else if (!rings.some((ring) => contrast(ring, behind(element.parentElement)) >= 3)) {
      faults.push(`ring too weak: ${rings.join(' ')} on ${behind(element.parentElement)}`);
    }

    const box = (around ?? element).getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
    );
    const seen = points.filter(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.contains(element) || around?.contains(hit) === true);
    });
    if (right <= left || bottom <= top) faults.push('outside of the window');
    else if (seen.length === 0) faults.push('covered');
    else if (seen.length < points.length / 2 && box.height < 60) faults.push('half covered');
    return { name: name.replaceAll(/\s+/g, ' ').slice(0, 60), faults };
  });
}
