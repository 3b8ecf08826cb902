import { type DeliveryRecord, type DeliveryResult } from '../../delivery/delivery';
import { countsOf, DeliveryBench } from './delivery-bench';
import { NINE, openForEach, type OpenStores, SECOND } from './stores-under-test';

export function describeDeliveryKnowing(open: OpenStores): void {
  describe('what is known only later of a message', () => {
    const bench = openForEach(open);

    /** Recipients, one in each of these states. */
    async function sentAs(
      ...states: (DeliveryResult['state'] | 'sending')[]
    ): Promise<[DeliveryBench, DeliveryRecord[]]> {
      const sending = await DeliveryBench.running(bench());
      await sending.add(...states.map((state, index) => `${state}-${index}`));
      const taken = await sending.take(states.length);
      await sending.record(
        taken.flatMap(({ id, attempts }, index) => {
          const state = states[index];
          if (state === undefined || state === 'sending') return [];
          return [{ id, attempts, state, providerId: `p-${index}`, errorCode: 'first', error: 'the first word' }];
        }),
      );
      return [sending, await sending.rows()];
    }

    const report = (
      sending: DeliveryBench,
      ids: readonly string[],
      state: 'delivered' | 'failed',
      now = NINE + SECOND,
    ) => {
      const { jobId } = sending.hold;
      const reports = ids.map((deliveryId) => ({ jobId, deliveryId, state, errorCode: '4000' }));
      return bench().write((tx) => bench().stores.deliveries.report(tx, reports, now));
    };

    it('is taken for a row that has no end yet, and for no other', async () => {
      const [sending, rows] = await sentAs(
        'accepted',
        'sending',
        'unknown',
        'delivered',
        'failed',
        'skipped',
        'pending',
      );
      const ids = rows.map(({ id }) => id);
      expect(await report(sending, ids, 'delivered')).toBe(3);
      const after = await sending.rows();
      expect(after.map(({ state }) => state)).toEqual([
        'delivered',
        'delivered',
        'delivered',
        'delivered',
        'failed',
        'skipped',
        'pending',
      ]);
      expect(after[0]).toMatchObject({ providerId: 'p-0', errorCode: '4000', updatedAt: NINE + SECOND, attempts: 1 });
      expect(after[0]).not.toHaveProperty('error');
      expect(after[1]).not.toHaveProperty('providerId');
      expect(after[3]).toEqual(rows[3]);
      expect(countsOf(await sending.job())).toEqual({ delivered: 4, failed: 1, skipped: 1, pending: 1, total: 7 });
    });

    it('counts once, in whatever order and however often it is reported', async () => {
      const { stores } = bench();
      const [sending, [row]] = await sentAs('accepted');
      const { jobId } = sending.hold;
      const one = { jobId, deliveryId: row?.id ?? '' };
      const twice = [
        { ...one, state: 'failed' as const, providerId: 'p-9', errorCode: '3102', error: 'No such number' },
        { ...one, state: 'delivered' as const },
      ];
      expect(await bench().write((tx) => stores.deliveries.report(tx, twice, NINE))).toBe(1);
      expect(await report(sending, [one.deliveryId], 'delivered')).toBe(0);
      const [after] = await sending.rows();
      expect(after).toMatchObject({ state: 'failed', providerId: 'p-9', errorCode: '3102', error: 'No such number' });
      expect(countsOf(await sending.job())).toEqual({ failed: 1, total: 1 });
    });

    it('is kept though the answer to the send comes after it', async () => {
      const [sending, [row]] = await sentAs('sending');
      const id = row?.id ?? '';
      expect(await report(sending, [id], 'delivered')).toBe(1);
      expect(await sending.record([{ id, attempts: 1, state: 'accepted' }])).toBe(0);
      expect((await sending.rows())[0]?.state).toBe('delivered');
    });

    it('is sorted out by job, and strangers are left alone', async () => {
      const { stores } = bench();
      const [one, [first]] = await sentAs('accepted');
      const [other, [second]] = await sentAs('accepted', 'unknown');
      const reports = [
        { jobId: one.hold.jobId, deliveryId: first?.id ?? '', state: 'delivered' as const },
        { jobId: other.hold.jobId, deliveryId: second?.id ?? '', state: 'failed' as const },
        { jobId: one.hold.jobId, deliveryId: stores.ids.next(), state: 'failed' as const },
        { jobId: stores.ids.next(), deliveryId: first?.id ?? '', state: 'failed' as const },
      ];
      expect(await bench().write((tx) => stores.deliveries.report(tx, reports, NINE))).toBe(2);
      expect(await bench().write((tx) => stores.deliveries.report(tx, [], NINE))).toBe(0);
      expect(countsOf(await one.job())).toEqual({ delivered: 1, total: 1 });
      expect(countsOf(await other.job())).toEqual({ failed: 1, unknown: 1, total: 2 });
    });

    it('may come after the job has ended', async () => {
      const [sending, [row]] = await sentAs('accepted');
      await sending.stop();
      expect(await report(sending, [row?.id ?? ''], 'failed')).toBe(1);
      expect(countsOf(await sending.job())).toEqual({ failed: 1, total: 1 });
    });

    it('is said by a person who sends it again: once, with the attempt counted', async () => {
      const { stores } = bench();
      const [sending, rows] = await sentAs('unknown', 'failed');
      const { jobId } = sending.hold;
      await sending.stop();
      const reopen = (id: string, ofJob = jobId) =>
        bench().write((tx) => stores.deliveries.reopen(tx, ofJob, id, NINE + SECOND));
      const [unknown, failed] = rows.map(({ id }) => id);
      expect(await reopen(failed ?? '')).toBeUndefined();
      expect(await reopen(unknown ?? '', stores.ids.next())).toBeUndefined();
      const again = await reopen(unknown ?? '');
      expect(again).toMatchObject({ id: unknown, jobId, state: 'sending', attempts: 2, updatedAt: NINE + SECOND });
      expect(Object.getPrototypeOf(again?.variables)).toBeNull();
      expect(await reopen(unknown ?? '')).toBeUndefined();
      expect(countsOf(await sending.job())).toEqual({ sending: 1, failed: 1, total: 2 });
      expect(await sending.record([{ id: unknown ?? '', attempts: 1, state: 'failed' }])).toBe(0);
      expect(await sending.record([{ id: unknown ?? '', attempts: 2, state: 'delivered' }])).toBe(1);
    });

    it.each(['delivered', 'failed'] as const)('is settled by a person who knows that it was %s', async (to) => {
      const { stores } = bench();
      const [sending, rows] = await sentAs('unknown', 'accepted');
      const [unknown, accepted] = rows.map(({ id }) => id);
      const settle = (id: string) =>
        bench().write((tx) => stores.deliveries.settle(tx, sending.hold.jobId, id, to, NINE + SECOND));
      expect(await settle(accepted ?? '')).toBe(false);
      expect(await settle(unknown ?? '')).toBe(true);
      expect(await settle(unknown ?? '')).toBe(false);
      const [settled] = await sending.rows();
      expect(settled).toMatchObject({ state: to, errorCode: 'settled', providerId: 'p-0', updatedAt: NINE + SECOND });
      expect(settled).not.toHaveProperty('error');
      expect(countsOf(await sending.job())).toEqual({ [to]: 1, accepted: 1, total: 2 });
    });
  });
}
