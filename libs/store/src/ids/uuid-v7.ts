import { randomFillSync } from 'node:crypto';
import { type Clock, Ids } from '@jeongsi/engine';

/** Random bytes are drawn for this many ids at a time. */
const POOLED = 256;
const RANDOM_BYTES = 8;
const MAX_SEQUENCE = 0xfff;

/**
 * RFC 9562 version 7: milliseconds, then a counter that begins at a random place in each, then 62 random bits.
 * Each is greater than the one before it, also while the clock stands still or steps back.
 */
export class UuidV7 extends Ids {
  readonly #pool = Buffer.alloc(POOLED * RANDOM_BYTES);
  #used = POOLED;
  #millisecond = 0;
  #sequence = 0;

  constructor(private readonly clock: Clock) {
    super();
  }

  override next(): string {
    const random = this.#random();
    const now = this.clock.now();
    if (now > this.#millisecond) {
      this.#millisecond = now;
      // The upper half stays free for counting on within the millisecond.
      this.#sequence = this.#pool.readUInt16BE(random) & (MAX_SEQUENCE >> 1);
    } else if (this.#sequence < MAX_SEQUENCE) {
      this.#sequence += 1;
    } else {
      this.#millisecond += 1;
      this.#sequence = 0;
    }
    const time = this.#millisecond.toString(16).padStart(12, '0');
    const sequence = this.#sequence.toString(16).padStart(3, '0');
    const variant = ((this.#pool[random] ?? 0) & 0x3f) | 0x80;
    const tail = this.#pool.toString('hex', random + 1, random + RANDOM_BYTES);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant.toString(16)}${tail.slice(0, 2)}-${tail.slice(2)}`;
  }

  /** Where the next random bytes lie. */
  #random(): number {
    if (this.#used === POOLED) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const offset = this.#used * RANDOM_BYTES;
    this.#used += 1;
    return offset;
  }
}
