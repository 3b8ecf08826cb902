import { createServer } from 'node:net';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig, type Config, type Result } from 'lighthouse';
import { chromium as launchOptions } from '../chromium';
import { type Server } from '../ask-server';

export type Device = 'desktop' | 'mobile';

/** What Lighthouse says of the home page of somebody who is logged in. */
export async function judgeHome(server: Server, device: Device, settings: Config['settings'] = {}): Promise<Result> {
  const port = await freePort();
  const args = [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...launchOptions, args });
  try {
    const config: Config = { extends: 'lighthouse:default', settings: { ...deviceSettings[device], ...settings } };
    const flags = { port, logLevel: 'error', extraHeaders: { Cookie: await session(server) } } as const;
    const run = await lighthouse(`${server.url}/`, flags, config);
    if (!run) throw new Error('Lighthouse said nothing.');
    const { lhr } = run;
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    if (lhr.finalDisplayedUrl !== `${server.url}/`) throw new Error(`Lighthouse ended up at ${lhr.finalDisplayedUrl}.`);
    return lhr;
  } finally {
    await browser.close();
  }
}

const deviceSettings: Record<Device, Config['settings']> = { desktop: desktopConfig.settings, mobile: {} };

/** Of 100. */
export function score(result: Result, category: string): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100);
}

async function session({ url, key }: Server): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ key }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`No session: ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
