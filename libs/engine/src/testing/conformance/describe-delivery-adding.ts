import { type DeliveryResult } from '../../delivery/delivery';
import { FenceLost } from '../../delivery/delivery-store';
import { type RetryScope } from '../../job/job';
import { countsOf, DeliveryBench } from './delivery-bench';
import { MINUTE, NINE, openForEach, type OpenStores } from './stores-under-test';

export function describeDeliveryAdding(open: OpenStores): void {
  describe('adding recipients', () => {
    const bench = openForEach(open);

    it('keeps all that was found, with counts and checkpoint', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      const variables = JSON.parse('{"이름":"홍길동","__proto__":"x","toString":"y"}') as Record<string, string>;
      const found = sending.recipient('hong', { name: '홍길동', consent: 'night', variables });
      const invalid = sending.recipient('?', { state: 'skipped', errorCode: 'invalid_address' });
      const checkpoint = { rows: 500, complete: false };
      await bench().write((tx) => stores.deliveries.add(tx, sending.hold, [found, invalid], checkpoint, NINE));
      const [first, second] = await sending.rows();
      expect(first).toMatchObject({
        id: found.id,
        jobId: sending.hold.jobId,
        name: '홍길동',
        consent: 'night',
        state: 'pending',
        attempts: 0,
        updatedAt: NINE,
      });
      expect(Object.getPrototypeOf(first?.variables)).toBeNull();
      expect(Object.keys(first?.variables ?? {})).toEqual(['이름', '__proto__', 'toString']);
      expect(second).toMatchObject({ state: 'skipped', errorCode: 'invalid_address' });
      expect(second).not.toHaveProperty('consent');
      for (const absent of ['nextTryAt', 'providerId', 'errorCode', 'error']) expect(first).not.toHaveProperty(absent);
      const job = await sending.job();
      expect(job).toMatchObject({ audience: checkpoint, progressed: true });
      expect(countsOf(job)).toEqual({ pending: 1, skipped: 1, total: 2 });
      expect(await stores.deliveries.counts(job.id)).toEqual(job.deliveries);
    });

    it('keeps somebody who is there already as a skipped duplicate, in a batch and across batches', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.add('kim', 'lee', 'kim');
      await sending.add('lee', 'park');
      const rows = await sending.rows();
      expect(rows.map(({ state, errorCode }) => errorCode ?? state)).toEqual([
        'pending',
        'pending',
        'duplicate',
        'duplicate',
        'pending',
      ]);
      expect(new Set(rows.map(({ recipientKey }) => recipientKey)).size).toBe(5);
      expect(countsOf(await sending.job())).toEqual({ pending: 3, skipped: 2, total: 5 });
    });

    it('takes one person on two channels as two', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      const both = [sending.recipient('kim'), sending.recipient('kim', { channel: 'email' })];
      await bench().write((tx) => stores.deliveries.add(tx, sending.hold, both, { rows: 2, complete: true }, NINE));
      expect(countsOf(await sending.job())).toEqual({ pending: 2, total: 2 });
    });

    it('moves the checkpoint also when nobody was found', async () => {
      const { stores } = bench();
      const sending = await DeliveryBench.running(bench());
      await bench().write((tx) => stores.deliveries.add(tx, sending.hold, [], { rows: 9, complete: true }, NINE));
      expect((await sending.job()).audience).toEqual({ rows: 9, complete: true });
    });

    it('adds nothing to a job that is not held', async () => {
      const sending = await DeliveryBench.running(bench());
      await sending.stop();
      await expect(sending.add('kim')).rejects.toBeInstanceOf(FenceLost);
      expect(await sending.rows()).toEqual([]);
      expect((await sending.job()).deliveries.total).toBe(0);
    });
  });

  describe('copying the recipients of an earlier job', () => {
    const bench = openForEach(open);

    it.each([
      ['failed', ['failed']],
      ['unsent', ['fresh', 'cancelled', 'outside', 'held']],
      ['all', ['failed', 'delivered', 'fresh', 'cancelled', 'outside', 'held', 'suppressed', 'no consent']],
    ] as const)('takes those in scope %s', async (scope, expected) => {
      const { stores } = bench();
      const source = await endedInEveryWay(bench());
      const sending = await DeliveryBench.running(bench());
      const nextId = () => stores.ids.next();
      let afterId: string | undefined;
      do {
        const from = { jobId: source.hold.jobId, scope, afterId };
        afterId = await bench().write((tx) => stores.deliveries.copy(tx, sending.hold, from, 2, nextId, NINE));
      } while (afterId !== undefined);
      const rows = await sending.rows();
      expect(rows.map(({ recipientKey }) => recipientKey).sort()).toEqual([...expected].sort());
      for (const row of rows) {
        expect(row).toMatchObject({ state: 'pending', attempts: 0, variables: { name: row.recipientKey } });
        expect(row.consent).toBe(row.recipientKey === 'fresh' ? 'day' : undefined);
        for (const absent of ['error', 'errorCode', 'providerId', 'nextTryAt']) expect(row).not.toHaveProperty(absent);
      }
      expect(await sending.job()).toMatchObject({
        audience: { rows: expected.length, complete: true },
        deliveries: { pending: expected.length, total: expected.length },
      });
    });

    it('may begin again after a crash and still copies each once', async () => {
      const { stores } = bench();
      const source = await endedInEveryWay(bench());
      const sending = await DeliveryBench.running(bench());
      const nextId = () => stores.ids.next();
      const copy = () =>
        bench().write((tx) => {
          const from = { jobId: source.hold.jobId, scope: 'all', afterId: undefined } as const;
          return stores.deliveries.copy(tx, sending.hold, from, 3, nextId, NINE);
        });
      expect(await copy()).toBe(await copy());
      expect(countsOf(await sending.job())).toEqual({ pending: 3, total: 3 });
    });

    it('leaves out whom another retry has taken up, or a retry of that, unless all are asked for', async () => {
      const source = await endedInEveryWay(bench());
      const { deliveries, jobs } = bench().stores;
      const { jobId } = source.hold;
      expect(await deliveries.leftToRetry(jobId)).toEqual({ failed: 1, unsent: 4 });
      expect(await jobs.retriesOf(jobId)).toEqual([]);
      const first = await retryOf(bench(), source, 'unsent');
      const second = await retryOf(bench(), first, 'unsent');
      expect(await deliveries.leftToRetry(jobId)).toEqual({ failed: 1, unsent: 0 });
      expect(await jobs.retriesOf(jobId)).toEqual([await first.job()]);
      expect(await keysIn(first)).toEqual(['cancelled', 'fresh', 'held', 'outside']);
      expect(await keysIn(second)).toEqual(['cancelled', 'fresh', 'held', 'outside']);
      expect(await keysIn(await retryOf(bench(), source, 'unsent'))).toEqual([]);
      const third = await retryOf(bench(), source, 'failed');
      expect(await keysIn(third)).toEqual(['failed']);
      expect(await deliveries.leftToRetry(jobId)).toEqual({ failed: 0, unsent: 0 });
      expect(await jobs.retriesOf(jobId)).toHaveLength(3);
      expect(await deliveries.leftToRetry(third.hold.jobId)).toEqual({ failed: 0, unsent: 1 });
      expect(await keysIn(await retryOf(bench(), source, 'all'))).toHaveLength(8);
    });

    it('takes up again whom another retry did not reach either', async () => {
      const { stores } = bench();
      const source = await endedInEveryWay(bench());
      const first = await retryOf(bench(), source, 'unsent');
      const [reached, inDoubt, refused, untried] = await first.take(4);
      const results = [
        { id: reached?.id ?? '', attempts: 1, state: 'delivered' },
        { id: inDoubt?.id ?? '', attempts: 1, state: 'unknown' },
        { id: refused?.id ?? '', attempts: 1, state: 'failed' },
        { id: untried?.id ?? '', attempts: 1, state: 'skipped', errorCode: 'cancelled' },
      ] as const;
      await first.record(results);
      await first.stop();
      const again = [refused?.recipientKey, untried?.recipientKey].sort();
      expect(await stores.deliveries.leftToRetry(source.hold.jobId)).toEqual({ failed: 1, unsent: 2 });
      expect(await keysIn(await retryOf(bench(), source, 'unsent'))).toEqual(again);
    });

    it('copies nothing into a job that is not held', async () => {
      const { stores } = bench();
      const source = await endedInEveryWay(bench());
      const sending = await DeliveryBench.running(bench());
      await sending.stop();
      const from = { jobId: source.hold.jobId, scope: 'all', afterId: undefined } as const;
      const copied = bench().write((tx) =>
        stores.deliveries.copy(tx, sending.hold, from, 9, () => stores.ids.next(), NINE),
      );
      await expect(copied).rejects.toBeInstanceOf(FenceLost);
    });
  });
}

/** A running job with whom it copied. */
async function retryOf(
  bench: ReturnType<ReturnType<typeof openForEach>>,
  source: DeliveryBench,
  scope: RetryScope,
): Promise<DeliveryBench> {
  const { deliveries, ids, workflows } = bench.stores;
  const { jobId } = source.hold;
  const workflow = await workflows.find((await bench.found(jobId)).workflowId);
  const retry = await DeliveryBench.running(bench, {
    ...(workflow && { workflow }),
    trigger: 'retry',
    options: { retryOf: { jobId, scope } },
  });
  let afterId: string | undefined;
  do {
    const from = { jobId, scope, afterId };
    afterId = await bench.write((tx) => deliveries.copy(tx, retry.hold, from, 2, () => ids.next(), NINE));
  } while (afterId !== undefined);
  return retry;
}

async function keysIn(job: DeliveryBench): Promise<string[]> {
  return (await job.rows()).map(({ recipientKey }) => recipientKey).sort();
}

/** A job of whose recipients nearly no two ended alike. */
async function endedInEveryWay(bench: ReturnType<ReturnType<typeof openForEach>>): Promise<DeliveryBench> {
  const { stores } = bench;
  const source = await DeliveryBench.running(bench);
  const endings: Record<string, Omit<DeliveryResult, 'id' | 'attempts'>> = {
    failed: { state: 'failed', errorCode: 'rejected', error: 'no such user' },
    delivered: { state: 'delivered', providerId: 'p-1' },
    cancelled: { state: 'skipped', errorCode: 'cancelled' },
    outside: { state: 'skipped', errorCode: 'outside_window' },
    suppressed: { state: 'skipped', errorCode: 'suppressed' },
    'no consent': { state: 'skipped', errorCode: 'no_consent' },
    held: { state: 'held', errorCode: 'night', nextTryAt: NINE + MINUTE },
  };
  await source.add(...Object.keys(endings));
  const taken = await source.take(9);
  await source.record(
    taken.map(({ id, recipientKey }) => ({ ...(endings[recipientKey] ?? { state: 'failed' }), id, attempts: 1 })),
  );
  const impossible = source.recipient('nobody', { state: 'skipped', errorCode: 'invalid_address' });
  const last = [source.recipient('fresh', { consent: 'day' }), source.recipient('failed'), impossible];
  await bench.write((tx) => stores.deliveries.add(tx, source.hold, last, { rows: 10, complete: true }, NINE));
  await source.stop();
  return source;
}
