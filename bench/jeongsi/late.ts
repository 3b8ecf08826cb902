import { lateness, randomDelays } from '../harness/measure.mjs';
import { fill } from './fill';
import { openHouse } from './house';
import { noop } from './noop';

interface LateParams {
  folder: string;
  jobs: number;
  windowMs: number;
}

export async function late({ folder, jobs, windowMs }: LateParams): Promise<Record<string, number>> {
  const measured = lateness(jobs);
  const due = new Map<string, number>();
  const run = noop((id) => measured.started(due.get(id)));
  const { engine, store, close } = await openHouse({ folder, concurrentJobs: 50, run });
  for (const [id, instant] of await fill(store, randomDelays(jobs, windowMs, 2000))) due.set(id, instant);
  await engine.scheduler.start();
  const result = await measured.result(windowMs);
  await close();
  return result;
}
