import { AUDIT_REASON_HEADER, type AuditAction, type AuditChange, type AuditSubject } from '@jeongsi/contract';
import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { type Alongside, AuditStore, Clock, Ids } from '@jeongsi/engine';
import { type FastifyRequest } from 'fastify';
import { principalOf } from '../access/principal';
import { reasonOf } from './audit-reason';
import { MOST_CHANGES } from './changed-paths';

/** What was done to what. Neither secrets nor recipients' data belong in here. */
export interface Deed {
  subject: AuditSubject;
  changes?: readonly AuditChange[];
}

/**
 * Makes what a use case writes in its own transaction: the entry of the audit log, so that there is no change without its
 * author, and no author of a change that never was.
 */
export type Audit = <T>(describe: (result: T) => Deed) => Alongside<T>;

interface Asked {
  action: AuditAction;
  request: FastifyRequest;
}

@Injectable()
export class AuditPipe implements PipeTransform<Asked, Audit> {
  constructor(
    private readonly entries: AuditStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws HttpProblem for a reason that cannot be read */
  transform({ action, request }: Asked): Audit {
    const { name: who, role } = principalOf(request);
    const reason = reasonOf(request);
    const author = { who, role, address: request.ip, ...(reason !== undefined && { reason }) };
    return (describe) => async (tx, result) => {
      const { subject, changes = [] } = describe(result);
      const at = this.clock.now();
      const entry = { id: this.ids.next(), at, ...author, action, subject, changes: changes.slice(0, MOST_CHANGES) };
      await this.entries.append(tx, entry);
    };
  }
}

const asked = createParamDecorator<AuditAction, Asked>((action: AuditAction, context: ExecutionContext) => ({
  action,
  request: context.switchToHttp().getRequest<FastifyRequest>(),
}));

/** The name under which the OpenAPI document carries what a route is called in the audit log. */
export const AUDIT_EXTENSION = 'x-audit';

/** A handler's parameter of type `Audit`: the handler does `action`, and the document says so. */
export function Auditing(action: AuditAction): ParameterDecorator {
  return (target, name, index) => {
    asked(action, AuditPipe)(target, name, index);
    const handler = name === undefined ? undefined : Object.getOwnPropertyDescriptor(target, name);
    if (name === undefined || !handler) throw new TypeError('Only a handler of a controller can be audited');
    ApiExtension(AUDIT_EXTENSION, action)(target, name, handler);
    ApiHeader(REASON)(target, name, handler);
  };
}

const REASON = {
  name: AUDIT_REASON_HEADER,
  required: false,
  description: 'Why, for the audit log: percent-encoded UTF-8, at most 500 characters before that.',
  schema: { type: 'string', example: encodeURIComponent('고객 요청') },
} as const;
