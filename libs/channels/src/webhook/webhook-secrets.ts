import { createHmac } from 'node:crypto';
import { type Instant, type Issue, type OpenConnection } from '@jeongsi/engine';
import { textSetting } from '../connection/use-connection';
import { type WebhookSpec } from './webhook-texts';

const TIMESTAMP = 'x-jeongsi-timestamp';
const SIGNATURE = 'x-jeongsi-signature';

/** What a connection adds to each request; its secrets go to its origin and nowhere else. */
export class WebhookSecrets {
  readonly #authorization: string | undefined;
  readonly #signingSecret: string | undefined;

  constructor({ secrets }: OpenConnection) {
    this.#authorization = secrets['authorization'] || undefined;
    this.#signingSecret = secrets['signingSecret'] || undefined;
  }

  /** Lower-case names that a message then cannot give itself. */
  get headerNames(): string[] {
    const authorization = this.#authorization === undefined ? [] : ['authorization'];
    return this.#signingSecret === undefined ? authorization : [...authorization, TIMESTAMP, SIGNATURE];
  }

  /**
   * Name, value, name, value. The signature is the HMAC-SHA256 of `<timestamp>.<body>`, in hexadecimal; the timestamp, Unix
   * seconds, lets receivers refuse what somebody plays back to them.
   */
  headers(body: string, now: Instant): string[] {
    const headers = this.#authorization === undefined ? [] : ['authorization', this.#authorization];
    if (this.#signingSecret === undefined) return headers;
    const timestamp = String(Math.floor(now / 1_000));
    const signature = createHmac('sha256', this.#signingSecret).update(`${timestamp}.${body}`).digest('hex');
    return [...headers, TIMESTAMP, timestamp, SIGNATURE, `sha256=${signature}`];
  }
}

/** What keeps a message from going through a connection: another origin, headers that the connection gives. */
export function checkConnection(spec: WebhookSpec, origin: string | undefined, connection: OpenConnection): Issue[] {
  const issues: Issue[] = [];
  const own = textSetting(connection, 'origin') ?? '';
  if (origin !== undefined && (!URL.canParse(own) || new URL(own).origin !== origin)) {
    const message = `The connection "${connection.name}" is for ${own} alone. Give an address there, or choose another connection.`;
    issues.push({ path: 'url', code: 'OTHER_ORIGIN', message });
  }
  const taken = new WebhookSecrets(connection).headerNames;
  for (const name of Object.keys(spec.headers ?? {})) {
    if (!taken.includes(name.toLowerCase())) continue;
    const message = `${name} is given by the connection "${connection.name}". Leave it out.`;
    issues.push({ path: `headers.${name.slice(0, 100)}`, code: 'RESERVED_HEADER', message });
  }
  return issues;
}
