import { type FieldError } from '@jeongsi/contract';
import { placeOf } from './field';
import { type ProblemCode, problemCodeOf } from '../../form/problem-code';
import { type Step } from './step';

/** Something that keeps a definition from being saved, and the field to mend it in. */
export interface Problem {
  field: string;
  step: Step;
  code: ProblemCode;
  params: Record<string, string | number>;
}

/** Finds problems of one step; a field has one at most. */
export function problem(field: string, code: ProblemCode, params: Problem['params'] = {}): Problem {
  return { field, step: placeOf(field)?.step ?? 'review', code, params };
}

/** What the server says, each at its field. A code that we have no words for is told in the server's own. */
export function problemsOf(errors: readonly FieldError[]): Problem[] {
  return errors.map(({ path, code, message }) => {
    const place = placeOf(path) ?? { field: path, step: 'review' as const };
    return { ...place, code: problemCodeOf(code), params: { detail: message } };
  });
}

/** One problem for each field, the first that is known: what stands first in `lists` counts more. */
export function firstOfEach(...lists: readonly (readonly Problem[])[]): Problem[] {
  const found = new Map<string, Problem>();
  for (const each of lists.flat()) if (!found.has(each.field)) found.set(each.field, each);
  return [...found.values()];
}
