import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../programs.mjs';
import { installFromDebian } from '../debian.mjs';
import { openBrowser } from './open-browser.mjs';

/** No first-run pages, and no conversation with its makers. */
const preferences = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'extensions.update.enabled': false,
};

/** An installed Firefox, else, for root, Debian's. */
export async function provideFirefox() {
  const find = () => findProgram('firefox-esr', 'firefox');
  try {
    if (!find()) await installFromDebian('firefox-esr');
  } catch (error) {
    return { missing: `no Firefox is installed, and installing one ${error.message}` };
  }
  const path = find();
  return path
    ? { open: (url, until) => openBrowser(command(path, url), { until }) }
    : { missing: 'no Firefox was found' };
}

const command = (path, url) => (home) => {
  const lines = Object.entries(preferences).map(([key, value]) => `user_pref('${key}', ${value});`);
  writeFileSync(join(home, 'user.js'), lines.join('\n'));
  return [path, '--headless', '--no-remote', '--profile', home, url];
};
