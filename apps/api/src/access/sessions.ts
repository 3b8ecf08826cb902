import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Clock } from '@jeongsi/engine';

const LIFETIME_MS = 7 * 24 * 3_600_000;

/**
 * Sessions of the console. A token says until when it counts and for whose key, and carries our signature, so that
 * sessions survive a restart and signing in needs no write (also when the disk is full). The signature depends on the admin key: a new
 * key ends every session. Signed-out tokens are remembered until they would have ended, or until a restart.
 */
export class Sessions {
  readonly #secret: Buffer;
  readonly #signedOut = new Map<string, number>();

  constructor(
    secretKey: string,
    adminKey: string,
    private readonly clock: Clock,
  ) {
    this.#secret = Buffer.from(hkdfSync('sha256', secretKey, adminKey, 'jeongsi session', 32));
  }

  /** How long a token counts, in seconds. */
  readonly lifetimeSeconds = LIFETIME_MS / 1_000;

  open(keyId: string): string {
    const content = `${this.clock.now() + LIFETIME_MS}.${keyId}.${randomBytes(16).toString('base64url')}`;
    return `${content}.${this.#sign(content)}`;
  }

  /** The id of the key it was opened with, if the token is ours, not over, and not signed out. */
  keyOf(token: string): string | undefined {
    const [until = '', keyId = '', nonce = '', signature = ''] = token.split('.');
    if (!this.#same(signature, this.#sign(`${until}.${keyId}.${nonce}`))) return undefined;
    return Number(until) > this.clock.now() && !this.#signedOut.has(token) ? keyId : undefined;
  }

  close(token: string): void {
    if (this.keyOf(token) === undefined) return;
    const now = this.clock.now();
    for (const [other, until] of this.#signedOut) if (until <= now) this.#signedOut.delete(other);
    this.#signedOut.set(token, Number(token.split('.')[0]));
  }

  #sign(content: string): string {
    return createHmac('sha256', this.#secret).update(content).digest('base64url');
  }

  #same(given: string, right: string): boolean {
    const [a, b] = [Buffer.from(given), Buffer.from(right)];
    return a.length === b.length && timingSafeEqual(a, b);
  }
}
