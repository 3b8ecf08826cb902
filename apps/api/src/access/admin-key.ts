import { createHash, timingSafeEqual } from 'node:crypto';

/** The one key of this version. Holds its hash; comparing takes the same time whatever is wrong. */
export class AdminKey {
  readonly #hash: Buffer;

  constructor(key: string) {
    this.#hash = sha256(key);
  }

  matches(candidate: string): boolean {
    return timingSafeEqual(sha256(candidate), this.#hash);
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
