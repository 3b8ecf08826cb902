import {
  type PageRequest,
  type StorePage,
  type SuppressionRecord,
  type SuppressionScope,
  SuppressionStore,
  type Tx,
} from '@jeongsi/engine';
import { type Kysely, type Selectable, sql } from 'kysely';
import { BY_ID, pageOf, readCursor } from '../cursor';
import { type InputTables } from '../input-table';
import { containing } from '../like';
import { sqlTx } from '../sql-tx';
import { type SuppressionTable, type Tables } from '../tables';

const COLUMNS = { id: 'text', address: 'text', scope: 'text', reason: 'text?', created_at: 'bigint' } as const;

export class SqlSuppressionStore extends SuppressionStore {
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

  override async insert(tx: Tx, suppressions: readonly SuppressionRecord[]): Promise<Set<string>> {
    if (suppressions.length === 0) return new Set();
    const open = sqlTx(tx);
    const columns = sql.join(Object.keys(COLUMNS).map((column) => sql.ref(column)));
    const { rows } = await sql<{ id: string }>`
      insert into suppression (${columns})
      select ${columns} from ${open.input.table(COLUMNS, suppressions.map(toRow))} where true
      on conflict (address, scope) do nothing
      returning id`.execute(open.db);
    return new Set(rows.map((row) => row.id));
  }

  override async remove(tx: Tx, id: string): Promise<boolean> {
    const { numDeletedRows } = await sqlTx(tx)
      .db.deleteFrom('suppression')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  override async find(id: string): Promise<SuppressionRecord | undefined> {
    const row = await this.reader.selectFrom('suppression').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toSuppression(row);
  }

  override async findBy(address: string, scope: SuppressionScope): Promise<SuppressionRecord | undefined> {
    const row = await this.reader
      .selectFrom('suppression')
      .selectAll()
      .where('address', '=', address)
      .where('scope', '=', scope)
      .executeTakeFirst();
    return row && toSuppression(row);
  }

  override async list(filter: { search?: string }, page: PageRequest): Promise<StorePage<SuppressionRecord>> {
    let query = this.reader
      .selectFrom('suppression')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(page.limit + 1);
    if (filter.search !== undefined) {
      query = query.where(sql<boolean>`lower(address) like ${containing(filter.search.toLowerCase())} escape '\\'`);
    }
    if (page.cursor !== undefined) query = query.where('id', '<', readCursor(page.cursor, BY_ID));
    return pageOf(await query.execute(), page.limit, toSuppression, (row) => [row.id]);
  }

  override among(
    tx: Tx,
    addresses: readonly string[],
    scopes: readonly SuppressionScope[],
  ): Promise<ReadonlySet<string>> {
    const open = sqlTx(tx);
    return suppressedAmong(open.db, open.input, addresses, scopes);
  }

  override findAmong(addresses: readonly string[], scopes: readonly SuppressionScope[]): Promise<ReadonlySet<string>> {
    return suppressedAmong(this.reader, this.input, addresses, scopes);
  }
}

async function suppressedAmong(
  db: Kysely<Tables>,
  input: InputTables,
  addresses: readonly string[],
  scopes: readonly SuppressionScope[],
): Promise<Set<string>> {
  if (addresses.length === 0 || scopes.length === 0) return new Set();
  const wanted = input.table(
    { wanted: 'text' },
    addresses.map((address) => ({ wanted: address })),
  );
  const { rows } = await sql<{ wanted: string }>`
    select wanted from ${wanted}
    where exists (select 1 from suppression where address = wanted and scope in (${sql.join(scopes)}))`.execute(db);
  return new Set(rows.map((row) => row.wanted));
}

function toRow(suppression: SuppressionRecord) {
  return {
    id: suppression.id,
    address: suppression.address,
    scope: suppression.scope,
    reason: suppression.reason ?? null,
    created_at: suppression.createdAt,
  };
}

function toSuppression(row: Selectable<SuppressionTable>): SuppressionRecord {
  return {
    id: row.id,
    address: row.address,
    scope: row.scope,
    ...(row.reason !== null && { reason: row.reason }),
    createdAt: row.created_at,
  };
}
