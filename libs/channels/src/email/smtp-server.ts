import { type OpenConnection } from '@jeongsi/engine';
import { textSetting } from '../connection/use-connection';

/** Which mail server, and as whom: `SMTP_URL`, or a connection's settings and password. */
export type SmtpServer = { url: string } | SmtpAddress;

export interface SmtpAddress {
  host: string;
  port?: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure: boolean;
  auth?: { user: string; pass: string };
}

/** What a connection of the kind `smtp` says. */
export function smtpAddress(connection: OpenConnection): SmtpAddress {
  const { port, secure } = connection.settings;
  const user = textSetting(connection, 'user');
  const address: SmtpAddress = { host: textSetting(connection, 'host') ?? '', secure: secure === true };
  if (typeof port === 'number') address.port = port;
  if (user !== undefined) address.auth = { user, pass: connection.secrets['password'] ?? '' };
  return address;
}

/** What must not show in messages, also as it travels. */
export function secretsOf(server: SmtpServer): string[] {
  const password = 'url' in server ? passwordIn(server.url) : server.auth?.pass;
  const user = 'url' in server ? '' : (server.auth?.user ?? '');
  if (!password) return [];
  return [password, encodeURIComponent(password), ...[password, `\0${user}\0${password}`].map(base64)];
}

function passwordIn(url: string): string | undefined {
  const { password } = URL.canParse(url) ? new URL(url) : { password: '' };
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
