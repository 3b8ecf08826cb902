import { containerArgs } from '../browser.mjs';
import { openBrowser } from './open-browser.mjs';

/** @param {{ path: string } | { missing: string }} browser */
export function chromiumCommand(browser) {
  if ('missing' in browser) return browser;
  return {
    open: (url, until) =>
      openBrowser((home) => [browser.path, ...containerArgs, `--user-data-dir=${home}`, url], { until }),
  };
}
