import { type Page } from '@playwright/test';

/** A request that waits for its answer. */
export interface PausedRequest {
  method: string;
  url: URL;
  /** By their names in small letters. */
  headers: Record<string, string>;
  /** What it sent, read as JSON; null when it sent nothing. */
  body: unknown;
}

export type PausedAnswer = { code: number; headers: Record<string, string>; body: string } | 'unreachable';

/**
 * Answers what the page asks under `/api`, until the function that this resolves to is called. A route of Playwright's
 * would do the same, but stops every script and font on its way too and turns the browser's cache off: a third of the time
 * that a page takes to open.
 */
export async function pauseRequests(
  page: Page,
  answer: (request: PausedRequest) => Promise<PausedAnswer>,
): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', async ({ requestId, request }) => {
    const { method, url, headers, postDataEntries = [] } = request;
    const sent = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))).toString();
    const given = await answer({
      method,
      url: new URL(url),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      // An upload is no JSON, and no answer here depends on what is in it.
      body: sent === '' || isUpload(headers) ? null : (JSON.parse(sent) as unknown),
    });
    const answered =
      given === 'unreachable'
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionRefused' })
        : session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: given.code,
            responseHeaders: Object.entries(given.headers).map(([name, value]) => ({ name, value })),
            body: Buffer.from(given.body).toString('base64'),
          });
    // The page may have left, or taken its question back, while the answer was thought about.
    await answered.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*://*/api/*' }] });
  return () => session.detach().catch(() => undefined);
}

function isUpload(headers: Readonly<Record<string, string>>): boolean {
  return Object.values(headers).some((value) => value.startsWith('multipart/'));
}
