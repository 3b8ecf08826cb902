/** Every kind of refusal, by its stable code. The OpenAPI document and the answers are both made from this table. */
export const PROBLEMS = {
  VALIDATION_FAILED: { status: 400, title: 'The request is not well-formed' },
  INVALID_JSON: { status: 400, title: 'The body is not JSON' },
  INVALID_REQUEST: { status: 400, title: 'The request cannot be read' },
  UNAUTHENTICATED: { status: 401, title: 'An access key is needed' },
  WRONG_KEY: { status: 401, title: 'The access key is wrong' },
  FORBIDDEN: { status: 403, title: 'The access key may not do that' },
  FOREIGN_ORIGIN: { status: 403, title: 'The request comes from another site' },
  NOT_FOUND: { status: 404, title: 'There is nothing here' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'The method does not go with this address' },
  CONFLICT: { status: 409, title: 'It is not in a state that allows this' },
  IDEMPOTENCY_KEY_IN_USE: { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  STALE: { status: 412, title: 'Somebody changed it meanwhile' },
  TOO_LARGE: { status: 413, title: 'The body is too large' },
  ADDRESS_TOO_LONG: { status: 414, title: 'The address is too long' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The body has a type that is not read here' },
  UNPROCESSABLE: { status: 422, title: 'The request is well-formed but cannot be done' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: 'The Idempotency-Key belongs to another request' },
  TOO_MANY_WRONG_KEYS: { status: 429, title: 'Too many wrong access keys' },
  HEADERS_TOO_LARGE: { status: 431, title: 'The headers are too large' },
  INTERNAL: { status: 500, title: 'Something went wrong on our side' },
  STORE_UNAVAILABLE: { status: 503, title: 'Nothing can be saved at the moment' },
  TOO_MANY_STREAMS: { status: 503, title: 'Too many clients follow the stream' },
  STOPPING: { status: 503, title: 'The server is stopping' },
  STORE_FULL: { status: 507, title: 'The disk is full' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
