import { lateness, percentile } from '../harness/measure.mjs';
import { fill } from './fill';
import { clock, openHouse } from './house';
import { noop } from './noop';

const LEAD_MS = 3_000;
const PROBE_MS = 5;

export async function burst({ folder, jobs }: { folder: string; jobs: number }): Promise<Record<string, number>> {
  const measured = lateness(jobs);
  const due = new Map<string, number>();
  const run = noop((id) => measured.started(due.get(id)));
  const { engine, store, close } = await openHouse({ folder, concurrentJobs: 500, run });
  const instant = clock.now() + LEAD_MS;
  for (const [id, at] of await fill(store, new Array<number>(jobs).fill(instant))) due.set(id, at);
  await engine.scheduler.start();

  const status = statusProbe(() => Promise.all([store.jobs.counts(), store.jobs.next()]), instant);
  const result = await measured.result(LEAD_MS);
  const statusP99 = status.stop();
  await close();
  return { ...result, statusP99 };
}

/**
 * Asks for the status every few milliseconds from `from` on and times the answer from when it was meant to be asked, so that a
 * blocked event loop counts: that is what a client would have waited.
 */
function statusProbe(read: () => Promise<unknown>, from: number): { stop: () => number } {
  const times: number[] = [];
  let meant = performance.now() + PROBE_MS;
  const timer = setInterval(() => {
    for (const now = performance.now(); meant <= now; meant += PROBE_MS) {
      const asked = meant;
      if (clock.now() < from) continue;
      void read().then(() => times.push(performance.now() - asked));
    }
  }, PROBE_MS);
  return {
    stop() {
      clearInterval(timer);
      return percentile(times, 0.99);
    },
  };
}
