import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Arrival {
  /** When the whole request was there, in milliseconds since the epoch. */
  at: number;
  key: string;
  /** The field `to` of the body. */
  to: string;
  body: Record<string, string>;
  headers: IncomingHttpHeaders;
}

/** A receiver of webhooks that writes down what arrives, and answers after `latencyMs`. */
export class HttpSink {
  readonly arrivals: Arrival[] = [];
  latencyMs = 0;
  /** What a request is answered with; 204 without it. */
  respond: (arrival: Arrival) => { status: number; headers?: Record<string, string> } = () => ({ status: 204 });
  /** How many have not got their answer yet. */
  waiting = 0;
  /** Answers wait for this. */
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;
  #port = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void this.#keep(request.headers, Buffer.concat(chunks), response));
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(): Promise<HttpSink> {
    const sink = new HttpSink();
    await sink.open();
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  /** Nobody listens any more, until `open`. Whoever waits for an answer is cut off. */
  async shut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Listens, at the address that it had before. */
  async open(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** From now on nobody gets an answer until `release`. */
  hold(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve));
  }

  release(): void {
    this.#open();
    this.#gate = Promise.resolve();
  }

  /** The keys under which each recipient was reached. */
  keysByRecipient(): Map<string, Set<string>> {
    const keys = new Map<string, Set<string>>();
    for (const { to, key } of this.arrivals) keys.set(to, (keys.get(to) ?? new Set()).add(key));
    return keys;
  }

  async close(): Promise<void> {
    this.release();
    if (this.#server.listening) await this.shut();
  }

  async #keep(headers: IncomingHttpHeaders, bytes: Buffer, response: ServerResponse): Promise<void> {
    const body = (bytes.length === 0 ? {} : JSON.parse(bytes.toString())) as Record<string, string>;
    const key = String(headers['idempotency-key']);
    const arrival: Arrival = { at: Date.now(), key, to: String(body['to']), body, headers };
    const { status, headers: answerHeaders } = this.respond(arrival);
    this.arrivals.push(arrival);
    this.waiting += 1;
    if (this.latencyMs > 0) await wait(this.latencyMs);
    await this.#gate;
    this.waiting -= 1;
    response.writeHead(status, answerHeaders).end();
  }
}
