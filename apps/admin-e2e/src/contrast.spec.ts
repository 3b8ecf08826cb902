import { type Page } from '@playwright/test';
import { expect, test } from './console';

const SURFACES = ['--app-card', '--app-tile', '--mat-sys-surface', '--mat-sys-surface-container-highest'];
/** A bar is never drawn on what is hovered or chosen. */
const BARS_STAND_ON = SURFACES.slice(0, 3);
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

/** What has no letters: fills of bars, icons, the borders of controls. */
const SHAPE_PAIRS: [string, string][] = [
  ...STATES.flatMap((state) => BARS_STAND_ON.map((surface): [string, string] => [`--app-${state}-fill`, surface])),
  ...STATES.map((state): [string, string] => [`--app-${state}-fg`, `--app-${state}-container`]),
  ...SURFACES.map((surface): [string, string] => ['--mat-sys-outline', surface]),
  ...SURFACES.map((surface): [string, string] => ['--mat-sys-primary', surface]),
  ['--mat-sys-primary', '--app-nav'],
];

/** Divides what is apart anyway; nothing is told by it. */
const DECORATION = ['--app-line'];

const MODES = [
  { colorScheme: 'light', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const;

for (const mode of MODES) {
  test(`colours can be told apart, ${mode.colorScheme}, contrast ${mode.contrast}`, async ({ page, api: _api }) => {
    await page.emulateMedia(mode);
    await page.goto('/');
    expect(await below(page, TEXT_PAIRS, 4.5)).toEqual([]);
    expect(await below(page, SHAPE_PAIRS, 3)).toEqual([]);
  });
}

test('no colour of the console goes unmeasured', async ({ page, api: _api }) => {
  await page.goto('/');
  const measured = new Set([...TEXT_PAIRS, ...SHAPE_PAIRS].flat());
  const colours = await page.evaluate(() => {
    const names = [...document.styleSheets]
      .filter(({ href }) => href === null || href.startsWith(location.origin))
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => (rule instanceof CSSStyleRule ? [...rule.style] : []))
      .filter((name) => name.startsWith('--app-'));
    const style = getComputedStyle(document.documentElement);
    return [...new Set(names)].filter((name) => CSS.supports('color', style.getPropertyValue(name)));
  });
  expect(colours.length).toBeGreaterThan(20);
  expect(colours.filter((name) => !measured.has(name) && !DECORATION.includes(name))).toEqual([]);
});

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
