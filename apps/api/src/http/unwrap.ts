import { type Issue, type Outcome, type Refusal } from '@jeongsi/engine';
import { HttpProblem } from './http-problem';

/** The value of an outcome. @throws HttpProblem for a refusal */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw problemOf(outcome.refusal);
}

export function problemOf(refusal: Refusal): HttpProblem {
  switch (refusal.kind) {
    case 'not-found':
      return new HttpProblem('NOT_FOUND');
    case 'stale':
      return new HttpProblem('STALE', { detail: 'Read it again, look at what changed, and send the new ETag.' });
    case 'conflict':
      return new HttpProblem('CONFLICT', {
        code: refusal.code,
        detail: refusal.message,
        ...(refusal.status && { jobStatus: refusal.status }),
      });
    case 'invalid':
      return impossible(refusal.issues);
  }
}

/** A well-formed request that cannot be done. `under` is where the issues' root lies in the body. */
export function impossible(issues: readonly Issue[], under?: string): HttpProblem {
  const errors = issues.map((issue) => ({ ...issue, path: joinPath(under, issue.path) }));
  return new HttpProblem('UNPROCESSABLE', { errors });
}

/** Dotted; an empty part is the root itself. */
export function joinPath(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('.');
}
