import { type OutboxListing, type OutboxMessage } from '@jeongsi/contract';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OutboxStore } from '@jeongsi/engine';
import { type FastifyRequest } from 'fastify';
import { principalOf } from '../access/principal';
import { found } from '../http/found';
import { IdPipe } from '../http/id.pipe';
import { ApiId } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { pageRequest } from '../http/page';
import { OutboxMessageAnswer, OutboxPage, OutboxQuery } from './outbox.dto';
import { outboxFilter } from './outbox-filter';
import { presentFor, presentListing } from './present-outbox';

@ApiTags('outbox')
@Controller('outbox')
export class OutboxController {
  constructor(private readonly outbox: OutboxStore) {}

  @Get()
  @ApiOperation({
    summary: 'Messages that stayed here, newest first',
    description: 'Of the outbox channel, and of test runs. Viewers see the addresses masked.',
  })
  @ApiOkResponse({ type: OutboxPage })
  @ApiProblems('VALIDATION_FAILED')
  async list(@Query() query: OutboxQuery, @Req() request: FastifyRequest): Promise<OutboxListing> {
    const principal = principalOf(request);
    const listing = await this.outbox.list(outboxFilter(query, principal), pageRequest(query));
    return presentListing(listing, principal);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A message', description: 'Viewers see the address masked.' })
  @ApiId('message')
  @ApiOkResponse({ type: OutboxMessageAnswer })
  @ApiProblems('NOT_FOUND')
  async find(@Param('id', IdPipe) id: string, @Req() request: FastifyRequest): Promise<OutboxMessage> {
    return presentFor(principalOf(request))(found(await this.outbox.find(id)));
  }
}
