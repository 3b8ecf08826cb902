import {
  checkShape,
  ConnectionDriver,
  type ConnectionSecrets,
  type ConnectionSettings,
  type ConnectionShape,
  type ConnectionTest,
  type Issue,
  type OpenConnection,
} from '@jeongsi/engine';
import { HostGuard, PrivateAddress, isHeaderValue, originFault, type Resolve } from '@jeongsi/outbound';
import { RATE_PER_MINUTE } from '../connection/setting-rules';
import { textSetting } from '../connection/use-connection';

const SHAPE: ConnectionShape = {
  settings: { origin: { type: 'text', required: true, fault: originFault }, ratePerMinute: RATE_PER_MINUTE },
  secrets: ['authorization', 'signingSecret'],
};

export interface WebhookDriverOptions {
  /** `ALLOWED_PRIVATE_HOSTS`: names and addresses that may be private. */
  allowedPrivateHosts: readonly string[];
  /** How names become addresses; the system's way without it. */
  resolve?: Resolve;
}

/** Receivers of webhooks. */
export class WebhookDriver extends ConnectionDriver {
  override readonly kind = 'webhook';
  readonly #guard: HostGuard;

  constructor({ allowedPrivateHosts, resolve }: WebhookDriverOptions) {
    super();
    this.#guard = new HostGuard(allowedPrivateHosts, resolve);
  }

  override check(settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[] {
    const issues = checkShape(SHAPE, settings, secrets);
    const { authorization } = secrets;
    if (typeof authorization === 'string' && !isHeaderValue(authorization)) {
      const message = 'A header carries one line of Latin letters, digits and signs: Bearer ….';
      issues.push({ path: 'secrets.authorization', code: 'INVALID', message });
    }
    return issues;
  }

  /** Looks whether the name leads somewhere we may go. A request would already be a message, so none is made. */
  override async test(connection: OpenConnection, signal: AbortSignal): Promise<ConnectionTest> {
    const origin = textSetting(connection, 'origin') ?? '';
    if (originFault(origin) !== undefined)
      return { ok: false, code: 'INVALID_URL', message: 'This is not a web address.' };
    const { hostname } = new URL(origin);
    signal.throwIfAborted();
    try {
      const addresses = await Promise.race([this.#guard.addresses(hostname), aborted(signal)]);
      return { ok: true, facts: { host: hostname, addresses: addresses.map(({ address }) => address).join(', ') } };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof PrivateAddress) return { ok: false, code: error.code, message: error.message };
      return { ok: false, code: 'DNS_FAILED', message: `${hostname} cannot be found.` };
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
