import fc from 'fast-check';
import { MemoryIds } from '../memory/memory-ids';
import { MemoryStore } from '../memory-store';
import { type RandomStep, randomSteps } from './random-operation';
import { everything, Performer } from './perform-operation';
import { Bench, type OpenStores } from './stores-under-test';

/**
 * Whatever is done in whatever order, a store is in the same state as the simplest one that can be written: rows in
 * memory, counted anew each time. So the counts that a store keeps by the way are checked against counting.
 */
export function describeRandomOperations(open: OpenStores, runs: number): void {
  it('does in any order what the simplest store does', async () => {
    await fc.assert(
      fc.asyncProperty(randomSteps, async (steps) => {
        const stores = await open();
        try {
          await compare(stores, steps);
        } finally {
          await stores.close();
        }
      }),
      { numRuns: runs, ...(process.env['FC_SEED'] && { seed: Number(process.env['FC_SEED']) }) },
    );
  }, 120_000);
}

async function compare(stores: Awaited<ReturnType<OpenStores>>, steps: readonly RandomStep[]): Promise<void> {
  const model = new MemoryStore();
  const workflows = [
    await new Bench(model).workflow(),
    await new Bench(model).workflow(),
    await new Bench(model).workflow(),
  ];
  for (const workflow of workflows) await stores.unitOfWork.write((tx) => stores.workflows.insert(tx, workflow));
  const [expectedIds, actualIds] = [new MemoryIds(), new MemoryIds()];
  const expected = new Performer(model, workflows, () => expectedIds.next());
  const actual = new Performer(stores, workflows, () => actualIds.next());
  for (const step of steps) {
    expect(await actual.perform(step)).toEqual(await expected.perform(step));
    expect(await everything(stores)).toEqual(await everything(model));
  }
}
