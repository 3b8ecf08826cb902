import { type Issue } from '@jeongsi/engine';
import { HttpProblem } from '../http/http-problem';
import { impossible } from '../http/unwrap';

/** What is too large says so by its status, too. */
export function fileRefusal(issues: readonly Issue[]): HttpProblem {
  const [large] = issues.filter(({ code }) => code === 'TOO_LARGE');
  return large ? new HttpProblem('TOO_LARGE', { detail: large.message, errors: issues }) : impossible(issues);
}
