import { SettingStore, type Tx } from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { sqlTx } from '../sql-tx';
import { type Tables } from '../tables';

export class SqlSettingStore extends SettingStore {
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async get<T>(key: string): Promise<T | undefined> {
    return valueOf<T>(this.reader, key);
  }

  override async read<T>(tx: Tx, key: string): Promise<T | undefined> {
    return valueOf<T>(sqlTx(tx).db, key);
  }

  override async set(tx: Tx, key: string, value: unknown): Promise<void> {
    const json = JSON.stringify(value);
    await sqlTx(tx)
      .db.insertInto('setting')
      .values({ key, value: json })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
      .execute();
  }

  override async remove(tx: Tx, key: string): Promise<void> {
    await sqlTx(tx).db.deleteFrom('setting').where('key', '=', key).execute();
  }
}

async function valueOf<T>(db: Kysely<Tables>, key: string): Promise<T | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row && (JSON.parse(row.value) as T);
}
