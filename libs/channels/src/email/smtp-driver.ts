import SMTPConnection from 'nodemailer/lib/smtp-connection';
import {
  checkShape,
  ConnectionDriver,
  type ConnectionSecrets,
  type ConnectionSettings,
  type ConnectionShape,
  type ConnectionTest,
  type Issue,
  type OpenConnection,
} from '@jeongsi/engine';
import { plainTextFault, RATE_PER_MINUTE, senderNameFault, webLinkFault } from '../connection/setting-rules';
import { withoutSecrets } from '../connection/without-secrets';
import { parseSender } from './email-address';
import { failureCode, readSmtpError } from './smtp-failure';
import { secretsOf, smtpAddress, type SmtpAddress } from './smtp-server';

const SHAPE: ConnectionShape = {
  settings: {
    host: { type: 'text', required: true, fault: hostFault },
    port: { type: 'number', min: 1, max: 65_535 },
    secure: { type: 'flag' },
    user: { type: 'text' },
    from: {
      type: 'text',
      fault: (value) =>
        parseSender(value) ? undefined : 'This is an address, or a name with one: 정시 <news@example.com>.',
    },
    senderName: { type: 'text', fault: senderNameFault },
    senderContact: { type: 'text', fault: plainTextFault },
    optOutUrl: { type: 'text', fault: webLinkFault },
    ratePerMinute: RATE_PER_MINUTE,
  },
  secrets: ['password'],
};

/** A person waits for it. */
const TIMEOUT_MS = 10_000;

/** Mail servers. */
export class SmtpDriver extends ConnectionDriver {
  override readonly kind = 'smtp';

  override check(settings: ConnectionSettings, secrets: ConnectionSecrets): Issue[] {
    const issues = checkShape(SHAPE, settings, secrets);
    if (secrets['password'] && settings['user'] === undefined) {
      const message = 'A password needs a user. Give the user, or leave the password out.';
      issues.push({ path: 'settings.user', code: 'REQUIRED', message });
    }
    return issues;
  }

  /** Connects, greets and signs in, and sends nothing. */
  override async test(connection: OpenConnection, signal: AbortSignal): Promise<ConnectionTest> {
    signal.throwIfAborted();
    const address = smtpAddress(connection);
    const smtp = new SMTPConnection({
      ...address,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
    const close = (): void => smtp.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      await connect(smtp, address);
      return { ok: true, facts: factsOf(smtp, address) };
    } catch (error) {
      signal.throwIfAborted();
      const failure = readSmtpError(error);
      return { ok: false, code: failureCode(failure), message: withoutSecrets(failure.message, secretsOf(address)) };
    } finally {
      signal.removeEventListener('abort', close);
      smtp.close();
    }
  }
}

function connect(smtp: SMTPConnection, { auth }: SmtpAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    smtp.once('error', reject);
    smtp.once('end', () => reject(Object.assign(new Error('The mail server hung up.'), { code: 'ECONNECTION' })));
    smtp.connect((error) => {
      if (error) reject(error);
      else if (auth) smtp.login({ user: auth.user, pass: auth.pass }, done);
      else resolve();
    });
  });
}

function factsOf(smtp: SMTPConnection, { host, auth }: SmtpAddress): Record<string, string> {
  return { host, tls: smtp.secure ? 'yes' : 'no', signedIn: auth ? `as ${auth.user}` : 'no' };
}

function hostFault(value: string): string | undefined {
  return /^[\p{L}\p{N}.:[\]-]+$/u.test(value) ? undefined : 'This is the name of a server: mail.example.com.';
}
