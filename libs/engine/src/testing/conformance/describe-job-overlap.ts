import { MINUTE, NINE, openForEach, type OpenStores } from './stores-under-test';

export function describeJobOverlap(open: OpenStores): void {
  describe('jobs that wait for the one before them', () => {
    const bench = openForEach(open);

    it('knows which workflows have a job under way, and which have one that waits', async () => {
      const { stores } = bench();
      const [busy, idle, queued] = [await bench().workflow(), await bench().workflow(), await bench().workflow()];
      await bench().runningJob({ workflow: busy });
      await bench().job({ workflow: idle });
      await bench().job({ workflow: queued, waiting: true });
      const ids = [busy.id, idle.id, queued.id];
      expect(await bench().write((tx) => stores.jobs.underWay(tx, ids))).toEqual(new Set([busy.id]));
      expect(await bench().write((tx) => stores.jobs.withWaiting(tx, ids))).toEqual(new Set([queued.id]));
      expect(await bench().write((tx) => stores.jobs.underWay(tx, []))).toEqual(new Set());
    });

    it('lets a test hold up nobody', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      await bench().runningJob({ workflow, mode: 'test', trigger: 'api' });
      const waiting = await bench().job({ workflow, waiting: true });
      expect(await bench().write((tx) => stores.jobs.underWay(tx, [workflow.id]))).toEqual(new Set());
      expect(await bench().write((tx) => stores.jobs.releaseWaiting(tx, [workflow.id]))).toBe(1);
      expect((await bench().found(waiting.id)).waiting).toBe(false);
    });

    it('makes a job wait: not due, not planned, with its reason', async () => {
      const { stores } = bench();
      const job = await bench().job({ planned: true });
      await bench().write((tx) => stores.jobs.wait(tx, [job.id], 'overlap'));
      expect(await bench().found(job.id)).toMatchObject({
        status: 'pending',
        waiting: true,
        planned: false,
        reason: 'overlap',
      });
      expect(await bench().write((tx) => stores.jobs.due(tx, NINE, 10))).toEqual([]);
    });

    it('releases the oldest one when nothing is under way, and only that one', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const running = await bench().runningJob({ workflow, at: NINE - 3 * MINUTE });
      const second = await bench().job({ workflow, at: NINE - MINUTE, waiting: true });
      const first = await bench().job({ workflow, at: NINE - 2 * MINUTE, waiting: true });
      const release = () => bench().write((tx) => stores.jobs.releaseWaiting(tx, [workflow.id, workflow.id]));
      expect(await release()).toBe(0);
      await bench().complete(running);
      expect(await release()).toBe(1);
      expect((await bench().found(first.id)).waiting).toBe(false);
      expect((await bench().found(second.id)).waiting).toBe(true);
      await bench().start(first.id);
      expect(await release()).toBe(0);
    });

    it('releases in each workflow for itself', async () => {
      const { stores } = bench();
      const [one, other] = [await bench().workflow(), await bench().workflow()];
      const a = await bench().job({ workflow: one, waiting: true });
      const b = await bench().job({ workflow: other, waiting: true });
      const untouched = await bench().job({ waiting: true });
      expect(await bench().write((tx) => stores.jobs.releaseWaiting(tx, [one.id, other.id]))).toBe(2);
      expect((await bench().found(a.id)).waiting).toBe(false);
      expect((await bench().found(b.id)).waiting).toBe(false);
      expect((await bench().found(untouched.id)).waiting).toBe(true);
    });
  });
}
