import {
  Channel,
  ChannelUnavailable,
  mergeVariables,
  type Clock,
  type ConnectionAccess,
  type Issue,
  type MessageSpec,
  type OpenConnection,
  type Render,
  type Sender,
  type TemplateVariable,
} from '@jeongsi/engine';
import { HostGuard, privateHost, type Resolve } from '@jeongsi/outbound';
import { findConnection, openConnection, rateOf } from '../connection/use-connection';
import { requireText } from '../message-texts';
import { plainAddress } from '../plain-address';
import { checkBody } from './request-body';
import { checkHeaders, contentTypeOf } from './request-headers';
import { compileWebhook, type WebhookSpec } from './webhook-texts';
import { parseWebAddress } from './web-address';
import { checkConnection, WebhookSecrets } from './webhook-secrets';
import { WebhookSender } from './webhook-sender';

export interface WebhookOptions {
  connections: ConnectionAccess;
  clock: Clock;
  /** `ALLOWED_PRIVATE_HOSTS`: names and addresses that may be private. */
  allowedPrivateHosts: readonly string[];
  /** Milliseconds for connecting and for answering, each; 10 s without it. */
  timeoutMs?: number;
  /** How names become addresses; the system's way without it. */
  resolve?: Resolve;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** HTTP POST to the receiver's server, with the delivery as its `Idempotency-Key`. */
export class WebhookChannel extends Channel {
  override readonly channel = 'webhook';
  /** Receivers are told to drop a key they have seen. */
  override readonly inDoubt = 'resend';
  override readonly nightRule = 'exempt';
  readonly #guard: HostGuard;

  constructor(private readonly options: WebhookOptions) {
    super();
    this.#guard = new HostGuard(options.allowedPrivateHosts, options.resolve);
  }

  override async check(spec: MessageSpec): Promise<Issue[]> {
    const { connectionId, url, headers, body } = spec as WebhookSpec;
    const issues = requireText('body', body);
    const headerIssues = checkHeaders(headers);
    if (issues.length === 0 && headerIssues.length === 0) issues.push(...checkBody(body, contentTypeOf(headers)));
    const address = parseWebAddress(url);
    const urlIssues = address.ok ? await this.#checkHost(address.value.hostname) : address.issues;
    if (connectionId !== undefined) {
      const found = await findConnection(this.options.connections, connectionId, 'webhook');
      const origin = address.ok ? address.value.origin : undefined;
      if ('issue' in found) issues.push(found.issue);
      else issues.push(...checkConnection(spec as WebhookSpec, origin, found.connection));
    }
    return [...urlIssues, ...headerIssues, ...issues];
  }

  override variables(spec: MessageSpec): TemplateVariable[] {
    const { path, headers, body } = compileWebhook(spec as WebhookSpec);
    return mergeVariables([
      path.variables,
      ...[...headers.values()].map(({ variables }) => variables),
      body.template.variables,
    ]);
  }

  override normaliseAddress(raw: string): string | undefined {
    return plainAddress(raw);
  }

  override async compile(spec: MessageSpec): Promise<Render> {
    await this.#connection(spec as WebhookSpec);
    return compileWebhook(spec as WebhookSpec).render;
  }

  override async open(spec: MessageSpec): Promise<Sender> {
    const message = spec as WebhookSpec;
    const address = parseWebAddress(message.url);
    if (!address.ok) throw new ChannelUnavailable('INVALID_URL', address.issues[0]?.message ?? '', 'pointless');
    const { origin } = address.value;
    const connection = await this.#connection(message);
    // The connection may have been changed since the message was checked: its secrets still go nowhere else.
    const [issue] = connection ? checkConnection(message, origin, connection) : [];
    if (issue) throw new ChannelUnavailable(issue.code, issue.message, 'pointless');
    const { clock, timeoutMs = DEFAULT_TIMEOUT_MS } = this.options;
    const secrets = connection && new WebhookSecrets(connection);
    return new WebhookSender({ origin, guard: this.#guard, clock, timeoutMs, ...(secrets && { secrets }) });
  }

  override async ratePerMinute(spec: MessageSpec): Promise<number | undefined> {
    const connection = await this.#connection(spec as WebhookSpec);
    return connection && rateOf(connection);
  }

  /** @throws ChannelUnavailable */
  async #connection({ connectionId }: WebhookSpec): Promise<OpenConnection | undefined> {
    return connectionId === undefined ? undefined : openConnection(this.options.connections, connectionId, 'webhook');
  }

  async #checkHost(hostname: string): Promise<Issue[]> {
    const fault = await privateHost(this.#guard, hostname, this.options.clock);
    return fault ? [{ path: 'url', code: fault.code, message: fault.message }] : [];
  }
}
