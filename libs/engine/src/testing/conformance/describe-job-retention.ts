import { DAY, NINE, openForEach, type OpenStores, TOMORROW } from './stores-under-test';

export function describeJobRetention(open: OpenStores): void {
  describe('jobs that grow old', () => {
    const bench = openForEach(open);

    it('leave the board in small batches, and with it the counts', async () => {
      const { stores } = bench();
      for (let nth = 0; nth < 3; nth += 1) await bench().complete(await bench().runningJob(), NINE + nth);
      const recent = await bench().runningJob();
      await bench().complete(recent, NINE + DAY);
      await bench().job({ at: TOMORROW });
      const archive = () => bench().write((tx) => stores.jobs.archive(tx, NINE + DAY, NINE + 2 * DAY, 2));
      expect([await archive(), await archive(), await archive()]).toEqual([2, 1, 0]);
      expect(await stores.jobs.counts()).toMatchObject({ completed: 1, pending: 1 });
      const { items } = await stores.jobs.list({ archived: true }, 'ascending', { limit: 10 });
      expect(items.map(({ archivedAt }) => archivedAt)).toEqual([NINE + 2 * DAY, NINE + 2 * DAY, NINE + 2 * DAY]);
      expect((await bench().found(recent.id)).archivedAt).toBeUndefined();
    });

    it('take their lateness off the board with them', async () => {
      const { stores } = bench();
      const job = await bench().job();
      await bench().write((tx) =>
        stores.jobs.start(tx, [{ id: job.id, startedAt: NINE, late: true, leaseOwner: 'node-1' }]),
      );
      await bench().complete(job);
      expect((await stores.jobs.counts()).late).toBe(1);
      await bench().write((tx) => stores.jobs.archive(tx, TOMORROW, TOMORROW, 10));
      expect((await stores.jobs.counts()).late).toBe(0);
    });

    it('go with all that hangs on them, which goes first, at most so many rows at a time', async () => {
      const { stores } = bench();
      const job = await bench().runningJob();
      const hold = { jobId: job.id, fence: job.fence };
      const deliveries = ['a', 'b', 'c'].map((name) => ({
        id: stores.ids.next(),
        recipientKey: name,
        channel: 'outbox',
        address: name,
        variables: {},
        state: 'pending' as const,
      }));
      await bench().write(async (tx) => {
        await stores.deliveries.add(tx, hold, deliveries, { rows: 3, complete: true }, NINE);
        await stores.jobs.addEvents(tx, [{ jobId: job.id, at: NINE, type: 'recovered', params: {} }]);
        const message = {
          jobId: job.id,
          channel: 'outbox',
          to: 'a',
          body: 'Hello',
          mode: 'live' as const,
          createdAt: NINE,
        };
        await stores.outbox.insert(tx, [{ ...message, id: stores.ids.next(), deliveryId: deliveries[0]?.id ?? '' }]);
      });
      await bench().complete(job);
      await bench().write((tx) => stores.jobs.archive(tx, TOMORROW, TOMORROW, 10));
      const purge = () => bench().write((tx) => stores.jobs.purge(tx, TOMORROW, 2));
      expect(await purge()).toBe(2);
      expect((await stores.deliveries.list(job.id, {}, { limit: 10 })).items).toHaveLength(1);
      expect(await stores.jobs.find(job.id)).toBeDefined();
      expect([await purge(), await purge(), await purge()]).toEqual([2, 2, 0]);
      expect(await stores.jobs.find(job.id)).toBeUndefined();
      expect(await stores.jobs.events(job.id)).toEqual([]);
      expect((await stores.outbox.list({}, { limit: 10 })).items).toEqual([]);
    });

    it('never go while they have not ended, or ended later', async () => {
      const { stores } = bench();
      await bench().job();
      await bench().runningJob();
      await bench().complete(await bench().runningJob(), TOMORROW);
      expect(await bench().write((tx) => stores.jobs.purge(tx, TOMORROW, 10))).toBe(0);
      expect(await bench().write((tx) => stores.jobs.archive(tx, TOMORROW, TOMORROW, 10))).toBe(0);
      expect(await stores.jobs.counts()).toMatchObject({ pending: 1, running: 1, completed: 1 });
    });

    it('leave the counts right when they go straight from the board', async () => {
      const { stores } = bench();
      await bench().complete(await bench().runningJob());
      expect(await bench().write((tx) => stores.jobs.purge(tx, TOMORROW, 10))).toBe(1);
      expect((await stores.jobs.counts()).completed).toBe(0);
    });
  });
}
