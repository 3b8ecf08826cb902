import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { setTimeout as wait } from 'node:timers/promises';

/** A message as it lies in the mail server. */
export interface Mail {
  to: string[];
  raw: Buffer;
}

/** A real mail server for one story. */
export class SmtpSink {
  readonly mails: Mail[] = [];
  /** How long it thinks before it says 250. */
  latencyMs = 0;
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
          void (this.latencyMs > 0 ? wait(this.latencyMs) : Promise.resolve()).then(() => done());
        });
      },
    });
    // Clients that are killed in the middle of a conversation are what some stories are about.
    this.#server.on('error', () => undefined);
  }

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    const listening = sink.#server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  countsByRecipient(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const address of this.mails.flatMap(({ to }) => to)) counts.set(address, (counts.get(address) ?? 0) + 1);
    return counts;
  }

  parsed(): Promise<ParsedMail[]> {
    return Promise.all(this.mails.map(({ raw }) => simpleParser(raw)));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}
