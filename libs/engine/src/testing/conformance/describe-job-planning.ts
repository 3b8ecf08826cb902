import { DAY, MINUTE, NINE, openForEach, type OpenStores, SECOND, TOMORROW, YESTERDAY } from './stores-under-test';

export function describeJobPlanning(open: OpenStores): void {
  describe('planning jobs', () => {
    const bench = openForEach(open);

    it('begins at zero', async () => {
      const job = await bench().job({ options: { recipients: ['a@example.com'] } });
      expect(job).toMatchObject({
        status: 'pending',
        attempt: 0,
        fence: 0,
        version: 1,
        late: false,
        progressed: false,
        audience: { rows: 0, complete: false },
        deliveries: {
          total: 0,
          pending: 0,
          sending: 0,
          accepted: 0,
          delivered: 0,
          held: 0,
          failed: 0,
          unknown: 0,
          skipped: 0,
        },
        options: { recipients: ['a@example.com'] },
      });
      for (const absent of ['reason', 'executedAt', 'completedAt', 'archivedAt', 'error']) {
        expect(job).not.toHaveProperty(absent);
      }
    });

    it('gives an occurrence one row, whoever comes second', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const first = bench().newJob(workflow, NINE);
      const again = bench().newJob(workflow, NINE);
      const manual = bench().newJob(workflow, NINE, { trigger: 'manual' });
      expect(await bench().write((tx) => stores.jobs.insert(tx, [first, again]))).toEqual(new Set([first.id]));
      expect(await bench().write((tx) => stores.jobs.insert(tx, [again, manual]))).toEqual(new Set([manual.id]));
      expect((await stores.jobs.counts()).pending).toBe(2);
      expect(await bench().write((tx) => stores.jobs.occurrenceExists(tx, workflow.id, NINE))).toBe(true);
      expect(await bench().write((tx) => stores.jobs.occurrenceExists(tx, workflow.id, NINE + 1))).toBe(false);
    });

    it('gives a workflow one planned job at most', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      await bench().job({ workflow, planned: true });
      const second = bench().newJob(workflow, TOMORROW, { planned: true });
      await expect(bench().write((tx) => stores.jobs.insert(tx, [second]))).rejects.toThrow();
      expect((await stores.jobs.counts()).pending).toBe(1);
    });

    it('has no job without its workflow', async () => {
      const { stores } = bench();
      const stranger = { ...bench().newJob(await bench().workflow(), NINE), workflowId: stores.ids.next() };
      await expect(bench().write((tx) => stores.jobs.insert(tx, [stranger]))).rejects.toThrow();
    });

    it('ends a skipped row where it begins', async () => {
      const job = await bench().job({ status: 'skipped', reason: 'holiday' });
      expect(job).toMatchObject({ status: 'skipped', reason: 'holiday', completedAt: YESTERDAY });
    });

    it('finds the planned job, as written and as committed', async () => {
      const { stores } = bench();
      const job = await bench().job({ planned: true, at: TOMORROW });
      expect((await bench().write((tx) => stores.jobs.planned(tx, job.workflowId)))?.id).toBe(job.id);
      expect(await stores.jobs.plannedTime(job.workflowId)).toBe(TOMORROW);
      expect(await stores.jobs.plannedTime(stores.ids.next())).toBeUndefined();
    });

    it('remembers the last occurrence apart from the planned one', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const last = () => bench().write((tx) => stores.jobs.lastOccurrence(tx, workflow.id));
      expect(await last()).toBeUndefined();
      await bench().job({ workflow, at: YESTERDAY });
      await bench().job({ workflow, at: NINE, status: 'skipped', reason: 'missed' });
      await bench().job({ workflow, at: NINE + MINUTE, trigger: 'manual' });
      await bench().job({ workflow, at: TOMORROW, planned: true });
      expect(await last()).toBe(NINE);
    });

    it('lists the pending jobs of a workflow by time', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const later = await bench().job({ workflow, at: TOMORROW, planned: true });
      const sooner = await bench().job({ workflow, at: NINE, waiting: true });
      await bench().runningJob({ workflow, at: YESTERDAY });
      const pending = await bench().write((tx) => stores.jobs.pendingOf(tx, workflow.id));
      expect(pending.map(({ id }) => id)).toEqual([sooner.id, later.id]);
    });

    it('moves a pending job, and only what is given', async () => {
      const { stores } = bench();
      const job = await bench().job({ planned: true });
      const version = await bench().write((tx) => stores.jobs.move(tx, job.id, { scheduledTime: TOMORROW }));
      expect(version).toBeGreaterThan(job.version);
      expect(await bench().found(job.id)).toMatchObject({
        scheduledTime: TOMORROW,
        nominalTime: NINE,
        planned: true,
        version,
      });
      const everything = {
        scheduledTime: TOMORROW + DAY,
        nominalTime: TOMORROW + DAY,
        type: 'scheduled',
        workflowVersion: 2,
        workflowName: 'Renamed',
        maxAttempts: 1,
        planned: false,
      } as const;
      await bench().write((tx) => stores.jobs.move(tx, job.id, everything, version));
      expect(await bench().found(job.id)).toMatchObject(everything);
    });

    it('moves and cancels nothing that is stale or not pending', async () => {
      const { stores } = bench();
      const job = await bench().job();
      const running = await bench().runningJob();
      const attempts = await bench().write(async (tx) => [
        await stores.jobs.move(tx, job.id, { scheduledTime: TOMORROW }, job.version + 1),
        await stores.jobs.move(tx, running.id, { scheduledTime: TOMORROW }),
        await stores.jobs.move(tx, stores.ids.next(), { scheduledTime: TOMORROW }),
        await stores.jobs.cancel(tx, job.id, NINE, job.version + 1),
        await stores.jobs.cancel(tx, running.id, NINE),
        await stores.jobs.cancel(tx, stores.ids.next(), NINE),
      ]);
      expect(attempts).toEqual([undefined, undefined, undefined, false, false, false]);
      expect(await bench().found(job.id)).toEqual(job);
      expect(await bench().found(running.id)).toEqual(running);
    });

    it('cancels a pending job for good, also one that waits', async () => {
      const { stores } = bench();
      const planned = await bench().job({ planned: true });
      const waiting = await bench().job({ waiting: true });
      for (const job of [planned, waiting]) {
        const at = NINE + SECOND;
        expect(await bench().write((tx) => stores.jobs.cancel(tx, job.id, at, job.version))).toBe(true);
        expect(await bench().found(job.id)).toMatchObject({
          status: 'cancelled',
          completedAt: at,
          planned: false,
          waiting: false,
        });
      }
      expect(await bench().write((tx) => stores.jobs.due(tx, TOMORROW, 10))).toEqual([]);
      expect(await bench().write((tx) => stores.jobs.withWaiting(tx, [waiting.workflowId]))).toEqual(new Set());
    });

    it('removes the planned job with its story, and nothing else', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow();
      const planned = await bench().job({ workflow, planned: true });
      const other = await bench().job({ workflow, at: TOMORROW });
      await bench().write((tx) =>
        stores.jobs.addEvents(tx, [{ jobId: planned.id, at: NINE, type: 'moved', params: {} }]),
      );
      await bench().write((tx) => stores.jobs.removePlanned(tx, workflow.id));
      await bench().write((tx) => stores.jobs.removePlanned(tx, workflow.id));
      expect(await stores.jobs.find(planned.id)).toBeUndefined();
      expect(await stores.jobs.events(planned.id)).toEqual([]);
      expect((await bench().found(other.id)).status).toBe('pending');
      expect((await stores.jobs.counts()).pending).toBe(1);
    });

    it('keeps variables as names of their own', async () => {
      const { stores } = bench();
      const variables = JSON.parse('{"__proto__":"a","constructor":"b"}') as Record<string, string>;
      const job = await bench().job({ options: { variables } });
      const kept = (await stores.jobs.find(job.id))?.options?.variables;
      expect(kept && Object.getPrototypeOf(kept)).toBeNull();
      expect(kept && Object.entries(kept)).toEqual([
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ]);
    });
  });
}
