import { LucideAlertCircle, LucideCheckCircle, LucideCircleQuestionMark } from '@lucide/angular';
import { type Connection, type ConnectionProblem } from '@jeongsi/contract';
import { type Text, type TextKey } from '../i18n/text';
import { type StateLook } from '../state/state-look';

export const CONNECTION_LOOKS: Record<Connection['state'], StateLook> = {
  untested: { tone: 'idle', icon: LucideCircleQuestionMark, label: 'connection.state.untested' },
  ok: { tone: 'ok', icon: LucideCheckCircle, label: 'connection.state.ok' },
  broken: { tone: 'err', icon: LucideAlertCircle, label: 'connection.state.broken' },
};

const BY_CODE: Readonly<Record<string, TextKey>> = {
  DNS_FAILED: 'connection.problem.dns',
  CONNECTION_REFUSED: 'connection.problem.refused',
  CONNECTION_LOST: 'connection.problem.lost',
  TIMEOUT: 'connection.problem.timeout',
  TLS_FAILED: 'connection.problem.tls',
  AUTH_FAILED: 'connection.problem.auth',
  SMTP_AUTH: 'connection.problem.auth',
  SOLAPI_AUTH: 'connection.problem.apiKey',
  CREDENTIALS_MISSING: 'connection.problem.credentials',
  DATABASE_MISSING: 'connection.problem.database',
  PRIVATE_ADDRESS: 'form.problem.privateAddress',
  INVALID_URL: 'form.problem.invalidUrl',
  CONNECTION_UNREADABLE: 'connection.problem.unreadable',
};

/** What is wrong and what to do, in the reader's language; without words of ours the server's own. */
export function connectionProblem({ code, message }: ConnectionProblem, text: Text): string {
  const known = BY_CODE[code];
  return known === undefined ? text('connection.problem.other', { detail: message }) : text(known);
}

const FACTS: Readonly<Record<string, TextKey>> = {
  host: 'connection.fact.host',
  addresses: 'connection.fact.addresses',
  version: 'connection.fact.version',
  server: 'connection.fact.version',
  tls: 'connection.fact.tls',
  signedIn: 'connection.fact.signedIn',
  readOnly: 'connection.fact.readOnly',
  balance: 'connection.fact.balance',
  points: 'connection.fact.points',
  senders: 'connection.fact.senders',
};

/** What a test found out, as far as we have a name for it. */
export function factsOf(
  facts: Readonly<Record<string, string | number>>,
  text: Text,
): readonly { label: string; value: string }[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const label = FACTS[name];
    return label === undefined ? [] : [{ label: text(label), value: shown(value, text) }];
  });
}

function shown(value: string | number, text: Text): string {
  if (value === 'yes') return text('form.yes');
  return value === 'no' ? text('form.no') : String(value);
}
