import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { IdempotentRequests } from './idempotent-requests';
import { keyedRequest } from './keyed-request';

/** Honours `Idempotency-Key` on a route. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly requests: IdempotentRequests) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const keyed = keyedRequest(request);
    if (!keyed) return next.handle();
    const work = async () => {
      const body: unknown = await lastValueFrom(next.handle());
      return { status: reply.statusCode, headers: {}, body };
    };
    const answered = this.requests.once(keyed, work).then(({ status, body, replayed }) => {
      void reply.code(status);
      if (replayed) void reply.header('Idempotency-Replayed', 'true');
      return body;
    });
    return from(answered);
  }
}
