import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What the receiver does with a request: take it, break the connection, or let it wait until `release`. */
export type SinkMode = 'take' | 'break' | 'hold';

/** A receiver of webhooks on this machine that counts what it got. */
export class TestSink {
  mode: SinkMode = 'take';
  /** The idempotency keys of all requests, in order. */
  readonly asked: string[] = [];
  #held: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TestSink> {
    const server = createServer();
    const sink = new TestSink(server);
    server.on('request', (request, response) => {
      sink.asked.push(String(request.headers['idempotency-key']));
      request.resume();
      if (sink.mode === 'break') request.socket.destroy();
      else if (sink.mode === 'hold') sink.#held.push(() => void response.end());
      else response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Answers everything that waits. */
  release(): void {
    for (const answer of this.#held) answer();
    this.#held = [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
