import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { type Alongside } from '@jeongsi/engine';
import { type FastifyRequest } from 'fastify';
import { IdempotentRequests, type KeyedRequest } from './idempotent-requests';
import { keyedRequest } from './keyed-request';

/**
 * Makes what a use case writes in its own transaction: the answer to repeats, so that no crash falls between the two.
 * Undefined when the request carries no key.
 */
export type Remember = <T>(status: number, present: (result: T) => unknown) => Alongside<T> | undefined;

@Injectable()
export class RememberPipe implements PipeTransform<KeyedRequest | undefined, Remember> {
  constructor(private readonly requests: IdempotentRequests) {}

  transform(keyed: KeyedRequest | undefined): Remember {
    return (status, present) =>
      keyed && ((tx, result) => this.requests.record(tx, keyed, { status, headers: {}, body: present(result) }));
  }
}

const keyed = createParamDecorator((_: unknown, context: ExecutionContext) =>
  keyedRequest(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** A handler's parameter of type `Remember`. */
export const Remembering = () => keyed(RememberPipe);
