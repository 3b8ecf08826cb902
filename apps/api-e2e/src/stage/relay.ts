import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way to another server, which can be cut and mended. */
export class Relay {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #port = 0;
  /** How many more bytes come through from the other server before the way is cut. */
  #bytesLeft = Number.POSITIVE_INFINITY;

  private constructor(to: number) {
    this.#server = createServer((near) => this.#join(near, connect(to, '127.0.0.1')));
  }

  static async to(port: number): Promise<Relay> {
    const relay = new Relay(port);
    await relay.mend();
    return relay;
  }

  get port(): number {
    return this.#port;
  }

  /** Nobody gets through any more, and whoever was connected is cut off. */
  async cut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  /** Resolves once it has cut the way, after so many bytes. */
  async cutAfter(bytes: number): Promise<void> {
    this.#bytesLeft = bytes;
    await once(this.#server, 'close');
  }

  /** At the port that it had before. */
  async mend(): Promise<void> {
    this.#bytesLeft = Number.POSITIVE_INFINITY;
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      near.write(chunk.subarray(0, this.#bytesLeft));
      this.#bytesLeft -= chunk.length;
      if (this.#bytesLeft <= 0) void this.cut();
    });
  }
}
