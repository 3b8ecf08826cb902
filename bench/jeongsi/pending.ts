import { median, readTimes } from '../harness/measure.mjs';
import { definition, fill } from './fill';
import { clock, openHouse } from './house';
import { noop } from './noop';

interface PendingParams {
  folder: string;
  jobs: number;
}

const DAY_MS = 86_400_000;
const SAVES = 200;
const idle = noop(() => undefined);

/** Fills the file in a process of its own: what filling takes must not count as what holding takes. */
export async function seedPending({ folder, jobs }: PendingParams): Promise<Record<string, number>> {
  const { store } = await openHouse({ folder, concurrentJobs: 10, run: idle });
  const from = clock.now() + DAY_MS;
  await fill(
    store,
    Array.from({ length: jobs }, (_, index) => from + index * 1_000),
  );
  await store.close();
  return { seeded: jobs };
}

/** A process that starts on the full file. Its clock starts when the process does, before a line of ours is loaded. */
export async function pending({ folder }: PendingParams): Promise<Record<string, number>> {
  const { engine, store, close } = await openHouse({ folder, concurrentJobs: 10, run: idle });
  await engine.scheduler.start();
  const readyMs = performance.now();

  const times = await readTimes(() => Promise.all([store.jobs.counts(), store.jobs.next()]));
  const saves: number[] = [];
  for (let save = 0; save < SAVES; save += 1) {
    const startedAt = performance.now();
    const outcome = await engine.workflows.create(
      { ...definition, schedule: { type: 'delayed', delay: { amount: 1, unit: 'days' } } },
      'active',
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    saves.push(performance.now() - startedAt);
  }
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  await close();
  return { ...times, readyMs, rssMb, saveMs: median(saves) };
}
