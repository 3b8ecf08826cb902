import { type OutboxMessage, type Page } from '@jeongsi/contract';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type OutboxRecord, OutboxStore } from '@jeongsi/engine';
import { found } from '../http/found';
import { IdPipe } from '../http/id.pipe';
import { instantText } from '../http/instant-text';
import { ApiId } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { pageRequest, presentPage } from '../http/page';
import { OutboxMessageAnswer, OutboxPage, OutboxQuery } from './outbox.dto';

@ApiTags('outbox')
@Controller('outbox')
export class OutboxController {
  constructor(private readonly outbox: OutboxStore) {}

  @Get()
  @ApiOperation({
    summary: 'Messages that stayed here, newest first',
    description: 'Of the outbox channel, and of test runs.',
  })
  @ApiOkResponse({ type: OutboxPage })
  @ApiProblems('VALIDATION_FAILED')
  async list(@Query() query: OutboxQuery): Promise<Page<OutboxMessage>> {
    const filter = query.jobId === undefined ? {} : { jobId: query.jobId };
    return presentPage(await this.outbox.list(filter, pageRequest(query)), present);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A message' })
  @ApiId('message')
  @ApiOkResponse({ type: OutboxMessageAnswer })
  @ApiProblems('NOT_FOUND')
  async find(@Param('id', IdPipe) id: string): Promise<OutboxMessage> {
    return present(found(await this.outbox.find(id)));
  }
}

function present(message: OutboxRecord): OutboxMessage {
  return { ...message, createdAt: instantText(message.createdAt) };
}
