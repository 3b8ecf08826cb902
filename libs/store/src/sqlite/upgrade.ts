import { type Instant } from '@jeongsi/engine';
import { migrate } from '../migrations/migrate';
import { type SqliteConnection } from './connection';
import { queriesOver } from './dialect';

/**
 * Brings the schema up to date in one transaction: an upgrade that fails or is killed leaves what was there.
 * @throws StoreTooNew
 */
export async function upgrade(writer: SqliteConnection, now: Instant): Promise<void> {
  writer.run('begin immediate');
  try {
    await migrate(queriesOver(writer), now);
    writer.run('commit');
  } catch (error) {
    if (writer.database.inTransaction) writer.run('rollback');
    throw error;
  }
}
