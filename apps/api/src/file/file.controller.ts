import { type UploadedFile } from '@jeongsi/contract';
import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Audit, Auditing } from '../audit/auditing';
import { IdPipe } from '../http/id.pipe';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { type Remember, Remembering } from '../http/idempotency/remember';
import { ApiId } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { FileAnswer, FilePage, FilesQuery, UploadQuery } from './file.dto';
import { FileService } from './file.service';
import { incomingFile } from './upload';

@ApiTags('files')
@Controller('files')
export class FileController {
  constructor(private readonly files: FileService) {}

  @Post()
  @RouteConfig({ body: 'upload' })
  @Idempotent()
  @ApiOperation({
    summary: 'Upload recipients',
    description:
      'CSV in UTF-8 or CP949, with a header row; at most 200 MB. With an Idempotency-Key, the length and kind of the body stand for its content.',
  })
  @ApiConsumes('multipart/form-data', 'text/csv')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: FileAnswer })
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
  async receive(
    @Req() request: FastifyRequest,
    @Query() query: UploadQuery,
    @Remembering() remember: Remember,
    @Auditing('file.create') audit: Audit,
  ): Promise<UploadedFile> {
    return this.files.receive(await incomingFile(request, query.name), { remember, audit });
  }

  @Get()
  @ApiOperation({ summary: 'List uploaded files' })
  @ApiOkResponse({ type: FilePage })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: FilesQuery): Promise<FilePage> {
    return this.files.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'An uploaded file, with its columns and first rows' })
  @ApiId('file')
  @ApiOkResponse({ type: FileAnswer })
  @ApiProblems('NOT_FOUND')
  find(@Param('id', IdPipe) id: string): Promise<UploadedFile> {
    return this.files.find(id);
  }
}
