import { expect, test } from './console';
import { open, PAGES, prepare } from './pages';

/** Every directive that the server sends, and that none of them lets anything in from elsewhere. */
const OWN = ["'self'", "'none'", 'data:', "'unsafe-inline'"];

test('the policy of every page names no other origin, and lets no script in but files of ours', async ({ request }) => {
  for (const path of ['/', '/workflows/1', '/login', '/no-such-page', '/first-paint.js', '/api/session']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? '';
    const directives = new Map(
      policy.split(';').map((directive): [string, string[]] => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
    );
    expect(
      [...directives.values()].flat().filter((source) => !OWN.includes(source)),
      path,
    ).toEqual([]);
    expect(directives.get('script-src') ?? directives.get('default-src'), path).toEqual(["'self'"]);
    expect(directives.get('connect-src'), path).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors'), path).toEqual(["'none'"]);
  }
});

test('walking through every page asks nobody else, with everybody else out of reach', async ({ page, api, server }) => {
  test.setTimeout(180_000);
  const elsewhere: string[] = [];
  await page.route(
    (url) => url.origin !== server.url,
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  for (const each of PAGES) {
    await prepare(page, api, each, 'korean');
    await open(page, each);
    const broken = await page.evaluate(() => (window as unknown as { broken: string[] }).broken);
    expect(broken, each.name).toEqual([]);
    // No icon that is a word of a font, which shows as that word wherever the font is missing.
    await expect(page.locator('body'), each.name).not.toContainText(/\b(create|done|warning|chevron_\w+|arrow_\w+)\b/);
  }
  expect(elsewhere).toEqual([]);
});
