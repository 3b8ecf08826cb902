import { compileTemplate, escapeNothing, type Issue, type Template } from '@jeongsi/engine';
import { isHeaderValue } from '@jeongsi/outbound';

/** What makes the message a message, and what belongs to the connection and not to who writes on it. */
const RESERVED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'idempotency-key',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]{1,100}$/;

/** Paths are `headers.<name>`. */
export function checkHeaders(headers: Readonly<Record<string, string>> | undefined): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers ?? {})) {
    const fault = headerFault(name, value, seen);
    if (fault) issues.push({ path: `headers.${name.slice(0, 100)}`, ...fault });
    seen.add(name.toLowerCase());
  }
  return issues;
}

function headerFault(name: string, value: unknown, seen: ReadonlySet<string>): Omit<Issue, 'path'> | undefined {
  const lower = name.toLowerCase();
  if (!NAME.test(name))
    return { code: 'INVALID_HEADER', message: 'A header name has letters, digits and hyphens only.' };
  if (RESERVED.has(lower)) return { code: 'RESERVED_HEADER', message: `${name} is set by us and cannot be given.` };
  if (seen.has(lower)) return { code: 'DUPLICATE_HEADER', message: `${name} is there twice.` };
  if (typeof value !== 'string') return { code: 'INVALID_HEADER', message: 'A header value is a text.' };
  const { variables } = compileTemplate(value, escapeNothing);
  if (lower === 'content-type' && variables.length > 0) {
    return { code: 'VARIABLE_IN_CONTENT_TYPE', message: 'The content type is the same for everybody: no variables.' };
  }
  if (variables.length === 0 && !isHeaderValue(value)) {
    return { code: 'INVALID_HEADER', message: 'A header value is one line of Latin letters, digits and signs.' };
  }
  return undefined;
}

export const DEFAULT_CONTENT_TYPE = 'application/json';

/** The content type that a message is sent with, in lower case. */
export function contentTypeOf(headers: Readonly<Record<string, string>> | undefined): string {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (name.toLowerCase() === 'content-type') return value.trim().toLowerCase();
  }
  return DEFAULT_CONTENT_TYPE;
}

/** By lower-case name, with a content type and a user agent unless they are given. */
export function compileHeaders(headers: Readonly<Record<string, string>> | undefined): Map<string, Template> {
  const templates = new Map([
    ['content-type', compileTemplate(DEFAULT_CONTENT_TYPE, escapeNothing)],
    // Some receivers refuse requests of nobody.
    ['user-agent', compileTemplate('Jeongsi', escapeNothing)],
  ]);
  for (const [name, value] of Object.entries(headers ?? {})) {
    templates.set(name.toLowerCase(), compileTemplate(value.trim(), escapeNothing));
  }
  return templates;
}
