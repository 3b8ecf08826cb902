import { Ids } from '../../store/ids';

/** 1, 2, 3, … in the shape of a UUIDv7: tests can tell rows apart, and newer ones sort after older ones. */
export class MemoryIds extends Ids {
  #last = 0;

  override next(): string {
    this.#last += 1;
    return `00000000-0000-7000-8000-${this.#last.toString(16).padStart(12, '0')}`;
  }
}
