import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyInterceptor } from './idempotency.interceptor';

const DESCRIPTION =
  'Makes repeating safe: the same key and body get the first answer again for 24 h (with `Idempotency-Replayed: true`), another body is refused (422), and while the first one runs a repeat gets 409.';

/** A route that creates or executes: a repeat with the same `Idempotency-Key` does nothing and gets the first answer. */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: DESCRIPTION,
      schema: { type: 'string', maxLength: 255, example: '5f0c1f0e-7a55-4f0c-9a3e-0d5b1c2a7e90' },
    }),
  );
}
