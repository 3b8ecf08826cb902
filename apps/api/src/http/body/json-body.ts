import { HttpProblem } from '../http-problem';
import { inspectBody } from './inspect';

/** Ten thousand inline recipients fit; larger audiences are files. */
export const BODY_LIMIT = 10 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body. An empty one is undefined.
 * @throws HttpProblem for another charset, broken UTF-8 or JSON, and what `inspectBody` finds
 */
export function parseJsonBody(bytes: Uint8Array, contentType: string | undefined): unknown {
  refuseOtherCharset(contentType);
  if (bytes.length === 0) return undefined;
  const body = parse(decode(bytes));
  const found = inspectBody(body);
  if (found) throw new HttpProblem('VALIDATION_FAILED', { detail: found.message, errors: [found] });
  return body;
}

function refuseOtherCharset(contentType: string | undefined): void {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { detail: 'JSON is read in UTF-8 only.' });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpProblem('INVALID_JSON', { detail: 'The body is not UTF-8.' });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpProblem('INVALID_JSON', { detail: place(text, error) });
  }
}

/** Says where the JSON breaks, without sending any of it back. */
function place(text: string, error: unknown): string {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return 'The body ends too early or is not JSON.';
  const before = text.slice(0, Number(position));
  const line = before.split('\n').length;
  return `It breaks at line ${line}, column ${before.length - before.lastIndexOf('\n')}.`;
}
