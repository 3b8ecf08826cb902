import { type FastifyReply, type FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'jeongsi_session';

/** Out of reach for scripts and for other sites; sent back over TLS alone when that is how the browser came. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, seconds: number): void {
  void reply.setCookie(SESSION_COOKIE, token, { ...attributes(request), maxAge: seconds });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, attributes(request));
}

/** Behind a proxy we see plain HTTP; the browser's own `Origin` says what it used. */
function attributes(request: FastifyRequest) {
  const secure = request.headers.origin?.startsWith('https:') === true;
  return { httpOnly: true, sameSite: 'strict' as const, path: '/', secure };
}
