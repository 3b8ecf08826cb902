import {
  Channel,
  ChannelUnavailable,
  mergeVariables,
  type Clock,
  type Issue,
  type MessageSpec,
  type Recipient,
  type RenderOutcome,
  type Sender,
  type TemplateVariable,
} from '@jeongsi/engine';
import { HostGuard, privateHost, type Resolve } from '@jeongsi/outbound';
import { requireText } from '../message-texts';
import { plainAddress } from '../plain-address';
import { checkBody } from './request-body';
import { checkHeaders, contentTypeOf } from './request-headers';
import { compileWebhook, type WebhookSpec } from './webhook-texts';
import { parseWebAddress } from './web-address';
import { WebhookSender } from './webhook-sender';

export interface WebhookOptions {
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
  readonly #guard: HostGuard;

  constructor(private readonly options: WebhookOptions) {
    super();
    this.#guard = new HostGuard(options.allowedPrivateHosts, options.resolve);
  }

  override async check(spec: MessageSpec): Promise<Issue[]> {
    const { url, headers, body } = spec as WebhookSpec;
    const issues = requireText('body', body);
    const headerIssues = checkHeaders(headers);
    if (issues.length === 0 && headerIssues.length === 0) issues.push(...checkBody(body, contentTypeOf(headers)));
    const address = parseWebAddress(url);
    const urlIssues = address.ok ? await this.#checkHost(address.value.hostname) : address.issues;
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

  override compile(spec: MessageSpec): (recipient: Recipient) => RenderOutcome {
    return compileWebhook(spec as WebhookSpec).render;
  }

  override async open(spec: MessageSpec): Promise<Sender> {
    const address = parseWebAddress((spec as WebhookSpec).url);
    if (!address.ok) throw new ChannelUnavailable('INVALID_URL', address.issues[0]?.message ?? '', 'pointless');
    const { clock, timeoutMs = DEFAULT_TIMEOUT_MS } = this.options;
    return new WebhookSender({ origin: address.value.origin, guard: this.#guard, clock, timeoutMs });
  }

  async #checkHost(hostname: string): Promise<Issue[]> {
    const fault = await privateHost(this.#guard, hostname, this.options.clock);
    return fault ? [{ path: 'url', code: fault.code, message: fault.message }] : [];
  }
}
