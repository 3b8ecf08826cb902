import { HttpProblem } from './http-problem';

/** @throws HttpProblem when there is nothing */
export function found<T>(thing: T | undefined): T {
  if (thing !== undefined) return thing;
  throw new HttpProblem('NOT_FOUND');
}
