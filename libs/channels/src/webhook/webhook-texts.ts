import { type MessageSpec, type Recipient, type RenderOutcome, type Template } from '@jeongsi/engine';
import { isHeaderValue } from '@jeongsi/outbound';
import { compileBody, isValidJson, type BodyTemplate } from './request-body';
import { compileHeaders, contentTypeOf } from './request-headers';
import { hasDotSegment, parseWebAddress } from './web-address';

export interface WebhookSpec extends MessageSpec {
  channel: 'webhook';
  /** Of the kind `webhook`: where its secrets may go, and what they are. */
  connectionId?: string;
  url: string;
  headers?: Record<string, string>;
  body: string;
}

export interface CompiledWebhook {
  path: Template;
  headers: ReadonlyMap<string, Template>;
  body: BodyTemplate;
  render(recipient: Recipient): RenderOutcome;
}

/** Reads a checked message once. What is the same for everybody is made here and shared by all messages. */
export function compileWebhook(spec: WebhookSpec): CompiledWebhook {
  const address = parseWebAddress(spec.url);
  if (!address.ok) throw new Error(`The message was not checked: ${address.issues[0]?.message}`);
  const { origin, path } = address.value;
  const headers = compileHeaders(spec.headers);
  const body = compileBody(spec.body, contentTypeOf(spec.headers));
  const fixedHeaders = fixed(headers);
  return {
    path,
    headers,
    body,
    render({ address: to, variables }) {
      const pathOutcome = path.render(variables);
      const bodyOutcome = body.template.render(variables);
      const rendered = fixedHeaders ?? renderHeaders(headers, variables);
      if ('missing' in pathOutcome || 'missing' in bodyOutcome || 'missing' in rendered) {
        return { outcome: 'missing', variables: allMissing(pathOutcome, bodyOutcome, rendered) };
      }
      if (path.variables.length > 0 && hasDotSegment(pathOutcome.text)) {
        return unsendable('UNSAFE_URL', 'A value would lead to another path.');
      }
      if ('invalid' in rendered) {
        return unsendable('INVALID_HEADER', `The value of ${rendered.invalid} has letters that a header cannot carry.`);
      }
      if (body.verify === 'each' && !isValidJson(bodyOutcome.text)) {
        return unsendable('INVALID_JSON', 'A value outside quotes makes the body invalid JSON.');
      }
      const message = { to, url: origin + pathOutcome.text, headers: rendered.headers, body: bodyOutcome.text };
      return { outcome: 'rendered', message };
    },
  };
}

type HeadersOutcome = { headers: Record<string, string> } | { missing: string[] } | { invalid: string };

function renderHeaders(templates: ReadonlyMap<string, Template>, variables: Record<string, string>): HeadersOutcome {
  const headers: Record<string, string> = {};
  const missing: string[] = [];
  let refused: string | undefined;
  for (const [name, template] of templates) {
    const outcome = template.render(variables);
    if ('missing' in outcome) missing.push(...outcome.missing);
    else if (isHeaderValue(outcome.text)) headers[name] = outcome.text;
    else refused ??= name;
  }
  if (missing.length > 0) return { missing };
  return refused === undefined ? { headers } : { invalid: refused };
}

/** The headers themselves when they are the same for everybody. */
function fixed(templates: ReadonlyMap<string, Template>): { headers: Record<string, string> } | undefined {
  if ([...templates.values()].some(({ variables }) => variables.length > 0)) return undefined;
  const outcome = renderHeaders(templates, {});
  return 'headers' in outcome ? outcome : undefined;
}

function allMissing(...outcomes: object[]): string[] {
  const names = outcomes.flatMap((outcome) => ('missing' in outcome ? (outcome.missing as string[]) : []));
  return [...new Set(names)];
}

function unsendable(code: string, message: string): RenderOutcome {
  return { outcome: 'unsendable', code, message };
}
