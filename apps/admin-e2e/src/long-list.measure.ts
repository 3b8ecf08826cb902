import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './console';
import { JOB_DETAIL } from './fake-api/job-answers';
import { median, quantile } from './median';

const OUT = join(__dirname, '../../../test-results/measure');
const RUNS = 5;
const GOALS = { toTheEndMs: 2_000, p95FrameMs: 32 };

/** A wheel that is turned fast: so far with every frame. */
const STEP_PX = 300;
const STEPS = 240;

test('ten thousand recipients are scrolled', async ({ page, api: _api }) => {
  const jumps: number[] = [];
  const frames: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await page.goto(`/jobs/${JOB_DETAIL.id}`);
    const list = page.locator('app-delivery-list');
    await expect(list.locator('.name').first()).toBeVisible();
    const viewport = list.locator('cdk-virtual-scroll-viewport');

    frames.push(
      ...(await viewport.evaluate(
        async (element, { steps, px }) => {
          const next = () => new Promise<number>((done) => requestAnimationFrame(done));
          const times: number[] = [];
          let before = await next();
          for (let step = 1; step <= steps; step++) {
            element.scrollTo(0, step * px);
            const now = await next();
            times.push(now - before);
            before = now;
          }
          element.scrollTo(0, 0);
          return times;
        },
        { steps: STEPS, px: STEP_PX },
      )),
    );
    await expect(list.locator('[aria-rowindex="2"] .name')).toBeVisible();

    jumps.push(
      await viewport.evaluate(async (element) => {
        const begun = performance.now();
        element.scrollTo(0, element.scrollHeight);
        while (element.querySelector('[aria-rowindex="10001"] .name') === null) {
          await new Promise((done) => requestAnimationFrame(done));
        }
        return performance.now() - begun;
      }),
    );
  }

  const measured = { load: loadavg()[0], toTheEndMs: median(jumps), p95FrameMs: quantile(frames, 0.95) };
  console.log(`10,000 recipients, ${RUNS} runs of ${STEPS} steps:`, measured);
  await mkdir(OUT, { recursive: true });
  await writeFile(join(OUT, 'long-list.json'), JSON.stringify(measured, null, 2));
  expect(measured.toTheEndMs).toBeLessThan(GOALS.toTheEndMs);
  expect.soft(measured.p95FrameMs).toBeLessThan(GOALS.p95FrameMs);
});
