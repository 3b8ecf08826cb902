import { injectNumber } from '../i18n/inject-number';
import { injectText, type TextParams } from '../i18n/text';
import { type Problem } from './model/problem';

/** Says a problem in the language on screen, its numbers as people write them. Needs an injection context. */
export function injectProblemWords(): (problem: Pick<Problem, 'code' | 'params'>) => string {
  const text = injectText();
  const numbers = injectWrittenNumbers();
  return ({ code, params }) => text(`form.problem.${code}`, numbers(params));
}

/** Writes the numbers among the values of a text with their separators. Needs an injection context. */
export function injectWrittenNumbers(): (params: TextParams) => TextParams {
  const number = injectNumber();
  return (params) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? number()(value) : value]),
    );
}
