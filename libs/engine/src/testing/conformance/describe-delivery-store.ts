import { DELIVERY_STATES } from '../../delivery/delivery';
import { InvalidCursor } from '../../store/page';
import { DeliveryBench } from './delivery-bench';
import { describeDeliveryAdding } from './describe-delivery-adding';
import { describeDeliverySending } from './describe-delivery-sending';
import { everyPage, NINE, openForEach, type OpenStores } from './stores-under-test';

/** What `DeliveryStore` must keep. */
export function describeDeliveryStore(open: OpenStores): void {
  describeDeliveryAdding(open);
  describeDeliverySending(open);

  describe('lists of deliveries', () => {
    const bench = openForEach(open);

    it('go by id, page by page, each once, and filter by state', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      const added = await sending.add('a', 'b', 'c', 'd', 'e', 'e');
      const [first, second] = await sending.take(2);
      await sending.record([{ id: first?.id ?? '', attempts: 1, state: 'failed', errorCode: 'x' }]);
      const { jobId } = sending.hold;
      const all = await everyPage((page) => stores.deliveries.list(jobId, {}, page), 4);
      expect(all.map(({ id }) => id)).toEqual(added.map(({ id }) => id));
      for (const state of DELIVERY_STATES) {
        const some = await everyPage((page) => stores.deliveries.list(jobId, { state }, page), 1);
        expect(some).toEqual(all.filter((row) => row.state === state));
      }
      expect(second?.state).toBe('sending');
    });

    it('hold only the recipients of their own job', async () => {
      const { stores } = bench();
      const one = await DeliveryBench.running(bench());
      const other = await DeliveryBench.running(bench());
      await one.add('a');
      await other.add('a', 'b');
      expect(await one.rows()).toHaveLength(1);
      expect(await other.rows()).toHaveLength(2);
      expect(await stores.deliveries.counts(stores.ids.next())).toBeUndefined();
      expect(await stores.deliveries.nextTryAt(stores.ids.next())).toBeUndefined();
    });

    it('refuse a cursor of another kind', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      for (const cursor of ['', 'nonsense', 'bnVsbA']) {
        const listed = stores.deliveries.list(sending.hold.jobId, {}, { limit: 1, cursor });
        await expect(listed).rejects.toBeInstanceOf(InvalidCursor);
      }
    });

    it('are seen as last committed', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await bench().write(async (tx) => {
        const added = [sending.recipient('kim')];
        await stores.deliveries.add(tx, sending.hold, added, { rows: 1, complete: true }, NINE);
        expect(await sending.rows()).toEqual([]);
        expect((await stores.deliveries.counts(sending.hold.jobId))?.total).toBe(0);
      });
      expect(await sending.rows()).toHaveLength(1);
    });
  });
}
