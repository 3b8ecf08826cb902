import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A web server of somebody else: it takes webhooks, and gives its members at `/members`. */
export class WebHost {
  /** The bodies of the webhooks, in the order in which they came. */
  readonly received: string[] = [];
  readonly #server: Server;

  private constructor(members: readonly object[]) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.method === 'POST') this.received.push(Buffer.concat(chunks).toString());
        const found = request.url === '/members' ? { items: members } : {};
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(found));
      });
    });
  }

  static async start(members: readonly object[] = []): Promise<WebHost> {
    const host = new WebHost(members);
    host.#server.listen(0, '127.0.0.1');
    await once(host.#server, 'listening');
    return host;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
