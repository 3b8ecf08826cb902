import { type Readable } from 'node:stream';
import { type FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem';

/** A file on its way in. */
export interface IncomingFile {
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Throws away what was not read, so that the answer arrives: a connection cut in mid-upload takes it along. */
  drain(): void;
}

const DEFAULT_NAME = 'recipients.csv';

/**
 * The file of a request: the multipart field `file`, or the whole body as `text/csv`. Streams; nothing is buffered.
 * @throws HttpProblem when there is none
 */
export async function incomingFile(request: FastifyRequest, name: string | undefined): Promise<IncomingFile> {
  if (!request.isMultipart()) {
    if (request.headers['content-type'] === undefined) throw missing();
    return incoming(name ?? DEFAULT_NAME, request.body as Readable);
  }
  const part = await firstFile(request);
  if (part?.fieldname !== 'file') throw missing();
  return incoming(name ?? (part.filename || DEFAULT_NAME), part.file);
}

async function firstFile(request: FastifyRequest): Promise<Awaited<ReturnType<FastifyRequest['file']>>> {
  try {
    return await request.file();
  } catch (error) {
    // Refusals of the parser carry a status of their own; without one it could not make out the parts at all.
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new HttpProblem('INVALID_REQUEST', {
      detail: 'The multipart body cannot be read. Does its Content-Type name the boundary?',
    });
  }
}

function incoming(name: string, stream: Readable): IncomingFile {
  return { name, content: chunksOf(stream), drain: () => void stream.resume() };
}

/**
 * What breaks here is the upload, not the server. Breaking off must not destroy the request: its connection would go
 * with it, and the refusal could not be sent.
 */
async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  const chunks = stream.iterator({ destroyOnReturn: false });
  try {
    for await (const chunk of chunks) yield chunk as Uint8Array;
  } catch {
    throw new HttpProblem('INVALID_REQUEST', { detail: 'The upload broke off.' });
  }
}

function missing(): HttpProblem {
  const message = 'Send the file as the multipart field `file`, or as the body with Content-Type text/csv.';
  return new HttpProblem('VALIDATION_FAILED', { errors: [{ path: 'file', code: 'REQUIRED', message }] });
}
