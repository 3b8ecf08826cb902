import { type ConnectionRecord } from '../../connection/connection';
import { ConnectionNameTaken } from '../../connection/connection-store';
import { InvalidCursor } from '../../store/page';
import { type Bench, everyPage, NINE, openForEach, type OpenStores, SECOND } from './stores-under-test';

/** What `ConnectionStore` must keep. */
export function describeConnectionStore(open: OpenStores): void {
  describe('connections', () => {
    const bench = openForEach(open);

    async function kept(changes: Partial<ConnectionRecord> = {}): Promise<ConnectionRecord> {
      const connection = someConnection(bench(), changes);
      await bench().write((tx) => bench().stores.connections.insert(tx, connection));
      return connection;
    }

    it('come back as they were saved', async () => {
      const { stores } = bench();
      const connection = await kept({ sealed: 'v1.abc', secretNames: ['password'] });
      const bare = await kept({ name: '웹훅', kind: 'webhook', settings: {} });
      expect(await stores.connections.find(connection.id)).toEqual(connection);
      expect(await stores.connections.find(bare.id)).toEqual(bare);
      expect(await stores.connections.find(bare.id)).not.toHaveProperty('sealed');
      expect(await bench().write((tx) => stores.connections.read(tx, connection.id))).toEqual(connection);
      expect(await stores.connections.find(stores.ids.next())).toBeUndefined();
    });

    it('are changed by whoever knows the version, and lose what was cleared', async () => {
      const { stores } = bench();
      const { sealed: _secret, ...first } = await kept({ sealed: 'v1.abc', secretNames: ['password'] });
      const second = { ...first, name: 'Renamed', settings: { port: 26 }, secretNames: [], version: 2 };
      const update = (connection: ConnectionRecord, expected: number) =>
        bench().write((tx) => stores.connections.update(tx, connection, expected));
      expect(await update(second, 1)).toBe('updated');
      expect(await update({ ...second, name: 'Too late' }, 1)).toBe('stale');
      expect(await stores.connections.find(first.id)).toEqual(second);
      expect(await update(someConnection(bench(), { name: 'Nobody' }), 1)).toBe('stale');
    });

    it('have each a name of its own', async () => {
      const { stores } = bench();
      const first = await kept();
      const second = await kept({ name: 'Other' });
      await expect(kept({ name: first.name })).rejects.toBeInstanceOf(ConnectionNameTaken);
      const renamed = { ...second, name: first.name, version: 2 };
      const update = bench().write((tx) => stores.connections.update(tx, renamed, 1));
      await expect(update).rejects.toBeInstanceOf(ConnectionNameTaken);
      const itself = { ...first, settings: {}, version: 2 };
      expect(await bench().write((tx) => stores.connections.update(tx, itself, 1))).toBe('updated');
      await bench().write((tx) => stores.connections.remove(tx, first.id));
      expect((await kept({ name: first.name })).name).toBe(first.name);
    });

    it('say how they do, without becoming another version', async () => {
      const { stores } = bench();
      const connection = await kept();
      const broken = { state: 'broken', at: NINE + SECOND, code: 'REFUSED', message: 'Connection refused' } as const;
      const note = (version: number, id = connection.id) =>
        bench().write((tx) => stores.connections.noteHealth(tx, { id, version }, broken));
      await note(2);
      await note(1, stores.ids.next());
      expect(await stores.connections.find(connection.id)).toEqual(connection);
      await note(1);
      expect(await stores.connections.find(connection.id)).toEqual({ ...connection, health: broken });
    });

    it('are removed once', async () => {
      const { stores } = bench();
      const connection = await kept();
      const remove = () => bench().write((tx) => stores.connections.remove(tx, connection.id));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await stores.connections.find(connection.id)).toBeUndefined();
    });

    it('are listed newest first, by kind if asked, page by page', async () => {
      const { stores } = bench();
      const all = [await kept(), await kept({ name: 'b', kind: 'smtp' }), await kept({ name: 'c' })].reverse();
      expect(await everyPage((page) => stores.connections.list({}, page), 2)).toEqual(all);
      const { items } = await stores.connections.list({ kind: 'smtp' }, { limit: 9 });
      expect(items.map(({ name }) => name)).toEqual(['b']);
      const broken = stores.connections.list({}, { limit: 1, cursor: 'nonsense' });
      await expect(broken).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('are found many at once, those that exist, each once', async () => {
      const { stores } = bench();
      const [a, b] = [await kept(), await kept({ name: 'b' })];
      await kept({ name: 'c' });
      const found = await stores.connections.findMany([a.id, b.id, a.id, stores.ids.next()]);
      expect(found.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
      expect(found.find(({ id }) => id === b.id)).toEqual(b);
      expect(await stores.connections.findMany([])).toEqual([]);
    });
  });
}

function someConnection({ stores }: Bench, changes: Partial<ConnectionRecord>): ConnectionRecord {
  return {
    id: stores.ids.next(),
    kind: 'postgres',
    name: 'Customers',
    settings: { host: 'db.example.com', port: 5432, tls: true },
    secretNames: [],
    health: { state: 'untested' },
    version: 1,
    createdAt: NINE,
    updatedAt: NINE,
    ...changes,
  };
}
