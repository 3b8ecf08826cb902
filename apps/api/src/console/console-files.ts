import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { HttpProblem } from '../http/http-problem';

const NOT_BUILT =
  'The console is not built. Run `npm run build` and reload this page. The REST API works without it; its documentation is at /api/docs.\n';

/** Names that carry their content's hash never change what they hold. */
const HASHED = /-[\w-]{8}\.(js|css)$/;

/**
 * Serves the built console from `folder` at `/`. An address that names no file is one of the console's own pages and
 * gets the index page; a file that is missing is a 404, for a script that turns out to be a page helps nobody.
 */
export function serveConsole(fastify: FastifyInstance, folder: string): void {
  void fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
  fastify.get<{ Params: { '*': string } }>('/*', { config: { access: 'open' } }, (request, reply) => {
    const path = request.params['*'];
    if (isServers(path)) throw new HttpProblem('NOT_FOUND');
    if (!existsSync(join(folder, 'index.html')))
      return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    return /\.\w+$/.test(path) ? sendFile(reply, path) : sendIndex(reply);
  });
}

/** What belongs to the server must not be taken for a page: a scraper of /metrics wants no HTML. */
function isServers(path: string): boolean {
  return /^(api|metrics)(\/|$)/.test(path);
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const caching = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  return reply.header('Cache-Control', caching).sendFile(path);
}

function sendIndex(reply: FastifyReply): FastifyReply {
  return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
}
