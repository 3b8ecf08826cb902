import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, StoreUnavailable } from '@jeongsi/engine';
import { sql } from 'kysely';
import { UuidV7 } from '../ids/uuid-v7';
import { type OpenedStore } from '../opened-store';
import { SqlAccessKeyStore } from '../sql/access/sql-access-key-store';
import { SqlAuditStore } from '../sql/audit/sql-audit-store';
import { SqlConnectionStore } from '../sql/contact/sql-connection-store';
import { SqlSuppressionStore } from '../sql/contact/sql-suppression-store';
import { SqlBatchStore } from '../sql/delivery/sql-batch-store';
import { SqlDeliveryStore } from '../sql/delivery/sql-delivery-store';
import { SqlHolidayStore } from '../sql/holiday/sql-holiday-store';
import { SqlFileStore } from '../sql/installation/sql-file-store';
import { SqlIdempotencyStore } from '../sql/installation/sql-idempotency-store';
import { SqlOutboxStore } from '../sql/installation/sql-outbox-store';
import { SqlSettingStore } from '../sql/installation/sql-setting-store';
import { SqlJobStore } from '../sql/job/sql-job-store';
import { sqlTx } from '../sql/sql-tx';
import { SqlWorkflowStore } from '../sql/workflow/sql-workflow-store';
import { openReader, openWriter, type SqliteConnection } from './connection';
import { createFile } from './create-file';
import { queriesOver } from './dialect';
import { DirectoryLock } from './directory-lock';
import { GroupCommit } from './group-commit';
import { asCorrupt, inspectContents, inspectHeader } from './inspect-file';
import { SqliteInputTables } from './sqlite-input-tables';
import { upgrade } from './upgrade';

export interface SqliteStoreOptions {
  /** Where the files lie; made when it is missing, readable by its owner alone. */
  directory: string;
  clock: Clock;
}

/**
 * Opens the embedded database, alone: makes it when there is none, upgrades an older one, refuses a damaged one.
 * @throws StoreLocked, StoreCorrupt, StoreTooNew
 */
export async function openSqliteStore({ directory, clock }: SqliteStoreOptions): Promise<OpenedStore> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = DirectoryLock.acquire(directory);
  try {
    const { writer, reader } = await openFile(join(directory, 'jeongsi.db'), clock);
    return assemble(writer, reader, clock, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openFile(file: string, clock: Clock): Promise<{ writer: SqliteConnection; reader: SqliteConnection }> {
  if (existsSync(file)) inspectHeader(file);
  else await createFile(file, clock.now());
  let writer: SqliteConnection | undefined;
  try {
    writer = openWriter(file);
    inspectContents(file, writer);
    await upgrade(writer, clock.now());
    return { writer, reader: openReader(file) };
  } catch (error) {
    writer?.database.close();
    throw asCorrupt(file, error);
  }
}

function assemble(writer: SqliteConnection, reader: SqliteConnection, clock: Clock, lock: DirectoryLock): OpenedStore {
  const input = new SqliteInputTables();
  const unitOfWork = new GroupCommit(writer, queriesOver(writer), input, clock);
  const committed = queriesOver(reader);
  return {
    unitOfWork,
    jobs: new SqlJobStore(committed, input),
    deliveries: new SqlDeliveryStore(committed),
    batches: new SqlBatchStore(committed),
    workflows: new SqlWorkflowStore(committed),
    settings: new SqlSettingStore(committed),
    outbox: new SqlOutboxStore(committed),
    files: new SqlFileStore(committed),
    connections: new SqlConnectionStore(committed, input),
    suppressions: new SqlSuppressionStore(committed, input),
    holidays: new SqlHolidayStore(committed),
    audit: new SqlAuditStore(committed),
    accessKeys: new SqlAccessKeyStore(committed),
    idempotency: new SqlIdempotencyStore(),
    ids: new UuidV7(),
    async close() {
      await unitOfWork.close();
      reader.database.close();
      writer.database.close();
      lock.release();
    },
    async ping() {
      if (!reader.database.open) throw new StoreUnavailable('unwritable', { cause: new Error('It is closed') });
      await sql`select 1 from board`.execute(committed);
      if (unitOfWork.lastFailure) {
        await unitOfWork.write(async (tx) => {
          await sql`update board set id = id`.execute(sqlTx(tx).db);
        });
      }
    },
  };
}
