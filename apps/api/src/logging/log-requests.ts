import { type FastifyInstance } from 'fastify';
import { type Logger as Log } from 'pino';

/** One line per request, for debugging: the route's pattern and never the address itself, which may carry searches. */
export function logRequests(fastify: FastifyInstance, log: Log): void {
  if (!log.isLevelEnabled('debug')) return;
  fastify.addHook('onResponse', async (request, reply) => {
    const { id, method, routeOptions } = request;
    log.debug(
      { requestId: id, method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'Request',
    );
  });
}
