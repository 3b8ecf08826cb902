import { type SuppressionImport } from '@jeongsi/contract';
import { applyDecorators, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Audit, Auditing } from '../audit/auditing';
import { incomingFile } from '../file/upload';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { importQuestion, ImportQuery, SuppressionImportAnswer } from './suppression-import.dto';
import { SuppressionImportService } from './suppression-import.service';

/** A CSV file as the body. */
const TakesAddresses = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    RouteConfig({ body: 'upload' }),
    ApiConsumes('multipart/form-data', 'text/csv'),
    ApiBody({
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    }),
    ApiOkResponse({ type: SuppressionImportAnswer }),
  );

@ApiTags('suppressions')
@Controller('suppressions/import')
export class SuppressionImportController {
  constructor(private readonly imports: SuppressionImportService) {}

  @Post('preview')
  @TakesAddresses()
  @ApiOperation({
    summary: 'What a file of addresses holds',
    description:
      'CSV in UTF-8 or CP949, with a header row or without one; at most 20 MB and 200,000 lines. Nothing is kept of it.',
  })
  @ApiProblems('VALIDATION_FAILED', 'TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'UNPROCESSABLE')
  async preview(@Req() request: FastifyRequest, @Query() query: ImportQuery): Promise<SuppressionImport> {
    return this.imports.preview(await incomingFile(request, undefined), importQuestion(query));
  }

  @Post()
  @Idempotent()
  @TakesAddresses()
  @ApiOperation({
    summary: 'Send to all addresses of a file no more',
    description:
      'Those that are there already stay as they are, and lines without an address are left out: the same file again changes nothing. ' +
      'They are added 500 at a time; what a crash cuts off is finished by sending the file again.',
  })
  @ApiProblems(
    'VALIDATION_FAILED',
    'TOO_LARGE',
    'UNSUPPORTED_MEDIA_TYPE',
    'UNPROCESSABLE',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  async add(
    @Req() request: FastifyRequest,
    @Query() query: ImportQuery,
    @Auditing('suppression.import') audit: Audit,
  ): Promise<SuppressionImport> {
    return this.imports.add(await incomingFile(request, undefined), importQuestion(query), audit);
  }
}
