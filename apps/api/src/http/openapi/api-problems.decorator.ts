import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { HttpProblem } from '../http-problem';
import { PROBLEMS, type ProblemCode } from '../problems';
import { ProblemAnswer } from './problem.dto';

/** What any route may answer. */
const EVERYWHERE: readonly ProblemCode[] = ['UNAUTHENTICATED', 'WRONG_KEY', 'TOO_MANY_WRONG_KEYS', 'INTERNAL'];

/** Documents the problems that a route answers, besides those of every route. Codes of one status share an entry. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...codes, ...EVERYWHERE])) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ApiExtraModels(ProblemAnswer),
    ...[...byStatus].map(([status, same]) => ApiResponse({ status, ...problemAnswer(...same) })),
  );
}

/** How the document describes a refusal for one of these reasons, which share a status. */
export function problemAnswer(...codes: ProblemCode[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(ProblemAnswer) },
        examples: Object.fromEntries(codes.map((code) => [code, { value: example(code) }])),
      },
    },
  };
}

function example(code: ProblemCode): object {
  const errors =
    code === 'VALIDATION_FAILED'
      ? [{ path: 'schedule.recurrence.times.0', code: 'INVALID_FORMAT', message: 'Give a time such as 09:00.' }]
      : undefined;
  return new HttpProblem(code, errors && { errors }).document('0197d2c8-6f5e-7c3a-9b1d-2f4e6a8c0b1d');
}
