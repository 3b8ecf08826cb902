import {
  ChannelUnavailable,
  checkShape,
  ConnectionDriver,
  type ConnectionSecrets,
  type ConnectionSettings,
  type ConnectionShape,
  type ConnectionTest,
  type Issue,
  type OpenConnection,
  type ProviderAccount,
} from '@jeongsi/engine';
import { normaliseOptOut } from '../advertising/text-advertisement';
import { RATE_PER_MINUTE, senderNameFault } from '../connection/setting-rules';
import { normaliseSender } from '../sms/sender-number';
import { type Solapi } from './solapi';
import { loadBalance } from './solapi-account';
import { SolapiFailure, unavailable } from './solapi-failure';

const SHAPE: ConnectionShape = {
  settings: {
    senderName: { type: 'text', fault: senderNameFault },
    optOutNumber: {
      type: 'text',
      fault: (value) => (normaliseOptOut(value) === undefined ? 'This is a free number: 080-123-4567.' : undefined),
    },
    from: {
      type: 'text',
      fault: (value) => (normaliseSender(value) === undefined ? 'This is a registered sender number.' : undefined),
    },
    ratePerMinute: RATE_PER_MINUTE,
  },
  secrets: ['apiKey', 'apiSecret', 'webhookSecret'],
};

/** Accounts at Solapi. */
export class SolapiDriver extends ConnectionDriver {
  override readonly kind = 'solapi';

  constructor(private readonly solapi: Solapi) {
    super();
  }

  override check(settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[] {
    return [...checkShape(SHAPE, settings, secrets), ...pairIssues(secrets)];
  }

  /** The balance and the sender numbers: what sending needs, and nothing that changes anything. */
  override async test(connection: OpenConnection, signal: AbortSignal): Promise<ConnectionTest> {
    try {
      const balance = await this.solapi.ask(connection, (client) => loadBalance(client, signal));
      const senders = await this.solapi.load(connection, 'senders', signal);
      const facts: Record<string, string | number> = {
        senders: senders.map(({ number }) => number).join(', ') || 'none',
      };
      if (balance) Object.assign(facts, { balance: balance.cash, points: balance.points });
      return { ok: true, facts };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SolapiFailure || error instanceof ChannelUnavailable)) throw error;
      return { ok: false, code: error.code, message: error.message };
    }
  }

  /** What the key may not ask for is left out. @throws ChannelUnavailable when nothing can be learnt */
  override async account(connection: OpenConnection, signal: AbortSignal): Promise<ProviderAccount> {
    const { solapi } = this;
    // First, since an account whose numbers cannot be listed can send nothing.
    const senders = await solapi.load(connection, 'senders', signal).catch((error: unknown) => {
      throw unavailable(error);
    });
    const known = async <T>(answer: Promise<T>): Promise<T | undefined> =>
      answer.catch((error: unknown) => {
        if (error instanceof SolapiFailure && !signal.aborted) return undefined;
        throw unavailable(error);
      });
    const [profiles, templates, prices, balance] = await Promise.all([
      known(solapi.load(connection, 'profiles', signal)),
      known(solapi.load(connection, 'templates', signal)),
      known(solapi.load(connection, 'prices', signal)),
      known(solapi.ask(connection, (client) => loadBalance(client, signal))),
    ]);
    return {
      senders,
      ...(profiles && { profiles }),
      ...(templates && { templates }),
      ...(prices && { prices }),
      ...(balance && { balance }),
    };
  }
}

/** A key without its secret is of no use; neither, and the installation's are used. */
function pairIssues({ apiKey, apiSecret }: ConnectionSecrets): Issue[] {
  const message = 'The API key and its secret go together. Enter both, or neither to use those of the installation.';
  if (apiKey && !apiSecret) return [{ path: 'secrets.apiSecret', code: 'REQUIRED', message }];
  if (apiSecret && !apiKey) return [{ path: 'secrets.apiKey', code: 'REQUIRED', message }];
  return [];
}
