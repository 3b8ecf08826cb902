import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { IdempotentRequests } from './idempotency/idempotent-requests';
import { ProblemFilter } from './problem.filter';
import { DtoPipe } from './validation/dto.pipe';

/** What every route has in common: bodies are checked, errors are problem documents, repeats are recognised. */
@Global()
@Module({
  providers: [
    IdempotentRequests,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: DtoPipe },
  ],
  exports: [IdempotentRequests],
})
export class HttpModule {}
