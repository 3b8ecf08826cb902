import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server that takes mail for everybody but those whom it does not know, or hangs up on. */
export class MailServer {
  /** Who got mail, in the order in which it came. */
  readonly delivered: string[] = [];
  /** There is no such mailbox: 550, for good. */
  readonly unknown = new Set<string>();
  /** It reads the message, and hangs up before it says whether it kept it. */
  readonly silent = new Set<string>();
  readonly #sockets = new Map<number | undefined, Socket>();
  readonly #smtp: SMTPServer;
  readonly #server: Server;

  private constructor() {
    this.#smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        if (!this.unknown.has(address)) return done();
        done(Object.assign(new Error('5.1.1 There is no such mailbox'), { responseCode: 550 }));
      },
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (to.some((address) => this.silent.has(address))) {
            this.#sockets.get(session.remotePort)?.destroy();
            return;
          }
          this.delivered.push(...to);
          done();
        });
      },
    });
    // A client that goes away in the middle is its own affair.
    this.#smtp.on('error', () => undefined);
    this.#server = createServer((socket) => {
      const { remotePort } = socket;
      this.#sockets.set(remotePort, socket);
      socket.on('close', () => this.#sockets.delete(remotePort));
      this.#smtp.connect(socket);
    });
  }

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets.values()) socket.destroy();
    await closed;
  }
}
