import { setTimeout as sleep } from 'node:timers/promises';
import { counter } from '../harness/measure.mjs';
import { fill } from './fill';
import { clock, openHouse } from './house';
import { noop } from './noop';

/** As many as the peers take in one batch. */
const CONCURRENT_JOBS = 500;

export async function throughput({ folder, jobs }: { folder: string; jobs: number }): Promise<Record<string, number>> {
  const all = counter(jobs);
  const { engine, store, close } = await openHouse({ folder, concurrentJobs: CONCURRENT_JOBS, run: noop(all.count) });
  await fill(store, new Array<number>(jobs).fill(clock.now()));

  const startedAt = performance.now();
  await engine.scheduler.start();
  await all.reached;
  while ((await store.jobs.counts()).completed < jobs) await sleep(1);
  const seconds = (performance.now() - startedAt) / 1000;
  await close();
  return { jobsPerSecond: jobs / seconds };
}
