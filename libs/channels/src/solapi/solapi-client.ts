import { Pool } from 'undici';
import { type Clock } from '@jeongsi/engine';
import { withoutSecrets } from '../connection/without-secrets';
import { ApiExchange, type ApiAnswer } from './api-exchange';
import { authorization, type Credentials } from './authorization';
import { refusal, SolapiFailure } from './solapi-failure';

/** Milliseconds. */
export interface SolapiTimeouts {
  connect: number;
  /** For a whole call: registering a thousand messages takes Solapi some seconds. */
  call: number;
}

export interface SolapiLink {
  /** `https://api.solapi.com`; a path in it goes before every other. */
  baseUrl: string;
  credentials: Credentials;
  clock: Clock;
  timeouts: SolapiTimeouts;
}

export interface SolapiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
}

/**
 * Speaks HTTP with Solapi, one try per call: whoever calls knows whether another one would send twice.
 * Not the npm package of that name: that one has no time-outs and repeats the send by itself.
 */
export class SolapiClient {
  readonly #link: SolapiLink;
  readonly #pool: Pool;
  readonly #prefix: string;

  constructor(link: SolapiLink) {
    const { origin, pathname } = new URL(link.baseUrl);
    const { connect, call } = link.timeouts;
    this.#link = link;
    this.#prefix = pathname.replace(/\/+$/, '');
    this.#pool = new Pool(origin, {
      connections: 4,
      connect: { timeout: connect },
      headersTimeout: call,
      bodyTimeout: call,
      allowH2: false,
      pipelining: 1,
    });
  }

  /** The answer's JSON. @throws SolapiFailure */
  async request({ method, path, body }: SolapiRequest, signal: AbortSignal): Promise<unknown> {
    const { credentials, clock, timeouts } = this.#link;
    if (signal.aborted) throw new SolapiFailure('unsent', 'ABORTED', 'Stopped before Solapi was asked.');
    const exchange = new ApiExchange(clock, timeouts.call, signal);
    const headers: Record<string, string> = {
      authorization: authorization(credentials, clock.now()),
      accept: 'application/json',
      'user-agent': 'Jeongsi',
    };
    if (body) headers['content-type'] = 'application/json';
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    this.#pool.dispatch({ method, path: this.#prefix + path, headers, ...sent }, exchange);
    return this.#read(await exchange.answer);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #read({ status, retryAfter, body }: ApiAnswer): unknown {
    const json = parse(body);
    if (status >= 200 && status < 300) {
      if (json !== undefined) return json;
      throw new SolapiFailure('in_doubt', 'INVALID_ANSWER', 'Solapi answered with something that is not JSON.', status);
    }
    const { errorCode, errorMessage } = (json ?? {}) as { errorCode?: unknown; errorMessage?: unknown };
    const wait = retryAfter === undefined ? '' : ` Try again after ${retryAfter.slice(0, 40)}.`;
    throw refusal(status, this.#said(errorCode), this.#said(errorMessage) + wait);
  }

  /** What Solapi says comes to people's eyes: short, on one line, and without our secrets should it repeat them. */
  #said(text: unknown): string {
    if (typeof text !== 'string') return '';
    const { apiKey, apiSecret } = this.#link.credentials;
    return withoutSecrets(text, [apiSecret, apiKey])
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .slice(0, 200);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
