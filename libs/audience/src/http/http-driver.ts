import { type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import {
  AudienceUnavailable,
  ConnectionDriver,
  checkShape,
  type Clock,
  type ConnectionSecrets,
  type ConnectionSettings,
  type ConnectionShape,
  type ConnectionTest,
  type Issue,
  type OpenConnection,
} from '@jeongsi/engine';
import { HostGuard, guardedConnector, isHeaderValue, originFault, type Resolve } from '@jeongsi/outbound';
import { Patience } from '../patience';
import { requestFault } from './http-fault';

const CONNECT_MS = 10_000;

const SHAPE: ConnectionShape = {
  settings: { origin: { type: 'text', required: true, fault: originFault } },
  secrets: ['authorization'],
};

export interface HttpDriverParts {
  clock: Clock;
  /** `ALLOWED_PRIVATE_HOSTS`: names and addresses that may be private. */
  allowedPrivateHosts: readonly string[];
  /** How names become addresses; the system's way without it. */
  resolve?: Resolve;
}

/** Servers to read from. A test goes as far as the connection: which addresses there may be asked for, only workflows know. */
export class HttpDriver extends ConnectionDriver {
  override readonly kind = 'http';
  readonly #guard: HostGuard;

  constructor(private readonly parts: HttpDriverParts) {
    super();
    this.#guard = new HostGuard(parts.allowedPrivateHosts, parts.resolve);
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

  override async test({ settings }: OpenConnection, signal: AbortSignal): Promise<ConnectionTest> {
    const origin = String(settings['origin']).trim();
    if (originFault(origin) !== undefined)
      return { ok: false, code: 'INVALID_URL', message: 'This is not a web address.' };
    const url = new URL(origin);
    const connecting = this.#connect(url);
    try {
      const patience = new Patience(this.parts.clock, signal);
      const socket = await patience.wait(connecting, CONNECT_MS, tookTooLong);
      const facts = { host: url.hostname };
      return { ok: true, facts: socket instanceof TLSSocket ? { ...facts, tls: `${socket.getProtocol()}` } : facts };
    } catch (error) {
      signal.throwIfAborted();
      const fault = requestFault(error);
      if (fault instanceof AudienceUnavailable) return { ok: false, code: fault.code, message: fault.message };
      return { ok: false, code: 'CONNECTION_LOST', message: String(error) };
    } finally {
      // Also one that comes about when nobody waits for it any more.
      void connecting.then((socket) => socket.destroy()).catch(() => undefined);
    }
  }

  #connect({ protocol, hostname, host, port }: URL): Promise<Socket> {
    const connect = guardedConnector(this.#guard, CONNECT_MS);
    const bare = hostname.replace(/^\[(.*)\]$/, '$1');
    const target = { protocol, hostname: bare, host, port: port || (protocol === 'https:' ? '443' : '80') };
    return new Promise((resolve, reject) => {
      connect(target, (error, socket) => (error ? reject(error) : resolve(socket)));
    });
  }
}

function tookTooLong(): AudienceUnavailable {
  return new AudienceUnavailable('TIMED_OUT', 'The server did not answer in time.', 'worthwhile');
}
