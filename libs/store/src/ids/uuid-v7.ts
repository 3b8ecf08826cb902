import { randomFillSync } from 'node:crypto';
import { Ids } from '@jeongsi/engine';
import { v7 } from 'uuid';

const BYTES_OF_AN_ID = 16;
const IDS_AT_ONCE = 256;
/** The counter has 32 bits; it begins in their lower half, so that it does not run out within a millisecond. */
const LARGEST_START = 0x7f_ff_ff_ff;
const LARGEST = 0xff_ff_ff_ff;

/**
 * UUIDs of version 7. Each is greater than the one before it from here, also when the clock stands still or steps back.
 *
 * Randomness is drawn for many at once: asking for it took six times as long as all the rest, and every recipient gets an id.
 */
export class UuidV7 extends Ids {
  readonly #random = new Uint8Array(BYTES_OF_AN_ID * IDS_AT_ONCE);
  readonly #words = new DataView(this.#random.buffer);
  #used = this.#random.length;
  #msecs = -Infinity;
  #seq = 0;

  override next(): string {
    const at = this.#draw();
    this.#advance(this.#words.getUint32(at));
    const random = this.#random.subarray(at, at + BYTES_OF_AN_ID);
    return v7({ random, msecs: this.#msecs, seq: this.#seq });
  }

  /** Where the next random bytes lie. */
  #draw(): number {
    if (this.#used === this.#random.length) {
      randomFillSync(this.#random);
      this.#used = 0;
    }
    const at = this.#used;
    this.#used += BYTES_OF_AN_ID;
    return at;
  }

  /** To the present millisecond with a new counter, or to the next count of one that is not over. */
  #advance(random: number): void {
    const now = Date.now();
    if (now <= this.#msecs && this.#seq < LARGEST) {
      this.#seq += 1;
      return;
    }
    this.#msecs = Math.max(now, this.#msecs + 1);
    this.#seq = random & LARGEST_START;
  }
}
