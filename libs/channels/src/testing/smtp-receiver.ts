import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { closed, opened } from './servers';

/** A real SMTP server that keeps what it receives. */
export class SmtpReceiver {
  readonly mails: { from: string; to: string[]; raw: string; parsed: ParsedMail }[] = [];
  #server: SMTPServer | undefined;
  port = 0;

  static async start(options: SMTPServerOptions = {}): Promise<SmtpReceiver> {
    const receiver = new SmtpReceiver();
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onData: (stream, session, done) => {
        void receiver.#keep(stream, session.envelope).then(() => done());
      },
      ...options,
    });
    // Clients that hang up in the middle are what these tests are about.
    server.on('error', () => undefined);
    receiver.#server = server;
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    receiver.port = (listening.address() as AddressInfo).port;
    return opened(receiver);
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    if (!closed(this)) return;
    await new Promise<void>((resolve) => this.#server?.close(resolve));
  }

  async #keep(
    stream: AsyncIterable<Buffer>,
    envelope: { mailFrom: false | { address: string }; rcptTo: { address: string }[] },
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString();
    this.mails.push({
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to: envelope.rcptTo.map((recipient) => recipient.address),
      raw,
      parsed: await simpleParser(raw),
    });
  }
}

/** What a scripted server does when a line begins with `on`: answers, or does something to the connection. */
export interface SmtpStep {
  on: string;
  answer: string | ((socket: Socket) => void);
}

/** A server that follows a script where a proper one would not let itself be told. Other commands get 250. */
export class ScriptedSmtp {
  readonly seen: string[] = [];
  connections = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly steps: readonly SmtpStep[],
  ) {}

  static async start(...steps: SmtpStep[]): Promise<ScriptedSmtp> {
    const server = createServer();
    const scripted = new ScriptedSmtp(server, steps);
    server.on('connection', (socket) => scripted.#talk(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return opened(scripted);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    if (!closed(this)) return;
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #talk(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    let inBody = false;
    this.#react(socket, 'CONNECT', '220 scripted');
    let rest = '';
    socket.on('data', (data) => {
      const lines = (rest + data.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.seen.push(line);
        if (inBody && line !== '.') this.#react(socket, `body:${line}`, undefined);
        else if (inBody) {
          inBody = false;
          this.#react(socket, 'DOT', '250 kept');
        } else {
          inBody = line === 'DATA' && this.#react(socket, line, '354 go on');
          if (line !== 'DATA') this.#react(socket, line, line === 'QUIT' ? '221 bye' : '250 fine');
        }
      }
    });
  }

  /** Whether the usual answer was given. */
  #react(socket: Socket, event: string, usual: string | undefined): boolean {
    const step = this.steps.find(({ on }) => event.startsWith(on));
    if (!step) {
      if (usual !== undefined) socket.write(`${usual}\r\n`);
      return true;
    }
    if (typeof step.answer === 'string') socket.write(`${step.answer}\r\n`);
    else step.answer(socket);
    return false;
  }
}
