import { join } from 'node:path';
import { provideBrowser } from './browser.mjs';
import { run } from './child.mjs';
import { impossible, playwrightResult } from './results.mjs';
import { hasProject, program, resultsFolder } from './workspace.mjs';

/** The console of the built server in a real browser. */
export async function browserTests() {
  const name = 'admin-e2e';
  if (!hasProject('apps/admin-e2e')) return [impossible(name, 'the project is missing')];
  const browser = await provideBrowser();
  if ('missing' in browser) return [impossible(name, browser.missing)];

  const report = join(resultsFolder, 'admin-e2e.json');
  const config = 'apps/admin-e2e/playwright.config.ts';
  const ended = await run([program('playwright'), 'test', '-c', config, '--reporter=list,json'], {
    env: { CHROME_PATH: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    timeoutMs: 60 * 60_000,
  });
  return [playwrightResult(name, report, ended)];
}
