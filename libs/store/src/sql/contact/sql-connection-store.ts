import {
  type ConnectionHealth,
  type ConnectionKind,
  ConnectionNameTaken,
  type ConnectionRecord,
  ConnectionStore,
  type PageRequest,
  type StorePage,
  type Tx,
} from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { BY_ID, pageOf, readCursor } from '../cursor';
import { type InputTables } from '../input-table';
import { type SqlTx, sqlTx } from '../sql-tx';
import { type Tables } from '../tables';
import { toConnection, toConnectionRow } from './connection-row';

export class SqlConnectionStore extends ConnectionStore {
  /**
   * @param reader sees what is committed, and never waits for a writer.
   * @param input makes tables of one bound parameter for it.
   */
  constructor(
    private readonly reader: Kysely<Tables>,
    private readonly input: InputTables,
  ) {
    super();
  }

  override async insert(tx: Tx, connection: ConnectionRecord): Promise<void> {
    const open = sqlTx(tx);
    await assertNameFree(open, connection);
    await open.db.insertInto('connection').values(toConnectionRow(connection)).execute();
  }

  override async update(tx: Tx, connection: ConnectionRecord, expectedVersion: number): Promise<'updated' | 'stale'> {
    const open = sqlTx(tx);
    const stored = await connectionById(open.db, connection.id);
    if (stored?.version !== expectedVersion) return 'stale';
    await assertNameFree(open, connection);
    const { numUpdatedRows } = await open.db
      .updateTable('connection')
      .set(toConnectionRow(connection))
      .where('id', '=', connection.id)
      .where('version', '=', expectedVersion)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 0n ? 'stale' : 'updated';
  }

  override async remove(tx: Tx, id: string): Promise<boolean> {
    const { numDeletedRows } = await sqlTx(tx)
      .db.deleteFrom('connection')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  override async noteHealth(
    tx: Tx,
    connection: { id: string; version: number },
    health: ConnectionHealth,
  ): Promise<void> {
    await sqlTx(tx)
      .db.updateTable('connection')
      .set({ health: JSON.stringify(health) })
      .where('id', '=', connection.id)
      .where('version', '=', connection.version)
      .execute();
  }

  override read(tx: Tx, id: string): Promise<ConnectionRecord | undefined> {
    return connectionById(sqlTx(tx).db, id);
  }

  override find(id: string): Promise<ConnectionRecord | undefined> {
    return connectionById(this.reader, id);
  }

  override async findMany(ids: readonly string[]): Promise<ConnectionRecord[]> {
    if (ids.length === 0) return [];
    const wanted = this.input.table(
      { wanted: 'text' },
      [...new Set(ids)].map((id) => ({ wanted: id })),
    );
    const rows = await this.reader
      .selectFrom('connection')
      .selectAll()
      .where('id', 'in', (sub) => sub.selectFrom(wanted).select('wanted'))
      .execute();
    return rows.map(toConnection);
  }

  override async list(filter: { kind?: ConnectionKind }, page: PageRequest): Promise<StorePage<ConnectionRecord>> {
    let query = this.reader
      .selectFrom('connection')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(page.limit + 1);
    if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
    if (page.cursor !== undefined) query = query.where('id', '<', readCursor(page.cursor, BY_ID));
    return pageOf(await query.execute(), page.limit, toConnection, (row) => [row.id]);
  }
}

async function connectionById(db: Kysely<Tables>, id: string): Promise<ConnectionRecord | undefined> {
  const row = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toConnection(row);
}

/** @throws ConnectionNameTaken */
async function assertNameFree(tx: SqlTx, { id, name }: ConnectionRecord): Promise<void> {
  const owner = await tx.db.selectFrom('connection').select('id').where('name', '=', name).executeTakeFirst();
  if (owner && owner.id !== id) throw new ConnectionNameTaken(`There is a connection "${name}" already`);
}
