import { MINUTE, NINE, openForEach, type OpenStores, SECOND, TOMORROW } from './stores-under-test';

export function describeJobClaiming(open: OpenStores): void {
  describe('claiming jobs', () => {
    const bench = openForEach(open);

    it('finds what is due, oldest first, and no more than asked for', async () => {
      const { stores } = bench();
      const late = await bench().job({ at: NINE });
      const early = await bench().job({ at: NINE - MINUTE });
      await bench().job({ at: NINE + 1 });
      const due = await bench().write((tx) => stores.jobs.due(tx, NINE, 10));
      expect(due.map(({ id }) => id)).toEqual([early.id, late.id]);
      expect((await bench().write((tx) => stores.jobs.due(tx, NINE, 1))).map(({ id }) => id)).toEqual([early.id]);
    });

    it('orders jobs of one instant by id', async () => {
      const { stores } = bench();
      const ids = [(await bench().job()).id, (await bench().job()).id, (await bench().job()).id];
      const due = await bench().write((tx) => stores.jobs.due(tx, NINE, 10));
      expect(due.map(({ id }) => id)).toEqual([...ids].sort());
    });

    it('gives claiming everything it decides by', async () => {
      const { stores } = bench();
      const options = { variables: { coupon: 'A1' }, standsFor: 2, plannedAfter: NINE };
      const job = await bench().job({ reason: 'missed', planned: true, options, maxAttempts: 7, mode: 'test' });
      const [due] = await bench().write((tx) => stores.jobs.due(tx, NINE, 10));
      expect(due).toMatchObject({
        id: job.id,
        workflowId: job.workflowId,
        workflowVersion: 1,
        workflowName: 'Newsletter',
        type: 'recurring',
        trigger: 'schedule',
        mode: 'test',
        reason: 'missed',
        nominalTime: NINE,
        scheduledTime: NINE,
        attempt: 0,
        maxAttempts: 7,
        fence: 0,
        planned: true,
        progressed: false,
        options,
      });
    });

    it('says when the next one is due', async () => {
      const { stores } = bench();
      expect(await stores.jobs.nextDueAt()).toBeUndefined();
      expect(await stores.jobs.next()).toBeUndefined();
      const soon = await bench().job({ at: NINE });
      await bench().job({ at: NINE - MINUTE, waiting: true, reason: 'overlap' });
      await bench().job({ at: TOMORROW });
      expect(await stores.jobs.nextDueAt()).toBe(NINE);
      expect((await stores.jobs.next())?.id).toBe(soon.id);
    });

    it('starts a job: attempt and fence rise, it is not the planned one any more', async () => {
      const { stores } = bench();
      const job = await bench().job({ planned: true });
      await bench().start(job.id, NINE + 3);
      expect(await bench().found(job.id)).toMatchObject({
        status: 'running',
        attempt: 1,
        fence: 1,
        planned: false,
        executedAt: NINE + 3,
        late: false,
      });
      expect((await bench().found(job.id)).version).toBeGreaterThan(job.version);
      expect(await bench().write((tx) => stores.jobs.due(tx, TOMORROW, 10))).toEqual([]);
      expect(await bench().write((tx) => stores.jobs.planned(tx, job.workflowId))).toBeUndefined();
    });

    it('keeps a reason when it starts, except what it waited for, and takes a new one', async () => {
      const { stores } = bench();
      const missed = await bench().job({ reason: 'missed' });
      const overlapped = await bench().job({ reason: 'overlap' });
      const delayed = await bench().job({ reason: 'missed' });
      const [held, paused] = [await bench().job({ reason: 'held' }), await bench().job({ reason: 'paused' })];
      const at = { startedAt: NINE, leaseOwner: 'node-1' };
      await bench().write((tx) =>
        stores.jobs.start(tx, [
          { id: missed.id, late: false, ...at },
          { id: overlapped.id, late: false, ...at },
          { id: held.id, late: false, ...at },
          { id: paused.id, late: false, ...at },
          { id: delayed.id, late: true, reason: 'late', ...at },
        ]),
      );
      expect((await bench().found(missed.id)).reason).toBe('missed');
      for (const { id } of [overlapped, held, paused]) expect((await bench().found(id)).reason).toBeUndefined();
      expect(await bench().found(delayed.id)).toMatchObject({ reason: 'late', late: true });
      expect((await stores.jobs.counts()).late).toBe(1);
    });

    it('refuses to start what is not pending, or waits: whoever starts a job hands it over next', async () => {
      const { stores } = bench();
      const running = await bench().runningJob();
      const waiting = await bench().job({ waiting: true, reason: 'overlap' });
      const free = await bench().job();
      await expect(bench().start(running.id)).rejects.toThrow();
      await expect(bench().start(waiting.id)).rejects.toThrow();
      const both = [running.id, free.id].map((id) => ({ id, startedAt: NINE, late: false, leaseOwner: 'node-1' }));
      await expect(bench().write((tx) => stores.jobs.start(tx, both))).rejects.toThrow();
      expect((await bench().found(free.id)).status).toBe('pending');
      expect((await bench().found(running.id)).fence).toBe(1);
    });

    it('skips pending jobs with their reason, and leaves others as they are', async () => {
      const { stores } = bench();
      const pending = await bench().job({ planned: true });
      const running = await bench().runningJob();
      await bench().write((tx) =>
        stores.jobs.skip(tx, [
          { id: pending.id, reason: 'missed', at: NINE + SECOND },
          { id: running.id, reason: 'missed', at: NINE + SECOND },
        ]),
      );
      expect(await bench().found(pending.id)).toMatchObject({
        status: 'skipped',
        reason: 'missed',
        completedAt: NINE + SECOND,
        planned: false,
      });
      expect((await bench().found(running.id)).status).toBe('running');
    });

    it('lists overdue jobs oldest first, page by page, without those that wait', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const jobs = Array.from({ length: 5 }, (_, index) => bench().newJob(workflow, NINE - (5 - index) * MINUTE));
      const waiting = bench().newJob(workflow, NINE - 10 * MINUTE, { waiting: true });
      const onTheDot = bench().newJob(workflow, NINE);
      await bench().write((tx) => stores.jobs.insert(tx, [...jobs, waiting, onTheDot]));
      const first = await stores.jobs.overdue(NINE, { limit: 3 });
      expect(first.items.map(({ id }) => id)).toEqual(jobs.slice(0, 3).map(({ id }) => id));
      const second = await stores.jobs.overdue(NINE, { limit: 3, cursor: first.nextCursor ?? '' });
      expect(second.items.map(({ id }) => id)).toEqual(jobs.slice(3).map(({ id }) => id));
      expect(second.nextCursor).toBeNull();
    });
  });
}
