import { createHmac, randomBytes } from 'node:crypto';
import { type Instant } from '@jeongsi/engine';

export interface Credentials {
  apiKey: string;
  apiSecret: string;
}

const SALT_BYTES = 16;

/** The `Authorization` of one request. Never the same twice: Solapi refuses a salt it has seen, and clocks 15 minutes off. */
export function authorization({ apiKey, apiSecret }: Credentials, now: Instant): string {
  const date = new Date(now).toISOString();
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const signature = createHmac('sha256', apiSecret)
    .update(date + salt)
    .digest('hex');
  return `HMAC-SHA256 apiKey=${apiKey}, date=${date}, salt=${salt}, signature=${signature}`;
}
