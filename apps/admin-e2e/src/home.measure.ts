import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { generateReport, type Result } from 'lighthouse';
import { expect } from './console';
import { type Device, judgeHome, score } from './lighthouse/judge';
import { median } from './median';
import { seed } from './lighthouse/seed';
import { test } from './server/own-server';

const OUT = join(__dirname, '../../../test-results/measure');
const RUNS = 3;
const GOALS: Record<Device, Record<string, number>> = {
  desktop: { performance: 95, accessibility: 100, 'best-practices': 95 },
  mobile: { performance: 90, accessibility: 100, 'best-practices': 95 },
};
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'speed-index',
  'cumulative-layout-shift',
];

for (const device of ['desktop', 'mobile'] as const) {
  test(`home, ${device}`, async ({ server }) => {
    await seed(server);
    const runs: Result[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await judgeHome(server, device));

    const scores = Object.fromEntries(
      Object.keys(GOALS[device]).map((category) => [category, median(runs.map((run) => score(run, category)))]),
    );
    const metrics = Object.fromEntries(
      METRICS.map((metric) => [metric, median(runs.map((run) => run.audits[metric]?.numericValue ?? NaN))]),
    );
    const load = loadavg()[0];
    console.log(`${device}, the median of ${RUNS} at a load of ${load?.toFixed(1)}:`, scores, metrics);
    await mkdir(OUT, { recursive: true });
    await writeFile(join(OUT, `home-${device}.json`), JSON.stringify({ load, scores, metrics }, null, 2));
    await writeFile(join(OUT, `home-${device}.html`), generateReport(runs.at(-1) as Result, 'html'));

    for (const [category, goal] of Object.entries(GOALS[device])) {
      expect(scores[category], category).toBeGreaterThanOrEqual(goal);
    }
  });
}
