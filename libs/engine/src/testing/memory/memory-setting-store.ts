import { SettingStore } from '../../store/setting-store';
import { type Tx } from '../../store/unit-of-work';
import { type MemoryDatabase } from './memory-database';

export class MemorySettingStore extends SettingStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  override async get<T>(key: string): Promise<T | undefined> {
    const row = this.database.settings.find(key);
    return row && (JSON.parse(row.json) as T);
  }

  override async read<T>(tx: Tx, key: string): Promise<T | undefined> {
    this.database.assertOpen(tx);
    const row = this.database.settings.read(key);
    return row && (JSON.parse(row.json) as T);
  }

  override async set(tx: Tx, key: string, value: unknown): Promise<void> {
    this.database.assertOpen(tx);
    this.database.settings.put({ key, json: JSON.stringify(value) });
  }

  override async remove(tx: Tx, key: string): Promise<void> {
    this.database.assertOpen(tx);
    this.database.settings.remove(key);
  }
}
