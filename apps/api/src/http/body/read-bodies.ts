import fastifyMultipart from '@fastify/multipart';
import { type FastifyInstance } from 'fastify';
import { HttpProblem } from '../http-problem';
import { parseJsonBody } from './json-body';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `upload` takes a file, as multipart or raw CSV, and nothing else; every other route takes JSON. */
    body?: 'upload';
    /** In bytes; without it the limit of all routes. */
    bodyLimit?: number;
  }
}

const UPLOADS = /^(multipart\/form-data|text\/csv)\s*(;|$)/i;

/** Decides what bodies are read, and how. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer, request.headers['content-type']));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
  // Handed on as a stream: the route reads it, in flat memory.
  fastify.addContentTypeParser('text/csv', (_request, stream, done) => done(null, stream));
  void fastify.register(fastifyMultipart, { limits: { files: 1, fields: 10, fieldSize: 10_000, fileSize: Infinity } });

  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = route.config ?? {};
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });

  fastify.addHook('preParsing', async (request) => {
    refuseCompressed(request.headers['content-encoding']);
    const type = request.headers['content-type'];
    if (type === undefined) return;
    const wantsUpload = request.routeOptions.config.body === 'upload';
    if (wantsUpload && !UPLOADS.test(type)) {
      throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', {
        detail: 'Send multipart/form-data with a field `file`, or the file itself as text/csv.',
      });
    }
    if (!wantsUpload && UPLOADS.test(type)) throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', { detail: 'Send JSON.' });
  });
}

/** What was compressed would be read as broken JSON, or as rows of nonsense. */
function refuseCompressed(encoding: string | undefined): void {
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return;
  throw new HttpProblem('UNSUPPORTED_MEDIA_TYPE', {
    detail: 'Send the body as it is, without Content-Encoding.',
    headers: { 'Accept-Encoding': 'identity' },
  });
}
