import { type Page } from '@playwright/test';
import { expect, test } from './console';

const SURFACES = ['--app-card', '--app-tile', '--mat-sys-surface', '--mat-sys-surface-container-highest'];
const STATES = ['ok', 'warn', 'err', 'run', 'idle', 'abort'];

/** Foreground, background and the least ratio that WCAG AA asks for. */
const TEXT_PAIRS: [string, string][] = [
  ...STATES.map((state): [string, string] => [`--app-${state}-on`, `--app-${state}-container`]),
  ...STATES.flatMap((state) => SURFACES.map((surface): [string, string] => [`--app-${state}-fg`, surface])),
  ...SURFACES.map((surface): [string, string] => ['--app-muted', surface]),
  ...SURFACES.map((surface): [string, string] => ['--mat-sys-on-surface', surface]),
  ['--mat-sys-on-surface-variant', '--app-nav'],
  ['--mat-sys-on-primary-container', '--app-selected'],
  ['--mat-sys-on-primary', '--mat-sys-primary'],
  ['--mat-sys-primary', '--app-card'],
];

const SHAPE_PAIRS: [string, string][] = [
  ...STATES.map((state): [string, string] => [`--app-${state}-fill`, '--app-card']),
  ['--mat-sys-outline', '--app-card'],
  ['--mat-sys-primary', '--mat-sys-surface'],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`colours can be told apart, ${colorScheme}`, async ({ page, api: _api }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    expect(await below(page, TEXT_PAIRS, 4.5)).toEqual([]);
    expect(await below(page, SHAPE_PAIRS, 3)).toEqual([]);
  });
}

/** The pairs whose contrast stays below `least`, as the browser computes their colours. */
function below(page: Page, pairs: [string, string][], least: number): Promise<string[]> {
  return page.evaluate(
    ({ pairs, least }) => {
      const probe = document.body.appendChild(document.createElement('i'));
      const luminance = (token: string) => {
        probe.style.color = `var(${token})`;
        const channels =
          getComputedStyle(probe)
            .color.match(/[\d.]+/g)
            ?.slice(0, 3) ?? [];
        const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
          const value = Number(channel) / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const weak = pairs.flatMap(([front, back]) => {
        const [light = 0, dark = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
        const ratio = (light + 0.05) / (dark + 0.05);
        return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
      });
      probe.remove();
      return weak;
    },
    { pairs, least },
  );
}
