import { Pool } from 'undici';
import { Sender, type Clock, type RenderedMessage, type SendEnvelope, type SendOutcome } from '@jeongsi/engine';
import { guardedConnector, type HostGuard } from '@jeongsi/outbound';
import { Exchange } from './exchange';
import { type WebhookSecrets } from './webhook-secrets';

export interface WebhookLink {
  origin: string;
  guard: HostGuard;
  clock: Clock;
  /** For connecting, for the beginning of the answer, and for the rest of it, each. */
  timeoutMs: number;
  secrets?: WebhookSecrets;
}

/** Kept-alive connections to one origin: as many as messages are on their way at once. */
export class WebhookSender extends Sender {
  readonly #pool: Pool;
  readonly #link: WebhookLink;
  /** Messages without variables in their headers share the record; it is laid out once. */
  #headers: Readonly<Record<string, string>> | undefined;
  #laidOut: readonly string[] = [];

  constructor(link: WebhookLink) {
    super();
    const { origin, guard, timeoutMs } = link;
    this.#link = link;
    this.#pool = new Pool(origin, {
      connect: guardedConnector(guard, timeoutMs),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      allowH2: false,
      pipelining: 1,
    });
  }

  override send(message: RenderedMessage, envelope: SendEnvelope, signal: AbortSignal): Promise<SendOutcome> {
    const { origin, clock, timeoutMs, secrets } = this.#link;
    if (signal.aborted) {
      return Promise.resolve({ outcome: 'temporary', code: 'ABORTED', message: 'Stopped before it was sent.' });
    }
    const exchange = new Exchange(clock, timeoutMs, signal);
    const headers = [...this.#layOut(message.headers ?? {}), 'idempotency-key', envelope.deliveryId];
    if (secrets) headers.push(...secrets.headers(message.body, clock.now()));
    this.#pool.dispatch(
      { path: (message.url ?? '').slice(origin.length), method: 'POST', headers, body: message.body },
      exchange,
    );
    return exchange.outcome;
  }

  override async close(): Promise<void> {
    await this.#pool.destroy();
  }

  /** Name, value, name, value: the form that costs the client least. */
  #layOut(headers: Readonly<Record<string, string>>): readonly string[] {
    if (headers !== this.#headers) {
      this.#headers = headers;
      this.#laidOut = Object.entries(headers).flat();
    }
    return this.#laidOut;
  }
}
