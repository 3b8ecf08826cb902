import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { guard } from './access/access-hooks';
import { Gate } from './access/gate';
import { AppModule } from './app.module';
import { serveConsole } from './console/console-files';
import { answerClientError } from './http/client-error';
import { BODY_LIMIT } from './http/body/json-body';
import { readBodies } from './http/body/read-bodies';
import { sendProblem } from './http/send-problem';
import { refuseUnknownRoutes } from './http/known-routes';
import { serveDocument } from './http/openapi/serve-document';
import { addSecurityHeaders } from './http/security-headers';
import { logRequests } from './logging/log-requests';
import { nestLog } from './logging/nest-log';
import { type ProcessParts } from './wiring/process.module';

/**
 * Puts the server together, ready to start: the store is open, nothing runs and nobody listens yet. `consoleFolder`
 * holds the built console.
 * @throws what the store or the secrets refuse to open with
 */
export async function createServer(parts: ProcessParts, consoleFolder: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: sendProblem,
    // No middleware here: hooks do.
    skipMiddie: true,
    // While stopping, what still comes in over open connections is answered; each of them closes with its answer.
    return503OnClosing: false,
    // An id that is far too long names nothing: 404, as every malformed one.
    routerOptions: { maxParamLength: 10_000 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    // Whoever calls tells why it did not work; afterwards Nest speaks in our log.
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(nestLog(parts.log));
  app.setGlobalPrefix('api');
  const fastify = adapter.getInstance();
  // The guard reads cookies, so their hook comes first. Nothing is awaited from here on: the routes below must still be
  // unfinished when Nest sets the error handler, or their errors are told in Fastify's words.
  await fastify.register(fastifyCookie);
  logRequests(fastify, parts.log);
  addSecurityHeaders(fastify);
  guard(fastify, app.get(Gate));
  readBodies(fastify);
  refuseUnknownRoutes(fastify);
  serveDocument(app);
  serveConsole(fastify, consoleFolder);
  return app;
}
