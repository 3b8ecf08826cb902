import { Ids } from '@jeongsi/engine';
import { v7 } from 'uuid';

/** UUIDs of version 7. In one process each is greater than the one before it, also when the clock stands still or steps back. */
export class UuidV7 extends Ids {
  override next(): string {
    return v7();
  }
}
