import { type Readable } from 'node:stream';
import { type FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem';

/** A file on its way in. */
export interface IncomingFile {
  name: string;
  content: Readable;
}

const DEFAULT_NAME = 'recipients.csv';

/**
 * The file of a request: the multipart field `file`, or the whole body as `text/csv`. Streams; nothing is buffered.
 * @throws HttpProblem when there is none
 */
export async function incomingFile(request: FastifyRequest, name: string | undefined): Promise<IncomingFile> {
  if (!request.isMultipart()) {
    if (request.headers['content-type'] === undefined) throw missing();
    return { name: name ?? DEFAULT_NAME, content: request.body as Readable };
  }
  const part = await request.file();
  if (part?.fieldname !== 'file') throw missing();
  return { name: name ?? (part.filename || DEFAULT_NAME), content: part.file };
}

function missing(): HttpProblem {
  const message = 'Send the file as the multipart field `file`, or as the body with Content-Type text/csv.';
  return new HttpProblem('VALIDATION_FAILED', { errors: [{ path: 'file', code: 'REQUIRED', message }] });
}
