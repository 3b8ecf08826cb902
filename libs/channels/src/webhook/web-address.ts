import {
  compileParts,
  escapeUrlPart,
  invalid,
  ok,
  parseTemplate,
  type Issue,
  type Result,
  type Template,
} from '@jeongsi/engine';

/** Where a webhook goes: always the same server, a path that may differ by recipient. */
export interface WebAddress {
  /** `https://hooks.example.com:8443` */
  origin: string;
  /** As URLs have it, IP addresses of every spelling in their usual one, IPv6 in brackets. */
  hostname: string;
  /** Path and query, encoded; values are percent-encoded where they are put in. */
  path: Template;
}

/** Scheme and authority, as long as nothing but path or query follows. */
const ORIGIN = /^(https?):\/\/([^/?#\\\s]+)(?=[/?]|$)/i;
const FORBIDDEN = /[\\\s\p{Cc}]/u;
/** What an author may paste and HTTP does not take as it is. Existing escapes stay. */
const TO_ENCODE = /[^\x21-\x7e]+|["<>^`{|}]/gu;
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;

/** Reads an address that may hold `#{variables}` in its path and query. Issues have the path `url`. */
export function parseWebAddress(text: unknown): Result<WebAddress> {
  if (typeof text !== 'string' || text.trim() === '') return refuse('REQUIRED', 'Give the web address to post to.');
  const { literals, holes } = parseTemplate(text.trim());
  const [head = '', ...rest] = literals;
  if (!/^https?:\/\//i.test(head)) return refuse('INVALID_URL', 'The address begins with https:// or http://.');
  const [origin, scheme = '', authority = ''] = ORIGIN.exec(head) ?? [];
  if (origin === undefined) return refuse('INVALID_URL', 'This is not a web address.');
  if (holes.length > 0 && origin.length === head.length) {
    return refuse('VARIABLE_IN_HOST', 'Variables can stand in the path and the query of an address, not in its host.');
  }
  const target = `${scheme}://${authority}`;
  if (!URL.canParse(target)) return refuse('INVALID_URL', 'This is not a web address.');
  const url = new URL(target);
  if (authority.includes('@')) {
    return refuse('CREDENTIALS', 'An address cannot hold a password. Send an Authorization header instead.');
  }
  const pieces = [head.slice(origin.length), ...rest];
  if (pieces.some((piece) => FORBIDDEN.test(piece))) {
    return refuse('INVALID_URL', 'An address has no spaces, line breaks or backslashes.');
  }
  if (pieces.some((piece) => piece.includes('#'))) {
    return refuse('INVALID_URL', 'An address to post to has no part after #, and every variable is written #{name}.');
  }
  if (hasDotSegment(pieces.join('x')))
    return refuse('INVALID_URL', 'The path of an address cannot hold . or .. steps.');
  const encoded = pieces.map((piece) => piece.toWellFormed().replace(TO_ENCODE, encodeURIComponent));
  if (!encoded[0]?.startsWith('/')) encoded[0] = `/${encoded[0] ?? ''}`;
  const path = compileParts({ literals: encoded, holes }, escapeUrlPart);
  return ok({ origin: url.origin, hostname: url.hostname, path });
}

/** Whether a path, with or without a query, would climb out of where it was put. */
export function hasDotSegment(path: string): boolean {
  const query = path.indexOf('?');
  return DOT_SEGMENT.test(query < 0 ? path : path.slice(0, query));
}

function refuse(code: string, message: string): Result<WebAddress> {
  const issue: Issue = { path: 'url', code, message };
  return invalid(issue);
}
