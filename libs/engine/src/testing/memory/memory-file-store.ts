import { type FileRecord, FileStore } from '../../audience/file-store';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';
import { pageInOrder } from './memory-page';
import { ownNames } from './own-names';

export class MemoryFileStore extends FileStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, file: FileRecord): Promise<void> {
    this.database.assertOpen(tx);
    this.database.files.put({ ...file, columns: [...file.columns], sample: file.sample.map(ownNames) });
  }

  override async find(id: string): Promise<FileRecord | undefined> {
    const file = this.database.files.find(id);
    return file && { ...file };
  }

  override async list(limit: number): Promise<FileRecord[]> {
    return pageInOrder(this.database.files.all(), (file) => [file.id], 'descending', { limit }).items;
  }
}
