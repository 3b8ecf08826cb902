import { HttpException } from '@nestjs/common';
import { InvalidCursor, StoreUnavailable } from '@jeongsi/engine';
import { HttpProblem } from './http-problem';
import { type ProblemCode } from './problems';

/** Which problem an exception is, or undefined when nobody expected it: then it is our fault and goes to the log. */
export function problemFrom(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof InvalidCursor) {
    const message = 'Give the nextCursor of the page before, as it was, with the same filters.';
    return new HttpProblem('VALIDATION_FAILED', { errors: [{ path: 'cursor', code: 'INVALID_CURSOR', message }] });
  }
  if (error instanceof StoreUnavailable) return storeProblem(error);
  const status = httpStatus(error);
  return status === undefined ? undefined : new HttpProblem(...byStatus(status));
}

function storeProblem(error: StoreUnavailable): HttpProblem {
  const headers = { 'Retry-After': '5' };
  return error.reason === 'full'
    ? new HttpProblem('STORE_FULL', { detail: 'Nothing was saved. Make room on the disk and try again.', headers })
    : new HttpProblem('STORE_UNAVAILABLE', { detail: 'Nothing was saved. The log says why.', headers });
}

/** What Fastify and Nest refuse by themselves: bodies too large, unknown media types, malformed addresses. */
function httpStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error) || !('statusCode' in error) || !('code' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function byStatus(status: number): [kind: ProblemCode, facts?: { detail: string }] {
  switch (status) {
    case 404:
      return ['NOT_FOUND'];
    case 413:
      return ['TOO_LARGE', { detail: 'A body may have at most 10 MB; larger audiences belong in a file.' }];
    case 414:
      return ['ADDRESS_TOO_LONG'];
    case 415:
      return ['UNSUPPORTED_MEDIA_TYPE', { detail: 'Send application/json in UTF-8.' }];
    default:
      return status < 500 ? ['INVALID_REQUEST'] : ['INTERNAL'];
  }
}
