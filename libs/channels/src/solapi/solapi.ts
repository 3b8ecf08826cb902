import { ChannelUnavailable, type Clock, type OpenConnection } from '@jeongsi/engine';
import { type Credentials } from './authorization';
import { AccountCache, LOADERS, type AccountLists } from './solapi-account';
import { SolapiClient, type SolapiTimeouts } from './solapi-client';
import { SolapiFailure } from './solapi-failure';

export interface SolapiOptions {
  clock: Clock;
  /** `SOLAPI_BASE_URL`; without it Solapi's own. */
  baseUrl?: string;
  /** `SOLAPI_API_KEY` and `SOLAPI_API_SECRET`: for connections that have none of their own. */
  apiKey?: string;
  apiSecret?: string;
  timeouts?: Partial<SolapiTimeouts>;
}

const BASE_URL = 'https://api.solapi.com';
const TIMEOUTS: SolapiTimeouts = { connect: 10_000, call: 60_000 };
/** Questions about the account that a person, or a rendering, waits for. */
const QUESTION_MS = 5_000;

export const NO_CREDENTIALS =
  'The connection has no API key. Enter apiKey and apiSecret, or set SOLAPI_API_KEY and SOLAPI_API_SECRET.';

/** Solapi as an installation uses it: whose keys count, and what is known of each account. One for all channels and the driver. */
export class Solapi {
  readonly #options: SolapiOptions;
  readonly #cache: AccountCache;

  constructor(options: SolapiOptions) {
    this.#options = options;
    this.#cache = new AccountCache(options.clock);
  }

  /** A connection's own key and secret; those of the installation only when it has neither. */
  credentials({ secrets }: OpenConnection): Credentials | undefined {
    const { apiKey, apiSecret } = secrets['apiKey'] || secrets['apiSecret'] ? secrets : this.#options;
    return apiKey && apiSecret ? { apiKey, apiSecret } : undefined;
  }

  /** For sending. Whoever opens it closes it. @throws ChannelUnavailable without credentials */
  open(connection: OpenConnection): SolapiClient {
    return this.#open(connection, { ...TIMEOUTS, ...this.#options.timeouts });
  }

  /** Asks about the account over a connection of its own. @throws SolapiFailure, ChannelUnavailable without credentials */
  async ask<T>(connection: OpenConnection, question: (client: SolapiClient) => Promise<T>): Promise<T> {
    const client = this.#open(connection, { connect: QUESTION_MS, call: QUESTION_MS, ...this.#options.timeouts });
    try {
      return await question(client);
    } finally {
      await client.close();
    }
  }

  /** A list as the account has it now. @throws SolapiFailure, ChannelUnavailable without credentials */
  async load<List extends keyof AccountLists>(
    connection: OpenConnection,
    list: List,
    signal: AbortSignal,
  ): Promise<AccountLists[List]> {
    const value = await this.ask(connection, (client) => LOADERS[list](client, signal));
    this.#cache.keep(this.#account(connection), list, value);
    return value;
  }

  /**
   * A list as it was some minutes ago at most; undefined when Solapi does not tell, be it away or the key not allowed to
   * ask. Whether the key may send shows when it sends. @throws ChannelUnavailable without credentials
   */
  async recall<List extends keyof AccountLists>(
    connection: OpenConnection,
    list: List,
  ): Promise<AccountLists[List] | undefined> {
    return this.#cache.get(this.#account(connection), list) ?? this.refresh(connection, list);
  }

  /** As `recall`, but as it is now. @throws ChannelUnavailable without credentials */
  async refresh<List extends keyof AccountLists>(
    connection: OpenConnection,
    list: List,
  ): Promise<AccountLists[List] | undefined> {
    try {
      return await this.load(connection, list, new AbortController().signal);
    } catch (error) {
      if (error instanceof SolapiFailure) return undefined;
      throw error;
    }
  }

  #open(connection: OpenConnection, timeouts: SolapiTimeouts): SolapiClient {
    const { baseUrl = BASE_URL, clock } = this.#options;
    const credentials = this.credentials(connection);
    if (!credentials) throw new ChannelUnavailable('CREDENTIALS_MISSING', NO_CREDENTIALS, 'pointless');
    return new SolapiClient({ baseUrl, clock, credentials, timeouts });
  }

  #account(connection: OpenConnection): string {
    return this.credentials(connection)?.apiKey ?? '';
  }
}
