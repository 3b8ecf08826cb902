import { type AccessKeyRecord, AccessKeyStore, type Tx } from '@jeongsi/engine';
import { type Kysely, type Selectable } from 'kysely';
import { sqlTx } from '../sql-tx';
import { type AccessKeyTable, type Tables } from '../tables';

export class SqlAccessKeyStore extends AccessKeyStore {
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async insert(tx: Tx, key: AccessKeyRecord): Promise<'inserted' | 'name-taken'> {
    const { id, name, role, hash, createdAt, createdBy } = key;
    const row = await sqlTx(tx)
      .db.insertInto('access_key')
      .values({ id, name, role, hash, created_at: createdAt, created_by: createdBy })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row ? 'inserted' : 'name-taken';
  }

  override async remove(tx: Tx, id: string): Promise<AccessKeyRecord | undefined> {
    const row = await sqlTx(tx).db.deleteFrom('access_key').where('id', '=', id).returningAll().executeTakeFirst();
    return row && toKey(row);
  }

  override async all(): Promise<AccessKeyRecord[]> {
    return (await this.reader.selectFrom('access_key').selectAll().orderBy('id', 'desc').execute()).map(toKey);
  }
}

function toKey(row: Selectable<AccessKeyTable>): AccessKeyRecord {
  const { id, name, role, hash, created_at: createdAt, created_by: createdBy } = row;
  return { id, name, role, hash, createdAt, createdBy };
}
