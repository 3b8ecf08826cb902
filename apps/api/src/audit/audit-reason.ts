import { AUDIT_REASON_HEADER } from '@jeongsi/contract';
import { type FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem';

const LONGEST = 500;

/**
 * Why somebody does what they ask for: as the header says, percent-encoded, else as a body with a `reason` does.
 * @throws HttpProblem for a header that cannot be read
 */
export function reasonOf(request: FastifyRequest): string | undefined {
  const header = request.headers[AUDIT_REASON_HEADER.toLowerCase()];
  return header === undefined ? reasonIn(request.body) : decoded(String(header));
}

function decoded(header: string): string | undefined {
  let reason: string;
  try {
    reason = decodeURIComponent(header).trim();
  } catch {
    throw refused('INVALID_FORMAT', 'Give it percent-encoded, as encodeURIComponent makes it.');
  }
  if (reason.length > LONGEST) throw refused('TOO_LONG', `Give at most ${LONGEST} characters.`);
  return reason === '' ? undefined : reason;
}

function reasonIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('reason' in body)) return undefined;
  return typeof body.reason === 'string' ? body.reason : undefined;
}

function refused(code: string, message: string): HttpProblem {
  return new HttpProblem('VALIDATION_FAILED', { errors: [{ path: AUDIT_REASON_HEADER, code, message }] });
}
