import { type Instant } from '@jeongsi/engine';
import { type Kysely } from 'kysely';
import { StoreTooNew } from '../store-errors';
import { type Tables } from '../sql/tables';
import { first } from './0001-first';

/** In order, and never changed once released. */
const MIGRATIONS: readonly { name: string; up: (db: Kysely<Tables>) => Promise<void> }[] = [
  { name: '0001-first', up: first },
];

/**
 * Brings the schema up to date. The caller holds the database alone and has begun a transaction, so that an upgrade
 * that fails leaves what was there.
 * @throws StoreTooNew
 */
export async function migrate(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute();
  const applied = new Set((await db.selectFrom('migration').select('name').execute()).map((row) => row.name));
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = [...applied].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new StoreTooNew(unknown);
  for (const migration of MIGRATIONS) {
    if (applied.has(migration.name)) continue;
    await migration.up(db);
    await db.insertInto('migration').values({ name: migration.name, applied_at: now }).execute();
  }
}
