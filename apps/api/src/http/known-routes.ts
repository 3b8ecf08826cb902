import { type FastifyInstance } from 'fastify';
import { HttpProblem } from './http-problem';

/** Where every unknown address under /api ends up, whatever the method. */
export const CATCH_ALL: readonly string[] = ['/api', '/api/*'];

/**
 * Answers what fits no route under /api: 405 with `Allow` where another method would have fitted, else 404. Also answers
 * OPTIONS. To be called before any route is registered.
 */
export function refuseUnknownRoutes(fastify: FastifyInstance): void {
  const methodsOf = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    if (CATCH_ALL.includes(url) || !url.startsWith('/api')) return;
    const known = methodsOf.get(url) ?? { pattern: patternOf(url), methods: new Set(['OPTIONS']) };
    for (const one of [method].flat()) known.methods.add(one);
    methodsOf.set(url, known);
  });
  const allowed = (path: string) =>
    [...methodsOf.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]);

  for (const url of CATCH_ALL) {
    fastify.route({
      url,
      method: fastify.supportedMethods,
      exposeHeadRoute: false,
      // Before the body is read: what nobody wants is not received either.
      onRequest: async (request, reply) => {
        const methods = [...new Set(allowed(request.url.split('?', 1)[0] ?? ''))];
        if (methods.length === 0) throw new HttpProblem('NOT_FOUND');
        const Allow = methods.join(', ');
        if (request.method === 'OPTIONS') return reply.code(204).header('Allow', Allow).send();
        throw new HttpProblem('METHOD_NOT_ALLOWED', { detail: `Use one of ${Allow}.`, headers: { Allow } });
      },
      handler: () => {
        throw new HttpProblem('NOT_FOUND');
      },
    });
  }
}

function patternOf(url: string): RegExp {
  const source = url.replaceAll(/[.+]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}
