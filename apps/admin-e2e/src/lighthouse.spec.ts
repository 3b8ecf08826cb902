import { type Config, type Result } from 'lighthouse';
import { expect } from './console';
import { judgeHome, score } from './lighthouse/judge';
import { seed } from './lighthouse/seed';
import { test } from './server/own-server';

/**
 * What does not depend on how busy the machine is; `npx nx run admin-e2e:measure` measures how fast home is. Nothing is
 * throttled: that would only make this slow.
 */
const SETTINGS: Config['settings'] = {
  throttlingMethod: 'provided',
  onlyCategories: ['accessibility', 'best-practices'],
  onlyAudits: ['cumulative-layout-shift', 'render-blocking-insight', 'total-byte-weight'],
};

/** The first visit with an empty cache, fonts and answers of the server included. */
const MOST_BYTES = 420_000;

for (const device of ['desktop', 'mobile'] as const) {
  test(`Lighthouse finds no fault with home, ${device}`, async ({ server }) => {
    test.setTimeout(180_000);
    await seed(server);
    const result = await judgeHome(server, device, SETTINGS);
    expect(failed(result, 'accessibility')).toEqual([]);
    expect(score(result, 'accessibility')).toBe(100);
    expect(score(result, 'best-practices'), failed(result, 'best-practices').join()).toBeGreaterThanOrEqual(95);
    expect(result.audits['cumulative-layout-shift']?.numericValue).toBe(0);
    expect(result.audits['total-byte-weight']?.numericValue).toBeLessThanOrEqual(MOST_BYTES);
    expect(blocking(result)).toEqual([
      expect.stringMatching(/first-paint\.js$/),
      expect.stringMatching(/styles-.*\.css$/),
    ]);
  });
}

function failed(result: Result, category: string): string[] {
  const audits = result.categories[category]?.auditRefs ?? [];
  return audits.filter(({ id }) => (result.audits[id]?.score ?? 1) < 1).map(({ id }) => id);
}

/** What the first paint waits for. */
function blocking(result: Result): string[] {
  const details = result.audits['render-blocking-insight']?.details;
  if (details?.type !== 'table') return [];
  return details.items.map(({ url }) => String(url)).sort();
}
