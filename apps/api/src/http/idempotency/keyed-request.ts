import { canonicalJson } from '@jeongsi/engine';
import { type FastifyRequest } from 'fastify';
import { principalOf } from '../../access/principal';
import { HttpProblem } from '../http-problem';
import { type KeyedRequest } from './idempotent-requests';

/** What the request is to be remembered by; undefined when it does not ask for that. */
export function keyedRequest(request: FastifyRequest): KeyedRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = 'Give 1 to 255 visible ASCII characters, such as a UUID.';
    const errors = [{ path: 'Idempotency-Key', code: 'INVALID_FORMAT', message }];
    throw new HttpProblem('VALIDATION_FAILED', { errors });
  }
  const [path, query = ''] = request.url.split('?', 2);
  const scope = `${principalOf(request).name} ${request.method} ${path}`;
  return { scope, key, content: `${query}\n${contentOf(request)}` };
}

/** However its fields are ordered. An upload is not read twice to compare it: its length and kind stand for it. */
function contentOf(request: FastifyRequest): string {
  if (request.routeOptions.config.body !== 'upload') return canonicalJson(request.body ?? null);
  const { 'content-length': length = '', 'content-type': type = '' } = request.headers;
  return `${length} ${type.split(';', 1)[0]}`;
}
