import { MINUTE, NINE, openForEach, type OpenStores, SECOND } from './stores-under-test';

export function describeJobEnding(open: OpenStores): void {
  describe('ending jobs', () => {
    const bench = openForEach(open);

    it.each(['completed', 'failed', 'cancelled'] as const)('ends an attempt as %s, for good', async (status) => {
      const { stores } = bench();
      const job = await bench().runningJob();
      const end = { id: job.id, fence: job.fence, at: NINE + SECOND, outcome: { status, error: 'why' } };
      expect(await bench().write((tx) => stores.jobs.end(tx, [end]))).toEqual(new Set([job.id]));
      expect(await bench().found(job.id)).toMatchObject({
        status,
        error: 'why',
        completedAt: NINE + SECOND,
        fence: job.fence + 1,
      });
      expect(await bench().write((tx) => stores.jobs.end(tx, [end]))).toEqual(new Set());
      expect(await bench().write((tx) => stores.jobs.underWay(tx, [job.workflowId]))).toEqual(new Set());
    });

    it('counts only for the fence that is held', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      const fence = await bench().write((tx) => stores.jobs.takeOver(tx, job, 'node-2', 'same'));
      const late = { id: job.id, fence: job.fence, at: NINE, outcome: { status: 'failed', error: 'old' } as const };
      expect(await bench().write((tx) => stores.jobs.end(tx, [late]))).toEqual(new Set());
      expect(await bench().found(job.id)).toMatchObject({ status: 'running', fence });
    });

    it('counts one of several ends in a batch: the first that holds the fence', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      const at = { id: job.id, at: NINE };
      const counted = await bench().write((tx) =>
        stores.jobs.end(tx, [
          { ...at, fence: job.fence - 1, outcome: { status: 'failed', error: 'stale' } },
          { ...at, fence: job.fence, outcome: { status: 'completed' } },
          { ...at, fence: job.fence, outcome: { status: 'cancelled' } },
        ]),
      );
      expect(counted).toEqual(new Set([job.id]));
      expect(await bench().found(job.id)).toMatchObject({ status: 'completed', fence: job.fence + 1 });
    });

    it('waits for another attempt: pending again, due later, still under way', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      const retryAt = NINE + 5 * SECOND;
      await bench().write((tx) =>
        stores.jobs.end(tx, [
          { id: job.id, fence: job.fence, at: NINE, outcome: { status: 'pending', retryAt, error: 'source down' } },
        ]),
      );
      expect(await bench().found(job.id)).toMatchObject({
        status: 'pending',
        scheduledTime: retryAt,
        nominalTime: NINE,
        error: 'source down',
        attempt: 1,
        progressed: false,
      });
      expect(await bench().write((tx) => stores.jobs.due(tx, retryAt - 1, 10))).toEqual([]);
      expect(await bench().write((tx) => stores.jobs.due(tx, retryAt, 10))).toHaveLength(1);
      expect(await bench().write((tx) => stores.jobs.underWay(tx, [job.workflowId]))).toEqual(
        new Set([job.workflowId]),
      );
      await bench().start(job.id, retryAt);
      expect(await bench().found(job.id)).toMatchObject({ attempt: 2, fence: 3, executedAt: NINE });
    });

    it('is let go of to be continued: still due, and the next start uses up no attempt', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      await bench().write((tx) =>
        stores.jobs.end(tx, [{ id: job.id, fence: job.fence, at: NINE, outcome: { status: 'released' } }]),
      );
      const released = await bench().found(job.id);
      expect(released).toMatchObject({ status: 'pending', scheduledTime: NINE, progressed: true, attempt: 1 });
      expect(released.error).toBeUndefined();
      expect(await bench().write((tx) => stores.jobs.due(tx, NINE, 10))).toMatchObject([
        { progressed: true, attempt: 1 },
      ]);
      expect(await bench().write((tx) => stores.jobs.underWay(tx, [job.workflowId]))).toEqual(
        new Set([job.workflowId]),
      );
      await bench().start(job.id);
      expect(await bench().found(job.id)).toMatchObject({ status: 'running', attempt: 1, progressed: false });
    });

    it('stays late once it started late', async () => {
      const { stores } = bench();
      const job = await bench().job();
      const start = { id: job.id, startedAt: NINE + MINUTE, late: true, leaseOwner: 'node-1' };
      await bench().write((tx) => stores.jobs.start(tx, [start]));
      await bench().write((tx) =>
        stores.jobs.end(tx, [
          { id: job.id, fence: 1, at: NINE, outcome: { status: 'pending', retryAt: NINE, error: 'x' } },
        ]),
      );
      await bench().start(job.id);
      expect((await bench().found(job.id)).late).toBe(true);
      expect((await stores.jobs.counts()).late).toBe(1);
    });

    it('lists jobs left running by id, and hands one over to whoever names its fence', async () => {
      const { stores } = bench();
      const jobs = [await bench().runningJob(), await bench().runningJob(), await bench().runningJob()];
      await bench().job();
      const ids = jobs.map(({ id }) => id).sort();
      const first = await bench().write((tx) => stores.jobs.leftRunning(tx, undefined, 2));
      expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const rest = await bench().write((tx) => stores.jobs.leftRunning(tx, ids[1], 2));
      expect(rest.map(({ id }) => id)).toEqual(ids.slice(2));

      const [job] = first;
      if (!job) throw new Error('There should be one');
      expect(await bench().write((tx) => stores.jobs.takeOver(tx, job, 'node-2', 'next'))).toBe(2);
      expect(await bench().found(job.id)).toMatchObject({ fence: 2, attempt: 2, status: 'running' });
      expect(await bench().write((tx) => stores.jobs.takeOver(tx, job, 'node-3', 'same'))).toBeUndefined();
    });

    it('keeps the story of a job in order', async () => {
      const { stores } = bench();
      const job = await bench().job();
      const events = [
        { jobId: job.id, at: NINE, type: 'moved', params: { from: 1, to: 2 } },
        { jobId: job.id, at: NINE, type: 'run_now', params: {} },
      ] as const;
      await bench().write((tx) => stores.jobs.addEvents(tx, events));
      const last = { jobId: job.id, at: NINE - MINUTE, type: 'aborted', params: { by: 'Kim' } } as const;
      await bench().write((tx) => stores.jobs.addEvents(tx, [last]));
      expect(await stores.jobs.events(job.id)).toEqual([...events, last]);
      expect(await stores.jobs.events(stores.ids.next())).toEqual([]);
    });
  });
}
