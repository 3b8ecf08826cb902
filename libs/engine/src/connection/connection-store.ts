import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';
import { type ConnectionHealth, type ConnectionKind, type ConnectionRecord } from './connection';

/** The name is another connection's. */
export class ConnectionNameTaken extends Error {
  override readonly name = 'ConnectionNameTaken';
}

export abstract class ConnectionStore {
  /** @throws ConnectionNameTaken */
  abstract insert(tx: Tx, connection: ConnectionRecord): Promise<void>;
  /** Writes over the stored one if that still is of `expectedVersion`. @throws ConnectionNameTaken */
  abstract update(tx: Tx, connection: ConnectionRecord, expectedVersion: number): Promise<'updated' | 'stale'>;
  /** Answers whether it was there. */
  abstract remove(tx: Tx, id: string): Promise<boolean>;
  /** Leaves the version alone; nothing happens when the connection is gone or of another version meanwhile. */
  abstract noteHealth(tx: Tx, connection: { id: string; version: number }, health: ConnectionHealth): Promise<void>;
  /** As the transaction sees it. */
  abstract read(tx: Tx, id: string): Promise<ConnectionRecord | undefined>;
  /** As last committed. */
  abstract find(id: string): Promise<ConnectionRecord | undefined>;
  /** Those of up to 1,000 that exist, as last committed. One statement. */
  abstract findMany(ids: readonly string[]): Promise<ConnectionRecord[]>;
  /** Newest first. */
  abstract list(filter: { kind?: ConnectionKind }, page: PageRequest): Promise<StorePage<ConnectionRecord>>;
}
