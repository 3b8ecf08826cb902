import { type Connection, type ConnectionAccount, type ConnectionTest, type Page } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Audit, Auditing } from '../audit/auditing';
import { EtagInterceptor, IfMatch } from '../http/etag';
import { IdPipe } from '../http/id.pipe';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { type Remember, Remembering } from '../http/idempotency/remember';
import { ApiEtag, ApiId, ApiIfMatch } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { ConnectionAccountAnswer } from './account.dto';
import {
  ConnectionAnswer,
  ConnectionBody,
  ConnectionPage,
  ConnectionsQuery,
  ConnectionTestAnswer,
  ConnectionTestBody,
} from './connection.dto';
import { ConnectionService } from './connection.service';

const SAVING = ['VALIDATION_FAILED', 'TOO_LARGE', 'UNPROCESSABLE', 'STORE_UNAVAILABLE', 'STORE_FULL'] as const;

@ApiTags('connections')
@Controller('connections')
export class ConnectionController {
  constructor(private readonly connections: ConnectionService) {}

  @Get()
  @ApiOperation({ summary: 'List connections, newest first' })
  @ApiOkResponse({ type: ConnectionPage })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: ConnectionsQuery): Promise<Page<Connection>> {
    return this.connections.list(query);
  }

  @Post()
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Save a connection', description: 'Its secrets are sealed, and never come out again.' })
  @ApiCreatedResponse({ type: ConnectionAnswer, headers: ApiEtag })
  @ApiProblems(...SAVING, 'IDEMPOTENCY_KEY_IN_USE', 'IDEMPOTENCY_KEY_REUSED')
  create(
    @Body() body: ConnectionBody,
    @Remembering() remember: Remember,
    @Auditing('connection.create') audit: Audit,
  ): Promise<Connection> {
    return this.connections.create(body, remember, audit);
  }

  @Post('test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a connection before it is saved',
    description: 'For real, for at most 15 s, without sending or changing anything there.',
  })
  @ApiOkResponse({ type: ConnectionTestAnswer })
  @ApiProblems('VALIDATION_FAILED', 'TOO_LARGE', 'NOT_FOUND', 'UNPROCESSABLE')
  testUnsaved(@Body() body: ConnectionTestBody): Promise<ConnectionTest> {
    return this.connections.testUnsaved(body);
  }

  @Get(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'A connection' })
  @ApiId('connection')
  @ApiOkResponse({ type: ConnectionAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND')
  find(@Param('id', IdPipe) id: string): Promise<Connection> {
    return this.connections.find(id);
  }

  @Put(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Change a connection',
    description: 'Counts from the next use on, also in jobs that run. Secrets that are left out are kept.',
  })
  @ApiId('connection')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionAnswer, headers: ApiEtag })
  @ApiProblems(...SAVING, 'NOT_FOUND', 'STALE')
  update(
    @Param('id', IdPipe) id: string,
    @Body() body: ConnectionBody,
    @IfMatch() version: number | undefined,
    @Auditing('connection.update') audit: Audit,
  ): Promise<Connection> {
    return this.connections.update(id, body, version, audit);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a connection', description: 'With its secrets. Refused while a workflow uses it.' })
  @ApiId('connection')
  @ApiIfMatch()
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiProblems('NOT_FOUND', 'CONFLICT', 'STALE', 'STORE_UNAVAILABLE', 'STORE_FULL')
  remove(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('connection.delete') audit: Audit,
  ): Promise<void> {
    return this.connections.remove(id, version, audit);
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a connection',
    description:
      'For real, for at most 15 s, without sending or changing anything there. Its `state` says what was found.',
  })
  @ApiId('connection')
  @ApiOkResponse({ type: ConnectionTestAnswer })
  @ApiProblems('NOT_FOUND', 'STORE_UNAVAILABLE', 'STORE_FULL')
  test(@Param('id', IdPipe) id: string, @Auditing('connection.test') audit: Audit): Promise<ConnectionTest> {
    return this.connections.test(id, audit);
  }

  @Get(':id/account')
  @ApiOperation({
    summary: 'What the provider knows of the account',
    description: 'To pick from: sender numbers, channels, templates; balance and prices. For `solapi`.',
  })
  @ApiId('connection')
  @ApiOkResponse({ type: ConnectionAccountAnswer })
  @ApiProblems('NOT_FOUND', 'CONFLICT')
  account(@Param('id', IdPipe) id: string): Promise<ConnectionAccount> {
    return this.connections.account(id);
  }
}
