import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem';
import { CATCH_ALL } from '../http/known-routes';
import { CHALLENGE, type Gate } from './gate';
import { mayDo, roleNeeded } from './permissions';
import { type Principal } from './principal';

/**
 * Puts the gate before every route. What a route is was decided by the router, never by comparing addresses ourselves:
 * two readings of one address would be a way in. Routes need a key unless they say `access: 'open'`.
 */
export function guard(fastify: FastifyInstance, gate: Gate): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.access === 'open' || isOutsideApi(request)) return;
    request.principal = gate.identify(request);
    if (request.principal) return checkRole(request, request.principal);
    if (isBrowserAtDocs(request)) return reply.redirect('/login?returnUrl=%2Fapi%2Fdocs');
    throw new HttpProblem('UNAUTHENTICATED', {
      detail: 'Send `Authorization: Bearer <key>`, or sign in for a session.',
      headers: CHALLENGE,
    });
  });
}

/** @throws HttpProblem when it takes a higher role */
function checkRole({ method, routeOptions: { url = '' } }: FastifyRequest, { role }: Principal): void {
  // What fits no route is told so, whoever asks.
  if (CATCH_ALL.includes(url)) return;
  const needed = roleNeeded(method, url);
  if (mayDo(role, needed)) return;
  throw new HttpProblem('FORBIDDEN', { detail: `It takes the role ${needed}; this key has the role ${role}.` });
}

/** No route fits and nothing is behind it: a 404 tells no secret there. */
function isOutsideApi(request: FastifyRequest): boolean {
  return request.is404 && !request.url.startsWith('/api');
}

function isBrowserAtDocs(request: FastifyRequest): boolean {
  const { url } = request.routeOptions;
  return (url === '/api/docs' || url === '/api/docs/') && request.headers.accept?.includes('text/html') === true;
}
