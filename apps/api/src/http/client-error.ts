import { randomUUID } from 'node:crypto';
import { type ConnectionError } from 'fastify';
import { type Socket } from 'node:net';
import { HttpProblem } from './http-problem';
import { type ProblemCode } from './problems';

/** Answers what is not even HTTP with a problem document too, as far as somebody listens. */
export function answerClientError(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const kind: ProblemCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'HEADERS_TOO_LARGE' : 'INVALID_REQUEST';
  const problem = new HttpProblem(kind);
  const body = JSON.stringify(problem.document(randomUUID()));
  socket.end(
    `HTTP/1.1 ${problem.status} ${kind}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
