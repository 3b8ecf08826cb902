import { IDEMPOTENCY_TTL_MS, type IdempotencyClaim } from '../../store/idempotency-store';
import { NINE, openForEach, type OpenStores, SECOND } from './stores-under-test';

const CLAIM: IdempotencyClaim = {
  scope: 'POST /workflows',
  key: 'k-1',
  requestHash: 'hash-1',
  at: NINE,
  lostBefore: NINE - SECOND,
};
const ANSWER = { status: 201, headers: { etag: '"1"' }, body: { id: 'w-1', name: null } };

/** What `IdempotencyStore` must keep. */
export function describeIdempotencyStore(open: OpenStores): void {
  describe('requests made before', () => {
    const bench = openForEach(open);
    const claim = (changes: Partial<IdempotencyClaim> = {}) =>
      bench().write((tx) => bench().stores.idempotency.claim(tx, { ...CLAIM, ...changes }));
    const answer = () => bench().write((tx) => bench().stores.idempotency.answer(tx, CLAIM.scope, CLAIM.key, ANSWER));

    it('are claimed by the first, run, and are answered the same for ever after', async () => {
      expect(await claim()).toEqual({ outcome: 'claimed' });
      expect(await claim()).toEqual({ outcome: 'running' });
      await answer();
      expect(await claim({ at: NINE + SECOND })).toEqual({ outcome: 'answered', answer: ANSWER });
    });

    it('are told from different ones under the same key', async () => {
      await claim();
      expect(await claim({ requestHash: 'hash-2' })).toEqual({ outcome: 'different' });
      await answer();
      expect(await claim({ requestHash: 'hash-2' })).toEqual({ outcome: 'different' });
      expect(await claim({ scope: 'POST /files', requestHash: 'hash-2' })).toEqual({ outcome: 'claimed' });
    });

    it('are one when they come at once', async () => {
      const outcomes = await Promise.all([claim(), claim(), claim()]);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'running', 'running']);
    });

    it('stand or fall with the work in the same transaction', async () => {
      const { stores } = bench();
      const failed = bench().write(async (tx) => {
        await stores.idempotency.claim(tx, CLAIM);
        await stores.idempotency.answer(tx, CLAIM.scope, CLAIM.key, ANSWER);
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await claim()).toEqual({ outcome: 'claimed' });
    });

    it('are free again when they were given back, but not once they are answered', async () => {
      const { stores } = bench();
      const release = () => bench().write((tx) => stores.idempotency.release(tx, CLAIM.scope, CLAIM.key));
      await claim();
      await release();
      expect(await claim()).toEqual({ outcome: 'claimed' });
      await answer();
      await release();
      expect((await claim()).outcome).toBe('answered');
    });

    it('are taken over from a process that is gone, or lead to what it made', async () => {
      const later = { at: NINE + 2 * SECOND, lostBefore: NINE + SECOND };
      await claim();
      expect(await claim(later)).toEqual({ outcome: 'claimed' });
      await claim({ key: 'k-2', subjectId: 'job-1' });
      expect(await claim({ key: 'k-2', subjectId: 'job-2', ...later })).toEqual({
        outcome: 'lost',
        subjectId: 'job-1',
      });
    });

    it('are forgotten after a day, swept away or not', async () => {
      const { stores } = bench();
      await claim();
      await answer();
      await claim({ key: 'k-2' });
      const nextDay = NINE + IDEMPOTENCY_TTL_MS;
      expect((await claim({ at: nextDay - 1 })).outcome).toBe('answered');
      expect((await claim({ at: nextDay, requestHash: 'hash-2' })).outcome).toBe('claimed');
      const sweep = () => bench().write((tx) => stores.idempotency.expire(tx, nextDay, 9));
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
    });
  });
}
