import { DELIVERY_STATES, type DeliveryResult, type DeliveryState } from '../../delivery/delivery';
import { type DeliverySearch } from '../../delivery/delivery-store';
import { InvalidCursor } from '../../store/page';
import { DeliveryBench } from './delivery-bench';
import { describeDeliveryAdding } from './describe-delivery-adding';
import { describeDeliveryHolding } from './describe-delivery-holding';
import { describeDeliveryKnowing } from './describe-delivery-knowing';
import { describeDeliverySending } from './describe-delivery-sending';
import { everyPage, NINE, openForEach, type OpenStores } from './stores-under-test';

/** What `DeliveryStore` must keep. */
export function describeDeliveryStore(open: OpenStores): void {
  describeDeliveryAdding(open);
  describeDeliverySending(open);
  describeDeliveryHolding(open);
  describeDeliveryKnowing(open);

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

    it('filter by the reason too', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c', 'd', 'd');
      const codes = ['busy', 'rejected', 'busy'];
      const taken = await sending.take(3);
      await sending.record(
        taken.map(({ id }, index) => ({ id, attempts: 1, state: 'failed', errorCode: codes[index] ?? 'x' })),
      );
      const { jobId } = sending.hold;
      const list = async (filter: { state?: DeliveryState; errorCode?: string }) =>
        (await everyPage((page) => stores.deliveries.list(jobId, filter, page), 1)).map(({ id }) => id);
      const [a, b, c, , e] = (await sending.rows()).map(({ id }) => id);
      expect(await list({ state: 'failed', errorCode: 'busy' })).toEqual([a, c]);
      expect(await list({ state: 'failed', errorCode: 'rejected' })).toEqual([b]);
      expect(await list({ state: 'skipped', errorCode: 'busy' })).toEqual([]);
      expect(await list({ errorCode: 'busy' })).toEqual([a, c]);
      expect(await list({ errorCode: 'duplicate' })).toEqual([e]);
    });

    it('find words in names, keys and addresses, literally, with the other filters, page by page', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      const people = [
        sending.recipient('k-1', { name: '김지수', address: 'Jisoo@Example.com' }),
        sending.recipient('100%', { name: 'Kim', address: '01012345678' }),
        sending.recipient('a_b', { address: '01087654321' }),
        sending.recipient('axb', { address: '01012349999' }),
      ];
      const checkpoint = { rows: 4, complete: true };
      await bench().write((tx) => stores.deliveries.add(tx, sending.hold, people, checkpoint, NINE));
      const { jobId } = sending.hold;
      const search = async (words: string[], where: DeliverySearch['where'] = 'everything', state?: DeliveryState) => {
        const filter = { search: { words, where }, ...(state && { state }) };
        const rows = await everyPage((page) => stores.deliveries.list(jobId, filter, page), 1);
        return rows.map(({ recipientKey }) => recipientKey);
      };
      expect(await search(['지수'])).toEqual(['k-1']);
      expect(await search(['jisoo@EXAMPLE'])).toEqual(['k-1']);
      expect(await search(['0101234'])).toEqual(['100%', 'axb']);
      expect(await search(['0%'])).toEqual(['100%']);
      expect(await search(['a_b'])).toEqual(['a_b']);
      expect(await search(['\\'])).toEqual([]);
      expect(await search(['kim', '8765'])).toEqual(['100%', 'a_b']);
      expect(await search(['kim', '8765'], 'names')).toEqual(['100%']);
      await sending.take(2);
      expect(await search(['0101234'], 'everything', 'sending')).toEqual(['100%']);
      const none = { errorCode: 'busy', search: { words: ['0101234'], where: 'everything' } } as const;
      expect((await stores.deliveries.list(jobId, none, { limit: 9 })).items).toEqual([]);
    });

    it('sum up by state and reason what needs one', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'h', 'i');
      const results: Omit<DeliveryResult, 'id' | 'attempts'>[] = [
        { state: 'delivered' },
        { state: 'accepted' },
        { state: 'failed', errorCode: 'busy' },
        { state: 'failed', errorCode: 'busy' },
        { state: 'pending', errorCode: 'busy' },
        { state: 'unknown' },
        { state: 'unknown', errorCode: 'timeout' },
        { state: 'held', errorCode: 'night' },
      ];
      const taken = await sending.take(8);
      await sending.record(
        taken.map(({ id }, index) => ({ ...(results[index] ?? { state: 'failed' }), id, attempts: 1 })),
      );
      const reasons = await stores.deliveries.reasons(sending.hold.jobId);
      const asText = reasons.map(({ state, errorCode, count }) => `${state} ${errorCode ?? '–'} ${count}`);
      expect(asText.sort()).toEqual([
        'failed busy 2',
        'held night 1',
        'pending busy 1',
        'skipped duplicate 1',
        'unknown timeout 1',
        'unknown – 1',
      ]);
      expect(await stores.deliveries.reasons(stores.ids.next())).toEqual([]);
    });

    it('lead to one of them, in its own job', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add('a');
      const [row] = await sending.rows();
      const { jobId } = sending.hold;
      expect(await stores.deliveries.find(jobId, row?.id ?? '')).toEqual(row);
      expect(await stores.deliveries.find(stores.ids.next(), row?.id ?? '')).toBeUndefined();
      expect(await stores.deliveries.find(jobId, stores.ids.next())).toBeUndefined();
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
