import { type AccessKey, type CreatedAccessKey, type Page } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Audit, Auditing } from '../audit/auditing';
import { IdPipe } from '../http/id.pipe';
import { ApiId } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { AccessKeyBody, AccessKeyPage, CreatedAccessKeyAnswer } from './access-key.dto';
import { AccessKeyService } from './access-key.service';
import { principalOf } from './principal';

@ApiTags('access-keys')
@Controller('access-keys')
export class AccessKeyController {
  constructor(private readonly keys: AccessKeyService) {}

  @Get()
  @ApiOperation({
    summary: 'The named keys, newest first',
    description: 'Never the keys themselves. Without the built-in one.',
  })
  @ApiOkResponse({ type: AccessKeyPage })
  @ApiProblems()
  list(): Promise<Page<AccessKey>> {
    return this.keys.list();
  }

  @Post()
  @ApiOperation({
    summary: 'Make a key',
    description: 'The answer is the only one that ever holds it. A repeat makes no second one: the name is taken then.',
  })
  @ApiCreatedResponse({ type: CreatedAccessKeyAnswer })
  @ApiProblems('VALIDATION_FAILED', 'CONFLICT', 'UNPROCESSABLE', 'STORE_UNAVAILABLE', 'STORE_FULL')
  create(
    @Body() body: AccessKeyBody,
    @Req() request: FastifyRequest,
    @Auditing('access-key.create') audit: Audit,
  ): Promise<CreatedAccessKey> {
    return this.keys.create(body, principalOf(request).name, audit);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key', description: 'At once, and with it every session that was opened with it.' })
  @ApiId('accessKey')
  @ApiNoContentResponse({ description: 'It counts no more.' })
  @ApiProblems('NOT_FOUND', 'STORE_UNAVAILABLE', 'STORE_FULL')
  revoke(@Param('id', IdPipe) id: string, @Auditing('access-key.delete') audit: Audit): Promise<void> {
    return this.keys.revoke(id, audit);
  }
}
