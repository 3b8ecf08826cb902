import { FenceLost } from '../../delivery/delivery-store';
import { countsOf, DeliveryBench } from './delivery-bench';
import { NINE, openForEach, type OpenStores, SECOND } from './stores-under-test';

export function describeDeliverySending(open: OpenStores): void {
  describe('taking recipients and recording results', () => {
    const bench = openForEach(open);

    it('marks the oldest as sending before anything is sent, and counts the attempt', async () => {
      const sending = await DeliveryBench.running(bench());
      const added = await sending.add('kim', 'lee', 'park');
      const taken = await sending.take(2, NINE + 1);
      expect(taken.map(({ id }) => id)).toEqual(added.slice(0, 2).map(({ id }) => id));
      expect(taken[0]).toMatchObject({
        state: 'sending',
        attempts: 1,
        address: 'kim@example.com',
        updatedAt: NINE + 1,
      });
      expect((await sending.rows()).map(({ state }) => state)).toEqual(['sending', 'sending', 'pending']);
      expect(countsOf(await sending.job())).toEqual({ sending: 2, pending: 1, total: 3 });
      expect(await sending.take(5)).toHaveLength(1);
      expect(await sending.take(5)).toEqual([]);
    });

    it('is not progress: a job that kills the process at its first send must not loop for ever', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('kim');
      const fence = await bench().write((tx) =>
        stores.jobs.takeOver(tx, { id: sending.hold.jobId, fence: 1 }, 'node', 'same'),
      );
      const hold = { jobId: sending.hold.jobId, fence: fence ?? 0 };
      expect((await sending.job()).progressed).toBe(false);
      const [taken] = await bench().write((tx) => stores.deliveries.take(tx, hold, 1, NINE));
      await bench().write((tx) => stores.deliveries.settleInDoubt(tx, hold, 'pending', 9, NINE));
      expect((await sending.job()).progressed).toBe(false);
      await bench().write((tx) => stores.deliveries.take(tx, hold, 1, NINE));
      await sending.record([{ id: taken?.id ?? '', attempts: 2, state: 'delivered' }]);
      expect((await sending.job()).progressed).toBe(true);
    });

    it('records what became of each', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c', 'd', 'e', 'f');
      const states = ['accepted', 'delivered', 'failed', 'unknown', 'skipped', 'pending'] as const;
      const taken = await sending.take(6);
      const results = taken.map(({ id }, index) => ({
        id,
        attempts: 1,
        state: states[index] ?? 'failed',
        providerId: `p-${index}`,
        errorCode: `code-${index}`,
        error: `error ${index}`,
        ...(states[index] === 'pending' && { nextTryAt: NINE + SECOND }),
      }));
      expect(await sending.record(results, NINE + 5)).toBe(6);
      const rows = await sending.rows();
      expect(rows.map(({ state }) => state)).toEqual(states);
      expect(rows[2]).toMatchObject({ providerId: 'p-2', errorCode: 'code-2', error: 'error 2', updatedAt: NINE + 5 });
      expect(rows[5]).toMatchObject({ nextTryAt: NINE + SECOND, attempts: 1 });
      expect(countsOf(await sending.job())).toEqual({
        accepted: 1,
        delivered: 1,
        failed: 1,
        unknown: 1,
        skipped: 1,
        pending: 1,
        total: 6,
      });
    });

    it('keeps nothing of an earlier try that failed once one went well', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.add('kim');
      const id = (await sending.take(1))[0]?.id ?? '';
      const busy = { errorCode: 'busy', error: 'Too many requests', providerId: 'p-1' };
      await sending.record([{ id, attempts: 1, state: 'pending', nextTryAt: NINE, ...busy }]);
      expect((await sending.take(1))[0]).toMatchObject({ attempts: 2, ...busy });
      await sending.record([{ id, attempts: 2, state: 'delivered' }]);
      const [row] = await sending.rows();
      expect(row?.state).toBe('delivered');
      for (const over of ['error', 'errorCode', 'providerId', 'nextTryAt']) expect(row).not.toHaveProperty(over);
    });

    it('records a result once, and only for the attempt that it belongs to', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.add('kim');
      const [row] = await sending.take(1);
      const id = row?.id ?? '';
      expect(await sending.record([{ id, attempts: 2, state: 'delivered' }])).toBe(0);
      expect(await sending.record([{ id, attempts: 1, state: 'pending', nextTryAt: NINE }])).toBe(1);
      expect(await sending.record([{ id, attempts: 1, state: 'delivered' }])).toBe(0);
      await sending.take(1);
      expect(await sending.record([{ id, attempts: 1, state: 'failed' }])).toBe(0);
      expect(await sending.record([{ id, attempts: 2, state: 'delivered' }])).toBe(1);
      expect(await sending.record([{ id, attempts: 2, state: 'failed' }])).toBe(0);
      expect(countsOf(await sending.job())).toEqual({ delivered: 1, total: 1 });
    });

    it('keeps what really happened even when the job was stopped meanwhile, and takes nothing more', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.add('kim', 'lee');
      const [row] = await sending.take(1);
      await sending.stop();
      await expect(sending.take(1)).rejects.toBeInstanceOf(FenceLost);
      expect(await sending.record([{ id: row?.id ?? '', attempts: 1, state: 'delivered' }])).toBe(1);
      expect(countsOf(await sending.job())).toEqual({ delivered: 1, pending: 1, total: 2 });
    });

    it('tries again when it is time, before those that were never tried', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('kim', 'lee', 'park');
      const [first, second] = await sending.take(2);
      const at = NINE + 4 * SECOND;
      await sending.record([
        { id: first?.id ?? '', attempts: 1, state: 'pending', nextTryAt: at + 1 },
        { id: second?.id ?? '', attempts: 1, state: 'pending', nextTryAt: at },
      ]);
      expect(await stores.deliveries.nextTryAt(sending.hold.jobId)).toBeLessThanOrEqual(NINE);
      const [again] = await sending.take(1, at);
      expect(again).toMatchObject({ id: second?.id, attempts: 2 });
      expect(again).not.toHaveProperty('nextTryAt');
      expect(await sending.take(9, at)).toHaveLength(1);
      expect(await stores.deliveries.nextTryAt(sending.hold.jobId)).toBe(at + 1);
      expect(await sending.take(9, at)).toEqual([]);
      expect(await sending.take(9, at + 1)).toHaveLength(1);
      expect(await stores.deliveries.nextTryAt(sending.hold.jobId)).toBeUndefined();
    });

    it.each(['pending', 'unknown'] as const)('settles what a lost attempt left in doubt as %s', async (to) => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c', 'd');
      await sending.take(3);
      const settle = () =>
        bench().write((tx) => stores.deliveries.settleInDoubt(tx, sending.hold, to, 2, NINE + SECOND));
      expect([await settle(), await settle(), await settle()]).toEqual([2, 1, 0]);
      expect((await sending.rows()).map(({ state }) => state)).toEqual([to, to, to, 'pending']);
      expect((await sending.job()).deliveries).toMatchObject({ sending: 0, total: 4 });
      expect((await sending.take(9)).length).toBe(to === 'pending' ? 4 : 1);
    });
  });

  describe('recipients of a job that was stopped', () => {
    const bench = openForEach(open);

    it('become skipped in batches, and are found again after a crash in between', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c', 'd');
      const [row] = await sending.take(1);
      await sending.record([{ id: row?.id ?? '', attempts: 1, state: 'pending', nextTryAt: NINE, error: 'busy' }]);
      expect(await stores.deliveries.endedWithRest(9)).toEqual([]);
      await sending.stop();
      expect(await stores.deliveries.endedWithRest(9)).toEqual([sending.hold.jobId]);
      const skip = () => bench().write((tx) => stores.deliveries.skipRest(tx, sending.hold.jobId, 3, NINE + SECOND));
      expect(await skip()).toBe(3);
      expect(await stores.deliveries.endedWithRest(9)).toEqual([sending.hold.jobId]);
      expect([await skip(), await skip()]).toEqual([1, 0]);
      expect(await stores.deliveries.endedWithRest(9)).toEqual([]);
      for (const skipped of await sending.rows()) {
        expect(skipped).toMatchObject({ state: 'skipped', errorCode: 'cancelled', updatedAt: NINE + SECOND });
        expect(skipped).not.toHaveProperty('nextTryAt');
      }
      expect(countsOf(await sending.job())).toEqual({ skipped: 4, total: 4 });
    });

    it('stay as they are when something was sent, or is on its way', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c');
      const [row] = await sending.take(2);
      await sending.record([{ id: row?.id ?? '', attempts: 1, state: 'delivered' }]);
      await sending.stop();
      expect(await bench().write((tx) => stores.deliveries.skipRest(tx, sending.hold.jobId, 9, NINE))).toBe(1);
      expect(countsOf(await sending.job())).toEqual({ delivered: 1, sending: 1, skipped: 1, total: 3 });
    });

    it('become unknown when the process died while they were on their way', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c');
      await sending.take(3);
      const { jobId } = sending.hold;
      const settle = () => bench().write((tx) => stores.deliveries.settleEnded(tx, jobId, 2, NINE + SECOND));
      expect(await settle()).toBe(0);
      await sending.stop();
      expect(await stores.deliveries.endedWithRest(9)).toEqual([jobId]);
      expect([await settle(), await settle(), await settle()]).toEqual([2, 1, 0]);
      expect(await stores.deliveries.endedWithRest(9)).toEqual([]);
      expect(countsOf(await sending.job())).toEqual({ unknown: 3, total: 3 });
    });
  });
}
