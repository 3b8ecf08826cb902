import { expect, type Page, test as base } from '@playwright/test';
import { FakeApi } from './fake-api/fake-api';

/** What Playwright's own clock throws when it is taken out of a window that the next test uses again. */
const CLOCK_GONE = "Cannot read properties of undefined (reading 'controller')";

interface ConsoleFixtures {
  /** The server under test, `http://127.0.0.1:…`. */
  server: { url: string; key: string };
  /** Intercepts `/api` with answers of the test's own; installed on first use. */
  api: FakeApi;
  /** Fails the test when the page asked another origin, broke its content security policy, or logged an error. */
  wellBehaved: undefined;
}

/** A page of the console. Its address is relative; every test also watches that the page behaves. */
export const test = base.extend<ConsoleFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern here.
  server: async ({}, use) => {
    await use({ url: required('CONSOLE_URL'), key: required('CONSOLE_KEY') });
  },
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  api: async ({ page }, use) => {
    const api = new FakeApi(page);
    await api.install();
    await use(api);
    await api.uninstall();
  },
  wellBehaved: [
    async ({ page, server }, use, { testId }) => {
      await page.addInitScript(forgetOthers, testId);
      const misdeeds = watch(page, server.url);
      await use(undefined);
      expect(misdeeds).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * Runs in the page, before its first script. The window is emptied between tests, but a page that is left may still keep
 * its draft right after that.
 */
function forgetOthers(test: string): void {
  try {
    if (sessionStorage.getItem('test') === test) return;
    localStorage.clear();
    sessionStorage.clear();
    sessionStorage.setItem('test', test);
  } catch {
    // The frame of a message has no storage.
  }
}

/** What the page did that it must not do. Refused requests are the tests' own doing and no misdeed. */
function watch(page: Page, own: string): string[] {
  const misdeeds: string[] = [];
  // Of the whole context: also what another tab, a worker or a frame of a message asks for.
  page.context().on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${own}/`) && !/^(data|blob|about):/.test(url)) misdeeds.push(`asked ${url}`);
  });
  page.on('pageerror', ({ message }) => {
    if (message !== CLOCK_GONE) misdeeds.push(`threw ${message}`);
  });
  page.on('console', (message) => {
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) misdeeds.push(`logged ${message.text()}`);
  });
  return misdeeds;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the global setup starts the server and sets it.`);
  return value;
}

/** Chooses a language before the page loads. */
export async function useLanguage(page: Page, language: 'ko' | 'en'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('jeongsi.language', chosen), language);
}

/** Logs in by the field, as a person does. */
export async function logIn(page: Page, key: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('접근 키', { exact: true }).fill(key);
  await page.getByRole('button', { name: '로그인' }).click();
  await expect(page.getByRole('heading', { name: '스케줄러 상태' })).toBeVisible();
}
