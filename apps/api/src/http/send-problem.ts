import { Logger } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { HttpProblem } from './http-problem';
import { problemFrom } from './problem-from';

const log = new Logger('http');

/** Answers a problem document. What nobody expected is logged whole and told without internals. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemFrom(error) ?? unexpected();
  if (problem.status === 500) {
    log.error({ message: 'Request failed', requestId: request.id, route: request.routeOptions?.url, error });
  }
  if (reply.sent || reply.raw.headersSent) {
    // Half an answer is out: a broken connection says so, a second answer cannot.
    reply.raw.destroy();
    return;
  }
  // Fastify would hang up on a body that is too large; whoever is still sending it would never read why. The rest is read
  // and thrown away instead.
  if (problem.status === 413) reply.removeHeader('connection');
  void reply
    .code(problem.status)
    .headers({ 'Cache-Control': 'no-store', ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problem.document(request.id)));
}

function unexpected(): HttpProblem {
  return new HttpProblem('INTERNAL', { detail: 'It is in the log under the id that `instance` names.' });
}
