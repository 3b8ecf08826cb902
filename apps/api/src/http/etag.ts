import {
  createParamDecorator,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { HttpProblem } from './http-problem';

/** Gives an answer that has a version its strong ETag. */
@Injectable()
export class EtagInterceptor implements NestInterceptor<{ version: number }> {
  intercept(context: ExecutionContext, next: CallHandler<{ version: number }>): Observable<{ version: number }> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        void reply.header('ETag', `"${answer.version}"`);
        return answer;
      }),
    );
  }
}

/** The version that `If-Match` asks for; undefined when any will do. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  expectedVersion(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** @throws HttpProblem when it is no tag of ours: weak ones and made-up ones never match */
export function expectedVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  if (ifMatch.includes(',')) throw new HttpProblem('INVALID_REQUEST', { detail: 'Send one ETag in If-Match.' });
  const version = /^"(\d{1,15})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new HttpProblem('STALE', { detail: 'If-Match must be the ETag of an answer, as it was.' });
  return Number(version);
}
