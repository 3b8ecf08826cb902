import { HttpErrorResponse } from '@angular/common/http';
import { type Problem } from '@jeongsi/contract';

/** What went wrong with a request, as far as it changes what a person can do about it. */
export type FailureKind =
  /** This device has no network. */
  | 'offline'
  /** The server did not answer. */
  | 'unreachable'
  /** Nobody is logged in any more. */
  | 'signedOut'
  /** The key may not do that. */
  | 'forbidden'
  /** It is not there, or no more. */
  | 'missing'
  /** Somebody, or the scheduler, changed it meanwhile. */
  | 'changed'
  /** The server understood, and says why it will not. */
  | 'refused'
  /** The server cannot at the moment. */
  | 'broken';

export interface Failure {
  kind: FailureKind;
  /** The first field error's stable code, else the problem's own; null when there was no problem document. */
  code: string | null;
  /** Names the request in the server's log. */
  id: string | null;
  /** As the server tells it, in English. */
  detail: string | null;
}

/** Refusals that a look at the present state explains: the page showed an older one. */
const OVERTAKEN = new Set([
  'STALE',
  'JOB_NOT_PENDING',
  'JOB_NOT_RUNNING',
  'JOB_NOT_ENDED',
  'JOB_NOT_PAUSED',
  'WORKFLOW_NOT_ACTIVE',
  'WORKFLOW_NOT_PAUSED',
  'WORKFLOW_ARCHIVED',
  'DELIVERY_NOT_UNKNOWN',
]);

export function failureOf(error: unknown, connection: 'online' | 'offline'): Failure {
  if (!(error instanceof HttpErrorResponse)) return { kind: 'unreachable', code: null, id: null, detail: null };
  const problem = problemIn(error);
  const code = problem?.errors?.[0]?.code ?? problem?.code ?? null;
  return {
    kind: kindOf(error.status, code, connection),
    code,
    id: problem?.instance?.replace(/^urn:uuid:/, '') ?? null,
    detail: problem?.errors?.[0]?.message ?? problem?.detail ?? null,
  };
}

function kindOf(status: number, code: string | null, connection: 'online' | 'offline'): FailureKind {
  if (status === 0) return connection === 'offline' ? 'offline' : 'unreachable';
  if (status === 401) return 'signedOut';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 412 || (status === 409 && code !== null && OVERTAKEN.has(code))) return 'changed';
  return status >= 500 ? 'broken' : 'refused';
}

function problemIn({ error }: HttpErrorResponse): Problem | null {
  const body: unknown = error;
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : null;
}
