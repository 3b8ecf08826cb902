import { type BatchRecord } from '../../channel/batch-store';
import { type DeliveryRecord } from '../../delivery/delivery';
import { FenceLost } from '../../delivery/delivery-store';
import { countsOf, DeliveryBench } from './delivery-bench';
import { NINE, openForEach, type OpenStores, SECOND, TOMORROW } from './stores-under-test';

/** What `BatchStore` must keep. */
export function describeBatchStore(open: OpenStores): void {
  describe('batches', () => {
    const bench = openForEach(open);

    const idsOf = (rows: readonly DeliveryRecord[]): string[] => rows.map(({ id }) => id);

    /** A running job with recipients of whom the first are on their way in a batch. */
    async function travelling(keys: readonly string[], together: number): Promise<[DeliveryBench, BatchRecord]> {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await sending.add(...keys);
      const batch = { id: stores.ids.next(), jobId: sending.hold.jobId, createdAt: NINE };
      await bench().write(async (tx) => {
        const taken = await stores.deliveries.take(tx, sending.hold, together, NINE);
        await stores.batches.open(tx, sending.hold, batch, idsOf(taken));
      });
      return [sending, batch];
    }

    it('are open, oldest first, with the name that the provider gave them', async () => {
      const { stores } = bench();
      const [sending, first] = await travelling(['a', 'b'], 1);
      const { hold } = sending;
      const second = { id: stores.ids.next(), jobId: hold.jobId, createdAt: NINE + 1 };
      await bench().write((tx) => stores.batches.open(tx, hold, second, []));
      await bench().write((tx) => stores.batches.name(tx, hold, second.id, 'G-2'));
      expect(await stores.batches.openOf(hold.jobId)).toEqual([first, { ...second, providerId: 'G-2' }]);
      expect(await stores.batches.openOf(stores.ids.next())).toEqual([]);
    });

    it('have the deliveries that are still on their way', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a', 'b', 'c', 'd'], 3);
      const [a, b, c, d] = await sending.rows();
      expect(await stores.batches.deliveries(batch)).toEqual([a, b, c]);
      await sending.take(1);
      expect(idsOf(await stores.batches.deliveries(batch))).not.toContain(d?.id);
      await sending.record([{ id: a?.id ?? '', attempts: 1, state: 'accepted' }]);
      const report = { jobId: batch.jobId, deliveryId: b?.id ?? '', state: 'delivered' as const };
      await bench().write((tx) => stores.deliveries.report(tx, [report], NINE));
      expect(idsOf(await stores.batches.deliveries(batch))).toEqual([c?.id]);
      expect(await stores.batches.deliveries({ ...batch, id: stores.ids.next() })).toEqual([]);
    });

    it('take in only what was taken for their job', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a', 'b'], 1);
      const [other] = await travelling(['a'], 1);
      const [, pending] = await sending.rows();
      const [stranger] = await other.rows();
      const second = { ...batch, id: stores.ids.next() };
      const ids = [pending?.id ?? '', stranger?.id ?? '', stores.ids.next()];
      await bench().write((tx) => stores.batches.open(tx, sending.hold, second, ids));
      expect(await stores.batches.deliveries(second)).toEqual([]);
    });

    it('keep theirs out of what is settled in doubt, until they are closed', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a', 'b', 'c'], 2);
      await sending.take(1);
      const settle = () => bench().write((tx) => stores.deliveries.settleInDoubt(tx, sending.hold, 'pending', 9, NINE));
      expect(await settle()).toBe(1);
      expect((await sending.rows()).map(({ state }) => state)).toEqual(['sending', 'sending', 'pending']);
      await bench().write((tx) => stores.batches.close(tx, batch.id));
      expect(await stores.batches.openOf(batch.jobId)).toEqual([]);
      expect(await settle()).toBe(2);
    });

    it('let go of whom is taken again', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a'], 1);
      const [a] = await sending.rows();
      await sending.record([{ id: a?.id ?? '', attempts: 1, state: 'pending', nextTryAt: NINE }]);
      await sending.take(1);
      expect(await stores.batches.deliveries(batch)).toEqual([]);
      const settled = bench().write((tx) => stores.deliveries.settleInDoubt(tx, sending.hold, 'unknown', 9, NINE));
      expect(await settled).toBe(1);
    });

    it('let go of whom a person sends to again', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a'], 1);
      const [a] = await sending.rows();
      await sending.record([{ id: a?.id ?? '', attempts: 1, state: 'unknown' }]);
      await bench().write((tx) => stores.deliveries.reopen(tx, batch.jobId, a?.id ?? '', NINE));
      expect((await sending.rows())[0]?.state).toBe('sending');
      expect(await stores.batches.deliveries(batch)).toEqual([]);
    });

    it('stay, with all in them, when the job is stopped and the rest is skipped', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a', 'b'], 1);
      await sending.stop();
      expect(await bench().write((tx) => stores.deliveries.skipRest(tx, batch.jobId, 9, NINE))).toBe(1);
      expect(await stores.batches.openOf(batch.jobId)).toEqual([batch]);
      expect(countsOf(await sending.job())).toEqual({ sending: 1, skipped: 1, total: 2 });
      await bench().write((tx) => stores.batches.close(tx, batch.id));
      expect(await stores.batches.openOf(batch.jobId)).toEqual([]);
    });

    it('are closed when what an ended job left on its way becomes unknown', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a', 'b'], 2);
      const [, others] = await travelling(['a'], 1);
      const settle = () => bench().write((tx) => stores.deliveries.settleEnded(tx, batch.jobId, 9, NINE + SECOND));
      expect(await settle()).toBe(0);
      expect(await stores.batches.openOf(batch.jobId)).toEqual([batch]);
      await sending.stop();
      expect(await settle()).toBe(2);
      expect(await stores.batches.openOf(batch.jobId)).toEqual([]);
      expect(await stores.batches.openOf(others.jobId)).toEqual([others]);
      expect(countsOf(await sending.job())).toEqual({ unknown: 2, total: 2 });
    });

    it('are opened and named by whoever holds the job; closing needs no hold', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a'], 1);
      await sending.stop();
      const next = { ...batch, id: stores.ids.next() };
      const opened = bench().write((tx) => stores.batches.open(tx, sending.hold, next, []));
      await expect(opened).rejects.toBeInstanceOf(FenceLost);
      const named = bench().write((tx) => stores.batches.name(tx, sending.hold, batch.id, 'G-1'));
      await expect(named).rejects.toBeInstanceOf(FenceLost);
      expect(await stores.batches.openOf(batch.jobId)).toEqual([batch]);
      await bench().write((tx) => stores.batches.close(tx, batch.id));
      expect(await stores.batches.openOf(batch.jobId)).toEqual([]);
    });

    it('are seen as last committed', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a'], 1);
      await bench().write(async (tx) => {
        await stores.batches.open(tx, sending.hold, { ...batch, id: stores.ids.next() }, []);
        await stores.batches.close(tx, batch.id);
        expect(await stores.batches.openOf(batch.jobId)).toEqual([batch]);
      });
    });

    it('go with their job', async () => {
      const { stores } = bench();
      const [sending, batch] = await travelling(['a'], 1);
      await sending.stop();
      const purge = () => bench().write((tx) => stores.jobs.purge(tx, TOMORROW, 1));
      expect([await purge(), await purge(), await purge(), await purge()]).toEqual([1, 1, 1, 0]);
      expect(await stores.jobs.find(batch.jobId)).toBeUndefined();
      expect(await stores.batches.openOf(batch.jobId)).toEqual([]);
    });
  });
}
