import { type Readable } from 'node:stream';
import { createTransport, type SMTPPoolSentMessageInfo, type Transporter } from 'nodemailer';
import { ChannelUnavailable, Sender, type RenderedMessage, type SendEnvelope, type SendOutcome } from '@jeongsi/engine';
import { withoutSecrets } from '../connection/without-secrets';
import { type EmailSender } from './email-address';
import { failureCode, judgeSmtpFailure, readSmtpError, type BodyProgress } from './smtp-failure';
import { secretsOf, type SmtpServer } from './smtp-server';

/** Milliseconds. */
export interface SmtpTimeouts {
  /** From the name lookup to the end of the greeting. */
  connect: number;
  /** Without a byte from the server. Long, since servers look into a mail before they answer, and we would not know. */
  silence: number;
}

const TIMEOUTS: SmtpTimeouts = { connect: 15_000, silence: 180_000 };

/** What most providers allow one account at a time. */
const CONNECTIONS = 8;

/** How often a mail moves to a fresh connection because the server had closed the kept one before its body began. */
const MOVES = 2;

export interface SmtpAccount {
  server: SmtpServer;
  from: EmailSender;
  timeouts?: SmtpTimeouts;
}

/** Connects and signs in once, so that a job whose server is away fails as a whole and not a recipient at a time. */
export async function openSmtp({ server, from, timeouts = TIMEOUTS }: SmtpAccount): Promise<Sender> {
  const transporter = createTransport({
    pool: true,
    ...server,
    maxConnections: CONNECTIONS,
    maxRequeues: MOVES,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    // Texts are texts: never the name of a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transporter.verify();
  } catch (error) {
    transporter.close({ force: true });
    throw unavailable(error, server);
  }
  return new SmtpSender(transporter, from);
}

class SmtpSender extends Sender {
  /** A mail beyond would wait for a free connection, and go out after a stop. */
  override readonly most = CONNECTIONS;
  /** By Message-ID, the bodies made for mails that are under way: more than one when a mail moved to another connection. */
  readonly #bodies = new Map<string, Readable[]>();

  constructor(
    private readonly transporter: Transporter<SMTPPoolSentMessageInfo>,
    private readonly from: EmailSender,
  ) {
    super();
    // The only place where it shows whether a mail's bytes went out: the pool makes a body per attempt and reads it
    // when the server has agreed to DATA.
    transporter.use('stream', ({ message, data }, done) => {
      const makeBody = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        const body = makeBody(options);
        this.#bodies.get(String(data.messageId))?.push(body);
        return body;
      };
      done();
    });
  }

  override async send(message: RenderedMessage, envelope: SendEnvelope, signal: AbortSignal): Promise<SendOutcome> {
    const { to, subject, body: text, html } = message;
    const messageId = `<${envelope.deliveryId}@${this.from.address.slice(this.from.address.lastIndexOf('@') + 1)}>`;
    const bodies: Readable[] = [];
    this.#bodies.set(messageId, bodies);
    try {
      const info = await this.transporter.sendMail({
        from: this.from,
        to: { name: '', address: to },
        envelope: { from: this.from.address, to: [to] },
        messageId,
        subject,
        text,
        html,
        signal,
      });
      return { outcome: 'accepted', providerId: info.serverMessageId ?? messageId };
    } catch (error) {
      return judgeSmtpFailure(readSmtpError(error), progress(bodies));
    } finally {
      this.#bodies.delete(messageId);
    }
  }

  override async close(): Promise<void> {
    this.transporter.close({ force: true });
  }
}

function progress(bodies: readonly Readable[]): BodyProgress {
  return bodies.some((body) => body.readableDidRead) ? 'begun' : 'untouched';
}

/** A sign-in or a session that the server refuses for good stays refused until somebody changes the settings. */
function unavailable(cause: unknown, server: SmtpServer): ChannelUnavailable {
  const error = readSmtpError(cause);
  const final = error.responseCode !== undefined && error.responseCode >= 500;
  const what = error.code === 'EAUTH' ? 'The mail server refused the sign-in' : 'The mail server cannot be used';
  const message = `${what}: ${withoutSecrets(error.message, secretsOf(server))}`;
  return new ChannelUnavailable(failureCode(error), message, final ? 'pointless' : 'worthwhile');
}
