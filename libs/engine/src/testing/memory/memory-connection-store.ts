import { type ConnectionHealth, type ConnectionKind, type ConnectionRecord } from '../../connection/connection';
import { ConnectionNameTaken, ConnectionStore } from '../../connection/connection-store';
import { type PageRequest, type StorePage } from '../../store/page';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';
import { pageInOrder } from './memory-page';

export class MemoryConnectionStore extends ConnectionStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, connection: ConnectionRecord): Promise<void> {
    this.database.assertOpen(tx);
    if (this.database.connections.read(connection.id))
      throw new Error(`There is a connection ${connection.id} already`);
    this.#assertNameFree(connection);
    this.database.connections.put(asKept(connection));
  }

  override async update(tx: Tx, connection: ConnectionRecord, expectedVersion: number): Promise<'updated' | 'stale'> {
    this.database.assertOpen(tx);
    if (this.database.connections.read(connection.id)?.version !== expectedVersion) return 'stale';
    this.#assertNameFree(connection);
    this.database.connections.put(asKept(connection));
    return 'updated';
  }

  override async remove(tx: Tx, id: string): Promise<boolean> {
    this.database.assertOpen(tx);
    const there = this.database.connections.read(id) !== undefined;
    this.database.connections.remove(id);
    return there;
  }

  override async noteHealth(
    tx: Tx,
    { id, version }: { id: string; version: number },
    health: ConnectionHealth,
  ): Promise<void> {
    this.database.assertOpen(tx);
    const connection = this.database.connections.read(id);
    if (connection?.version === version) this.database.connections.put({ ...connection, health: { ...health } });
  }

  override async read(tx: Tx, id: string): Promise<ConnectionRecord | undefined> {
    this.database.assertOpen(tx);
    const connection = this.database.connections.read(id);
    return connection && asKept(connection);
  }

  override async find(id: string): Promise<ConnectionRecord | undefined> {
    const connection = this.database.connections.find(id);
    return connection && asKept(connection);
  }

  override async findMany(ids: readonly string[]): Promise<ConnectionRecord[]> {
    return [...new Set(ids)].flatMap((id) => this.database.connections.find(id) ?? []).map(asKept);
  }

  override async list(filter: { kind?: ConnectionKind }, page: PageRequest): Promise<StorePage<ConnectionRecord>> {
    const rows = this.database.connections
      .all()
      .filter(({ kind }) => filter.kind === undefined || kind === filter.kind);
    return pageInOrder(rows.map(asKept), (row) => [row.id], 'descending', page);
  }

  #assertNameFree({ id, name }: ConnectionRecord): void {
    const owner = this.database.connections.rows().find((other) => other.name === name);
    if (owner && owner.id !== id) throw new ConnectionNameTaken(`There is a connection "${name}" already`);
  }
}

/** Callers may keep and change what they give and get. */
function asKept(connection: ConnectionRecord): ConnectionRecord {
  return JSON.parse(JSON.stringify(connection)) as ConnectionRecord;
}
