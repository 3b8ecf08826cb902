import { type FileRecord, FileStore, type Tx } from '@jeongsi/engine';
import { type Kysely, type Selectable } from 'kysely';
import { withoutPrototype } from '../json';
import { sqlTx } from '../sql-tx';
import { type FileTable, type Tables } from '../tables';

export class SqlFileStore extends FileStore {
  constructor(private readonly reader: Kysely<Tables>) {
    super();
  }

  override async insert(tx: Tx, file: FileRecord): Promise<void> {
    await sqlTx(tx)
      .db.insertInto('file')
      .values({
        id: file.id,
        name: file.name,
        size: file.size,
        encoding: file.encoding,
        columns: JSON.stringify(file.columns),
        row_count: file.rowCount,
        sample: JSON.stringify(file.sample),
        created_at: file.createdAt,
      })
      .execute();
  }

  override async find(id: string): Promise<FileRecord | undefined> {
    const row = await this.reader.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toFile(row);
  }

  override async list(limit: number): Promise<FileRecord[]> {
    const rows = await this.reader.selectFrom('file').selectAll().orderBy('id', 'desc').limit(limit).execute();
    return rows.map(toFile);
  }
}

function toFile(row: Selectable<FileTable>): FileRecord {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    encoding: row.encoding,
    columns: JSON.parse(row.columns) as string[],
    rowCount: row.row_count,
    sample: (JSON.parse(row.sample) as Record<string, string>[]).map(withoutPrototype),
    createdAt: row.created_at,
  };
}
