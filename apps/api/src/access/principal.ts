import { type Session } from '@jeongsi/contract';
import { type FastifyRequest } from 'fastify';

/** Who is asking, and by what. */
export interface Principal extends Session {
  via: 'key' | 'session';
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the gate on everything that needs a key. */
    principal?: Principal;
  }
  interface FastifyContextConfig {
    /** `open` needs no key. */
    access?: 'open';
  }
}

/** Who asked, on a route that needs a key. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal) return request.principal;
  throw new Error(`Nobody was identified for ${request.routeOptions.url}`);
}
