import { type Session } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Gate } from './gate';
import { principalOf } from './principal';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from './session-cookie';
import { Sessions } from './sessions';

@Injectable()
export class SessionService {
  constructor(
    private readonly gate: Gate,
    private readonly sessions: Sessions,
  ) {}

  /** @throws HttpProblem for a wrong key */
  signIn(key: string, request: FastifyRequest, reply: FastifyReply): Session {
    // Another site must not sign its visitor in here, under a name of its choice.
    this.gate.checkOrigin(request);
    const { id, name, role } = this.gate.checkKey(key, request.ip);
    setSessionCookie(request, reply, this.sessions.open(id), this.sessions.lifetimeSeconds);
    return { name, role };
  }

  whoAmI(request: FastifyRequest): Session {
    const { name, role } = principalOf(request);
    return { name, role };
  }

  signOut(request: FastifyRequest, reply: FastifyReply): void {
    this.gate.checkOrigin(request);
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) this.sessions.close(token);
    clearSessionCookie(request, reply);
  }
}
