import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem';
import { type KnownKey, KnownKeys } from './known-keys';
import { changesState, isOwnOrigin } from './own-origin';
import { type Principal } from './principal';
import { SESSION_COOKIE } from './session-cookie';
import { Sessions } from './sessions';
import { WrongKeyThrottle } from './wrong-key-throttle';

/** Lets in who has a key, before a byte of the body is read. */
@Injectable()
export class Gate {
  constructor(
    private readonly keys: KnownKeys,
    private readonly sessions: Sessions,
    private readonly throttle: WrongKeyThrottle,
  ) {}

  /**
   * Who is asking: by `Authorization: Bearer`, else by the session cookie; undefined with neither.
   * @throws HttpProblem for a wrong key, and for a cookie that another site is using
   */
  identify(request: FastifyRequest): Principal | undefined {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = this.checkKey(/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '', request.ip);
      return { name: key.name, role: key.role, via: 'key' };
    }
    const token = request.cookies[SESSION_COOKIE];
    const keyId = token === undefined ? undefined : this.sessions.keyOf(token);
    const key = keyId === undefined ? undefined : this.keys.find(keyId);
    if (!key) return undefined;
    this.checkOrigin(request);
    return { name: key.name, role: key.role, via: 'session' };
  }

  /** @throws HttpProblem when somebody else's page sends a change with our cookie */
  checkOrigin(request: FastifyRequest): void {
    if (!changesState(request.method) || isOwnOrigin(request.headers)) return;
    throw new HttpProblem('FOREIGN_ORIGIN', { detail: 'Send changes from our own pages, or with a Bearer key.' });
  }

  /** Whose key it is. @throws HttpProblem unless it is one that counts */
  checkKey(candidate: string, address: string): KnownKey {
    const key = this.keys.match(candidate);
    if (!key) throw this.wrongKey(address);
    return key;
  }

  /** Counts a wrong key, or another wrong secret, and answers the refusal of it. */
  wrongKey(address: string): HttpProblem {
    const wait = this.throttle.wrongKeyFrom(address);
    if (wait === 0) return new HttpProblem('WRONG_KEY', { headers: CHALLENGE });
    return new HttpProblem('TOO_MANY_WRONG_KEYS', {
      detail: `Try again in ${wait} s. The right key is let in at any time.`,
      headers: { 'Retry-After': String(wait) },
    });
  }
}

/** Names the way in, as RFC 9110 asks of every 401. */
export const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="Jeongsi"' };
