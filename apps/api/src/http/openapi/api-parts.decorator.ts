import { ApiHeader, ApiParam } from '@nestjs/swagger';
import { DOC_ID } from './examples';

/** For the answer of one versioned thing. */
export const ApiEtag = {
  ETag: { description: 'Its version, for `If-Match`.', schema: { type: 'string' as const, example: '"4"' } },
};

export function ApiId(of: keyof typeof DOC_ID): MethodDecorator {
  return ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' }, example: DOC_ID[of] });
}

export function ApiIfMatch(): MethodDecorator {
  const description = 'The ETag that the change is based on; when it is stale nothing happens (412). May be left out.';
  return ApiHeader({ name: 'If-Match', required: false, description, schema: { type: 'string', example: '"3"' } });
}
