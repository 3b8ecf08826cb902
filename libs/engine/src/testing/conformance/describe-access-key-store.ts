import { type AccessKeyRecord } from '../../access/access-key-store';
import { NINE, openForEach, type OpenStores } from './stores-under-test';

/** What `AccessKeyStore` must keep. */
export function describeAccessKeyStore(open: OpenStores): void {
  describe('access keys', () => {
    const bench = openForEach(open);

    const key = (name: string): AccessKeyRecord => ({
      id: bench().stores.ids.next(),
      name,
      role: 'operator',
      hash: `hash of ${name}`,
      createdAt: NINE,
      createdBy: 'admin',
    });
    const insert = (one: AccessKeyRecord) => bench().write((tx) => bench().stores.accessKeys.insert(tx, one));

    it('come back newest first, as they were made', async () => {
      const [older, newer] = [key('지수'), key('ci')];
      expect([await insert(older), await insert(newer)]).toEqual(['inserted', 'inserted']);
      expect(await bench().stores.accessKeys.all()).toEqual([newer, older]);
    });

    it('have names of their own', async () => {
      const first = key('ci');
      await insert(first);
      expect(await insert({ ...key('ci'), hash: 'another' })).toBe('name-taken');
      expect(await bench().stores.accessKeys.all()).toEqual([first]);
    });

    it('are removed once, and their name is free again', async () => {
      const first = key('ci');
      await insert(first);
      const remove = () => bench().write((tx) => bench().stores.accessKeys.remove(tx, first.id));
      expect([await remove(), await remove()]).toEqual([first, undefined]);
      expect(await bench().stores.accessKeys.all()).toEqual([]);
      expect(await insert({ ...key('ci'), hash: 'another' })).toBe('inserted');
    });
  });
}
