import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Credentials {
  apiKey: string;
  apiSecret: string;
}

/** How far a client's clock may be off. */
const SKEW_MS = 15 * 60_000;

const HEADER = /^HMAC-SHA256 apiKey=([^,\s]+), ?date=([^,\s]+), ?salt=([^,\s]+), ?signature=([\da-f]{64})$/i;

/** What is wrong with a request's signature, as Solapi names it. */
export type AuthorizationFault =
  'Unauthorized' | 'InvalidAPIKey' | 'RequestTimeTooSkewed' | 'DuplicatedSignature' | 'SignatureDoesNotMatch';

/** Checks signatures, and that no salt comes twice. */
export class Authorizer {
  readonly #salts = new Set<string>();
  readonly #credentials: Credentials;
  readonly #now: () => number;

  constructor(credentials: Credentials, now: () => number) {
    this.#credentials = credentials;
    this.#now = now;
  }

  fault(header: string | undefined): AuthorizationFault | undefined {
    const [, apiKey = '', date = '', salt = '', signature = ''] = HEADER.exec(header ?? '') ?? [];
    if (signature === '' || salt.length < 12 || salt.length > 64) return 'Unauthorized';
    if (apiKey !== this.#credentials.apiKey) return 'InvalidAPIKey';
    // Also when the date cannot be read.
    if (!(Math.abs(Date.parse(date) - this.#now()) <= SKEW_MS)) return 'RequestTimeTooSkewed';
    const expected = createHmac('sha256', this.#credentials.apiSecret)
      .update(date + salt)
      .digest();
    if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return 'SignatureDoesNotMatch';
    if (this.#salts.has(salt)) return 'DuplicatedSignature';
    this.#salts.add(salt);
    return undefined;
  }
}
