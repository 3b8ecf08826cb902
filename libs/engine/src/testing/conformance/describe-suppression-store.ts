import { InvalidCursor } from '../../store/page';
import { type SuppressionRecord, type SuppressionScope } from '../../suppression/suppression-store';
import { everyPage, NINE, openForEach, type OpenStores } from './stores-under-test';

/** What `SuppressionStore` must keep. */
export function describeSuppressionStore(open: OpenStores): void {
  describe('suppressions', () => {
    const bench = openForEach(open);

    const suppression = (address: string, scope: SuppressionScope = 'all', reason?: string): SuppressionRecord => ({
      id: bench().stores.ids.next(),
      address,
      scope,
      ...(reason !== undefined && { reason }),
      createdAt: NINE,
    });
    const insert = (...suppressions: SuppressionRecord[]) =>
      bench().write((tx) => bench().stores.suppressions.insert(tx, suppressions));

    it('come back as they were made, by id and by address', async () => {
      const { stores } = bench();
      const one = suppression('01012345678', 'advertising', '080 call');
      const other = suppression('a@example.com');
      expect(await insert(one, other)).toEqual(new Set([one.id, other.id]));
      expect(await stores.suppressions.find(one.id)).toEqual(one);
      expect(await stores.suppressions.find(other.id)).toEqual(other);
      expect(await stores.suppressions.findBy('a@example.com', 'all')).toEqual(other);
      expect(await stores.suppressions.findBy('a@example.com', 'advertising')).toBeUndefined();
      expect(await stores.suppressions.find(stores.ids.next())).toBeUndefined();
    });

    it('are kept once for an address and a scope, the first', async () => {
      const { stores } = bench();
      const first = suppression('a@example.com', 'all', 'first');
      const again = suppression('a@example.com', 'all', 'again');
      const wider = suppression('a@example.com', 'advertising');
      expect(await insert(first, again, wider)).toEqual(new Set([first.id, wider.id]));
      expect(await insert(again)).toEqual(new Set());
      expect(await insert()).toEqual(new Set());
      expect(await stores.suppressions.findBy('a@example.com', 'all')).toEqual(first);
    });

    it('are removed once, and count no more', async () => {
      const { stores } = bench();
      const one = suppression('a@example.com');
      await insert(one);
      const remove = () => bench().write((tx) => stores.suppressions.remove(tx, one.id));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await stores.suppressions.findAmong(['a@example.com'], ['all'])).toEqual(new Set());
      expect(await insert(suppression('a@example.com'))).toEqual(expect.objectContaining({ size: 1 }));
    });

    it('are listed newest first, page by page, by part of the address taken literally', async () => {
      const { stores } = bench();
      const all = ['01012345678', 'kim@example.com', 'k_m@example.com'].map((address) => suppression(address));
      await insert(...all);
      expect(await everyPage((page) => stores.suppressions.list({}, page), 2)).toEqual([...all].reverse());
      const search = async (part: string): Promise<string[]> =>
        (await stores.suppressions.list({ search: part }, { limit: 9 })).items.map(({ address }) => address);
      expect(await search('1234')).toEqual(['01012345678']);
      expect(await search('KIM@')).toEqual(['kim@example.com']);
      expect(await search('k_m')).toEqual(['k_m@example.com']);
      expect(await search('%')).toEqual([]);
      const broken = stores.suppressions.list({}, { limit: 1, cursor: 'nonsense' });
      await expect(broken).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('are told apart among many addresses at once, by scope', async () => {
      const { stores } = bench();
      await insert(suppression('ad', 'advertising'), suppression('all'), suppression('both', 'advertising'));
      await insert(suppression('both'));
      const addresses = [
        'free',
        'ad',
        'all',
        'both',
        'all',
        ...Array.from({ length: 995 }, (_, nth) => `nobody-${nth}`),
      ];
      const cases: [SuppressionScope[], string[]][] = [
        [['all'], ['all', 'both']],
        [['advertising'], ['ad', 'both']],
        [
          ['advertising', 'all'],
          ['ad', 'all', 'both'],
        ],
        [[], []],
      ];
      for (const [scopes, expected] of cases) {
        expect(await stores.suppressions.findAmong(addresses, scopes)).toEqual(new Set(expected));
        const among = bench().write((tx) => stores.suppressions.among(tx, addresses, scopes));
        expect(await among).toEqual(new Set(expected));
      }
      expect(await stores.suppressions.findAmong([], ['all'])).toEqual(new Set());
    });

    it('count at once inside the transaction, and for others once it is committed', async () => {
      const { stores } = bench();
      await bench().write(async (tx) => {
        await stores.suppressions.insert(tx, [suppression('a')]);
        expect(await stores.suppressions.among(tx, ['a', 'b'], ['all'])).toEqual(new Set(['a']));
        expect(await stores.suppressions.findAmong(['a', 'b'], ['all'])).toEqual(new Set());
      });
      expect(await stores.suppressions.findAmong(['a', 'b'], ['all'])).toEqual(new Set(['a']));
    });
  });
}
