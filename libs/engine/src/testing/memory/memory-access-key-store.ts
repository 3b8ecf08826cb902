import { type AccessKeyRecord, AccessKeyStore } from '../../access/access-key-store';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';

export class MemoryAccessKeyStore extends AccessKeyStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async insert(tx: Tx, key: AccessKeyRecord): Promise<'inserted' | 'name-taken'> {
    this.database.assertOpen(tx);
    if (this.database.accessKeys.rows().some(({ name }) => name === key.name)) return 'name-taken';
    this.database.accessKeys.put({ ...key });
    return 'inserted';
  }

  override async remove(tx: Tx, id: string): Promise<AccessKeyRecord | undefined> {
    this.database.assertOpen(tx);
    const key = this.database.accessKeys.read(id);
    this.database.accessKeys.remove(id);
    return key;
  }

  override async all(): Promise<AccessKeyRecord[]> {
    return this.database.accessKeys.all().sort((a, b) => (a.id > b.id ? -1 : 1));
  }
}
