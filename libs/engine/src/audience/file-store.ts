import { type Instant } from '../instant';
import { type Tx } from '../store/unit-of-work';

/** An uploaded recipient file. Its bytes lie beside the database, under its id; they never change. */
export interface FileRecord {
  id: string;
  name: string;
  size: number;
  encoding: 'utf-8' | 'cp949';
  columns: string[];
  rowCount: number;
  /** The first 20 rows. */
  sample: Record<string, string>[];
  createdAt: Instant;
}

export abstract class FileStore {
  abstract insert(tx: Tx, file: FileRecord): Promise<void>;
  abstract find(id: string): Promise<FileRecord | undefined>;
  /** Newest first. */
  abstract list(limit: number): Promise<FileRecord[]>;
}
