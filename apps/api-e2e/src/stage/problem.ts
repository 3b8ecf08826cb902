import { type Problem } from '@jeongsi/contract';
import { type Answer } from './api';

/** A refusal, in short: status, code and the paths that it names. @throws when it is no problem document */
export function refusal(answer: Answer<unknown>): { status: number; code: string; paths: string[] } {
  const type = answer.headers.get('Content-Type') ?? '';
  const problem = answer.body as Problem;
  if (!type.startsWith('application/problem+json') || problem.status !== answer.status || !problem.title) {
    throw new Error(`Not a problem document: ${answer.status} ${type} ${JSON.stringify(answer.body).slice(0, 500)}`);
  }
  return { status: problem.status, code: problem.code, paths: (problem.errors ?? []).map(({ path }) => path) };
}
