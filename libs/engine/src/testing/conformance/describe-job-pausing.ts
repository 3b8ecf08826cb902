import { type JobReason } from '../../job/job';
import { type EndJob } from '../../job/job-store';
import { MINUTE, NINE, openForEach, type OpenStores, TOMORROW } from './stores-under-test';

export function describeJobPausing(open: OpenStores): void {
  describe('jobs that go on later', () => {
    const bench = openForEach(open);

    /** A job that ran and was put back. */
    async function putBack(outcome: EndJob['outcome'], reason?: JobReason) {
      const job = await bench().runningJob(reason ? { reason } : {});
      const end = { id: job.id, fence: job.fence, at: NINE, outcome };
      expect(await bench().write((tx) => bench().stores.jobs.end(tx, [end]))).toEqual(new Set([job.id]));
      return bench().found(job.id);
    }
    const underWay = (workflowId: string) => bench().write((tx) => bench().stores.jobs.underWay(tx, [workflowId]));
    const due = (now: number) => bench().write((tx) => bench().stores.jobs.due(tx, now, 10));

    it('wait for the end of a hold: due then, with the reason, still under way', async () => {
      const until = NINE + 60 * MINUTE;
      const held = await putBack({ status: 'held', until });
      expect(held).toMatchObject({
        status: 'pending',
        reason: 'held',
        scheduledTime: until,
        nominalTime: NINE,
        progressed: true,
        paused: false,
        attempt: 1,
        fence: 2,
      });
      expect(held).not.toHaveProperty('completedAt');
      expect(held).not.toHaveProperty('error');
      expect(await underWay(held.workflowId)).toEqual(new Set([held.workflowId]));
      expect(await due(until - 1)).toEqual([]);
      expect(await due(until)).toMatchObject([{ id: held.id, progressed: true, reason: 'held' }]);
      await bench().start(held.id, until);
      const started = await bench().found(held.id);
      expect(started).toMatchObject({ status: 'running', attempt: 1, executedAt: NINE });
      expect(started).not.toHaveProperty('reason');
    });

    it('are not due while a person has paused them, but still pending and under way', async () => {
      const { stores } = bench();
      const paused = await putBack({ status: 'paused' }, 'missed');
      expect(paused).toMatchObject({
        status: 'pending',
        reason: 'paused',
        scheduledTime: NINE,
        progressed: true,
        paused: true,
        attempt: 1,
      });
      expect(await due(TOMORROW)).toEqual([]);
      expect(await stores.jobs.next()).toBeUndefined();
      expect(await stores.jobs.nextDueAt()).toBeUndefined();
      expect((await stores.jobs.overdue(TOMORROW, { limit: 9 })).items).toEqual([]);
      expect(await underWay(paused.workflowId)).toEqual(new Set([paused.workflowId]));
      expect(await stores.jobs.counts()).toMatchObject({ pending: 1, running: 0 });
      expect((await stores.jobs.list({ status: 'pending' }, 'ascending', { limit: 9 })).items).toHaveLength(1);
      await expect(bench().start(paused.id)).rejects.toThrow();
    });

    it('go on when they are told to, once, and only as the version that was seen', async () => {
      const { stores } = bench();
      const paused = await putBack({ status: 'paused' });
      const resume = (version?: number) =>
        bench().write((tx) => stores.jobs.resume(tx, paused.id, NINE + MINUTE, version));
      expect(await resume(paused.version - 1)).toBe(false);
      expect(await resume(paused.version)).toBe(true);
      expect(await resume()).toBe(false);
      const resumed = await bench().found(paused.id);
      expect(resumed).toMatchObject({ paused: false, scheduledTime: NINE + MINUTE, progressed: true });
      expect(resumed.version).toBeGreaterThan(paused.version);
      expect(resumed).not.toHaveProperty('reason');
      expect(await due(NINE + MINUTE)).toMatchObject([{ id: paused.id, progressed: true }]);
      await bench().start(paused.id, NINE + MINUTE);
      expect(await bench().found(paused.id)).toMatchObject({ status: 'running', attempt: 1 });
    });

    it('are resumed only when they are paused', async () => {
      const { stores } = bench();
      const ids = [(await bench().job()).id, (await bench().runningJob()).id, stores.ids.next()];
      for (const id of ids) expect(await bench().write((tx) => stores.jobs.resume(tx, id, NINE))).toBe(false);
    });

    it('can be cancelled or skipped like all that are pending', async () => {
      const { stores } = bench();
      const [one, other] = [await putBack({ status: 'paused' }), await putBack({ status: 'paused' })];
      expect(await bench().write((tx) => stores.jobs.cancel(tx, one.id, NINE))).toBe(true);
      await bench().write((tx) => stores.jobs.skip(tx, [{ id: other.id, reason: 'missed', at: NINE }]));
      expect(await bench().found(one.id)).toMatchObject({ status: 'cancelled', paused: false });
      expect(await bench().found(other.id)).toMatchObject({ status: 'skipped', paused: false });
      expect(await underWay(one.workflowId)).toEqual(new Set());
      expect(await stores.jobs.counts()).toMatchObject({ pending: 0, cancelled: 1, skipped: 1 });
    });

    it('are put back only by whoever holds them', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      for (const outcome of [{ status: 'paused' }, { status: 'held', until: TOMORROW }] as const) {
        const late = { id: job.id, fence: job.fence - 1, at: NINE, outcome };
        expect(await bench().write((tx) => stores.jobs.end(tx, [late]))).toEqual(new Set());
      }
      expect((await bench().found(job.id)).status).toBe('running');
    });
  });

  describe('how the last jobs of a workflow ended', () => {
    const bench = openForEach(open);

    it('is told newest first, of live ones that completed or failed', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const ended = async (
        minute: number,
        status: 'completed' | 'failed' | 'cancelled',
        mode: 'live' | 'test' = 'live',
      ) => {
        const job = await bench().runningJob({ workflow, at: NINE + minute * MINUTE, mode, trigger: 'api' });
        const outcome = { status, error: 'why' };
        await bench().write((tx) => stores.jobs.end(tx, [{ id: job.id, fence: job.fence, at: NINE, outcome }]));
      };
      await ended(2, 'failed');
      await ended(1, 'completed');
      await ended(3, 'cancelled');
      await ended(4, 'completed', 'test');
      await ended(5, 'failed');
      await bench().job({ workflow, at: NINE + 6 * MINUTE });
      await bench().complete(await bench().runningJob());
      const last = (limit: number) => bench().write((tx) => stores.jobs.lastEnds(tx, workflow.id, limit));
      expect(await last(9)).toEqual(['failed', 'failed', 'completed']);
      expect(await last(2)).toEqual(['failed', 'failed']);
    });

    it('is told as the transaction sees it', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      await bench().write(async (tx) => {
        const outcome = { status: 'failed', error: 'why' } as const;
        await stores.jobs.end(tx, [{ id: job.id, fence: job.fence, at: NINE, outcome }]);
        expect(await stores.jobs.lastEnds(tx, job.workflowId, 3)).toEqual(['failed']);
      });
    });
  });
}
