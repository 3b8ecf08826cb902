import { type Browser, type Page } from '@playwright/test';
import { type SchedulerStatus } from '@jeongsi/contract';
import { type Language } from './bookshop';

export interface Look {
  colorScheme?: 'light' | 'dark';
  width?: 1280 | 390;
  /** Of the window: as much as the picture needs. */
  height?: number;
}

/** A page in the reader's language, with the server's time on the wall, signed in. */
export async function visit(
  browser: Browser,
  server: { url: string; key: string },
  { language, colorScheme = 'light', width = 1280, height = 844 }: Look & { language: Language },
): Promise<Page> {
  const page = await browser.newPage({
    baseURL: server.url,
    locale: language === 'ko' ? 'ko-KR' : 'en-US',
    timezoneId: 'Asia/Seoul',
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const headers = { Authorization: `Bearer ${server.key}` };
  const status = (await (await fetch(`${server.url}/api/scheduler`, { headers })).json()) as SchedulerStatus;
  await page.addInitScript(moveClock, Date.parse(status.serverTime) - Date.now());
  // Nobody's mail server stands at an address like the one of this test.
  await page.route(/\/api\/connections/, async (route) => {
    const answer = await route.fetch({ maxRetries: 3 });
    const body = (await answer.text()).replaceAll(/"127\.0\.0\.1"(,"port":)\d+/g, '"mail.example.com"$1587');
    await route.fulfill({ response: answer, body });
  });
  await page.goto(`/#key=${server.key}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Runs in the page. */
function moveClock(ahead: number): void {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts: []) {
      if (parts.length === 0) super(RealDate.now() + ahead);
      else super(...parts);
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  } as DateConstructor;
}
