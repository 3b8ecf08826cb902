import { FenceLost } from '../../delivery/delivery-store';
import { countsOf, DeliveryBench } from './delivery-bench';
import { MINUTE, NINE, openForEach, type OpenStores, SECOND } from './stores-under-test';

const MORNING = NINE + 60 * MINUTE;

export function describeDeliveryHolding(open: OpenStores): void {
  describe('recipients who are held', () => {
    const bench = openForEach(open);

    /** A running job with recipients of whom the first are held, each with its end of the hold. */
    async function holding(keys: readonly string[], ends: readonly number[]): Promise<DeliveryBench> {
      const sending = await DeliveryBench.running(bench());
      await sending.add(...keys);
      const taken = await sending.take(ends.length);
      await sending.record(
        taken.map(({ id, attempts }, index) => ({
          id,
          attempts,
          state: 'held' as const,
          nextTryAt: ends[index] ?? MORNING,
          errorCode: 'night',
        })),
      );
      return sending;
    }

    it('were not tried: their attempt does not count, and they say until when and why', async () => {
      const sending = await holding(['a', 'b'], [MORNING]);
      const [held] = await sending.rows();
      expect(held).toMatchObject({ state: 'held', attempts: 0, nextTryAt: MORNING, errorCode: 'night' });
      expect(countsOf(await sending.job())).toEqual({ held: 1, pending: 1, total: 2 });
    });

    it('keep the attempts that were real', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.add('a');
      const [first] = await sending.take(1);
      const id = first?.id ?? '';
      await sending.record([{ id, attempts: 1, state: 'pending', nextTryAt: NINE }]);
      await sending.take(1);
      await sending.record([{ id, attempts: 2, state: 'held', nextTryAt: MORNING }]);
      expect((await sending.rows())[0]).toMatchObject({ state: 'held', attempts: 1 });
    });

    it('are not taken, however late it is, until they are released', async () => {
      const { stores } = bench();
      const sending = await holding(['a', 'b'], [MORNING, MORNING]);
      expect(await sending.take(9, MORNING + MINUTE)).toEqual([]);
      expect(await stores.deliveries.nextTryAt(sending.hold.jobId)).toBeUndefined();
    });

    it('are held until the earliest end', async () => {
      const { stores } = bench();
      const sending = await holding(['a', 'b', 'c'], [MORNING + 2, MORNING + 1]);
      expect(await stores.deliveries.heldUntil(sending.hold.jobId)).toBe(MORNING + 1);
      expect(await stores.deliveries.heldUntil(stores.ids.next())).toBeUndefined();
    });

    it('go on like new ones when their time has come, a few at a time, those whose time came first', async () => {
      const { stores } = bench();
      const sending = await holding(['a', 'b', 'c'], [MORNING, MORNING - SECOND, MORNING + 1]);
      const release = (now: number) => bench().write((tx) => stores.deliveries.releaseHeld(tx, sending.hold, now, 1));
      expect(await release(MORNING - SECOND - 1)).toBe(0);
      expect(await release(MORNING)).toBe(1);
      expect((await sending.rows()).map(({ state }) => state)).toEqual(['held', 'pending', 'held']);
      expect([await release(MORNING), await release(MORNING)]).toEqual([1, 0]);
      expect(await stores.deliveries.heldUntil(sending.hold.jobId)).toBe(MORNING + 1);
      const [released] = await sending.rows();
      expect(released).toMatchObject({ state: 'pending', updatedAt: MORNING });
      for (const over of ['nextTryAt', 'errorCode', 'error']) expect(released).not.toHaveProperty(over);
      expect(countsOf(await sending.job())).toEqual({ pending: 2, held: 1, total: 3 });
      expect(await sending.take(9, MORNING)).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    });

    it('are released by whoever holds the job, and that is not progress', async () => {
      const { stores } = bench();
      const sending = await holding(['a'], [NINE]);
      const fence = await bench().write((tx) =>
        stores.jobs.takeOver(tx, { id: sending.hold.jobId, fence: 1 }, 'node', 'same'),
      );
      const lost = bench().write((tx) => stores.deliveries.releaseHeld(tx, sending.hold, NINE, 9));
      await expect(lost).rejects.toBeInstanceOf(FenceLost);
      const hold = { jobId: sending.hold.jobId, fence: fence ?? 0 };
      expect(await bench().write((tx) => stores.deliveries.releaseHeld(tx, hold, NINE, 9))).toBe(1);
      expect((await sending.job()).progressed).toBe(false);
    });

    it('are skipped with the rest when the job is stopped', async () => {
      const { stores } = bench();
      const sending = await holding(['a', 'b'], [MORNING]);
      await sending.stop();
      expect(await stores.deliveries.endedWithRest(9)).toEqual([sending.hold.jobId]);
      expect(await bench().write((tx) => stores.deliveries.skipRest(tx, sending.hold.jobId, 9, NINE))).toBe(2);
      for (const row of await sending.rows()) {
        expect(row).toMatchObject({ state: 'skipped', errorCode: 'cancelled' });
        expect(row).not.toHaveProperty('nextTryAt');
      }
      expect(await stores.deliveries.heldUntil(sending.hold.jobId)).toBeUndefined();
    });
  });
}
