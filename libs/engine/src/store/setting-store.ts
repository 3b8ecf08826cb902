import { type Tx } from './unit-of-work';

/** Small durable facts of the installation: the paused state, the tz-data stamp. Values are JSON. */
export abstract class SettingStore {
  /** As last committed. */
  abstract get<T>(key: string): Promise<T | undefined>;
  /** As the transaction sees it. */
  abstract read<T>(tx: Tx, key: string): Promise<T | undefined>;
  abstract set(tx: Tx, key: string, value: unknown): Promise<void>;
  abstract remove(tx: Tx, key: string): Promise<void>;
}
