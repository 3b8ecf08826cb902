/**
 * The console's dates as Chromium, Firefox and WebKit write them. Each browser opens one page of ours, which runs the
 * console's own code on its goldens and posts what came out.
 */
import { provideBrowser } from './browser.mjs';
import { openGoldens } from './engines/golden-page.mjs';
import { chromiumCommand } from './engines/chromium.mjs';
import { datesIn } from './engines/dates-in.mjs';
import { provideFirefox } from './engines/firefox.mjs';
import { provideWebkit } from './engines/webkit.mjs';

/** A way to start a browser at an address: `{ open }`, else `{ missing: why }`. */
const engines = {
  Chromium: async () => chromiumCommand(await provideBrowser()),
  Firefox: provideFirefox,
  WebKit: provideWebkit,
};

/** @returns {Promise<import('./results.mjs').Result[]>} one for each engine */
export async function dateEngines() {
  const results = [];
  for (const [engine, provide] of Object.entries(engines)) results.push(await datesIn(engine, provide, openGoldens));
  return results;
}
