import { type Stores } from '@jeongsi/engine';

/** A database that is open, and everything that it remembers. */
export interface OpenedStore extends Stores {
  /** Finishes the writes that were asked for, then lets go of the database. */
  close(): Promise<void>;
  /**
   * Whether it works: reads, and writes once more if the last write failed.
   * @throws StoreUnavailable
   */
  ping(): Promise<void>;
}
