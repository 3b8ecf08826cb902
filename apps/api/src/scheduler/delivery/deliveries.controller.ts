import { type Delivery, type DeliveryMessage, type Page } from '@jeongsi/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { principalOf } from '../../access/principal';
import { type Audit, Auditing } from '../../audit/auditing';
import { IdPipe } from '../../http/id.pipe';
import { Idempotent } from '../../http/idempotency/idempotent.decorator';
import { ApiId } from '../../http/openapi/api-parts.decorator';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { DOC_ID } from '../../http/openapi/examples';
import { DeliveriesExport } from './deliveries-export';
import { DeliveriesService } from './deliveries.service';
import { DeliveryMessageAnswer } from './delivery-message.dto';
import { DeliveriesCsvQuery, DeliveriesQuery, DeliveryAnswer, DeliveryPage, SettleBody } from './delivery.dto';

const ApiDeliveryId = () =>
  ApiParam({ name: 'deliveryId', schema: { type: 'string', format: 'uuid' }, example: DOC_ID.delivery });

@ApiTags('jobs')
@Controller('scheduler/jobs/:id')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly exports: DeliveriesExport,
  ) {}

  @Get('deliveries')
  @ApiOperation({ summary: 'What happened to each recipient', description: 'Addresses are masked.' })
  @ApiId('job')
  @ApiOkResponse({ type: DeliveryPage })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND')
  list(
    @Param('id', IdPipe) id: string,
    @Query() query: DeliveriesQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<Delivery>> {
    return this.deliveries.list(id, query, principalOf(request));
  }

  @Get('deliveries.csv')
  @ApiOperation({
    summary: 'The same as a CSV file',
    description:
      'UTF-8 with a byte order mark, safe to open in a spreadsheet: cells that look like formulas begin with an apostrophe. Addresses are masked unless `addresses=full` asks for them, which the audit log notes. The file is written while it is read: a connection that breaks leaves half a file.',
  })
  @ApiId('job')
  @ApiOkResponse({
    description: 'One row per recipient.',
    headers: { 'Content-Disposition': { description: 'A file name.', schema: { type: 'string' } } },
    content: {
      'text/csv': {
        schema: { type: 'string' },
        example:
          'id,recipientKey,name,channel,address,state,attempts,nextTryAt,providerId,errorCode,error,updatedAt\r\n019ab1c4-0b3e-7f11-b2c8-64d1a9e0f372,customer-17,김지수,email,j***@example.com,delivered,1,,4b1f9a,,,2026-11-30T00:00:02.871Z\r\n',
      },
    },
  })
  @ApiProblems('VALIDATION_FAILED', 'FORBIDDEN', 'NOT_FOUND')
  async csv(
    @Param('id', IdPipe) id: string,
    @Query() query: DeliveriesCsvQuery,
    @Req() request: FastifyRequest,
    @Auditing('job.export') audit: Audit,
  ): Promise<StreamableFile> {
    const { rows, disposition } = await this.exports.csv(id, query, { principal: principalOf(request), audit });
    return new StreamableFile(rows, { type: 'text/csv; charset=utf-8', disposition });
  }

  @Get('deliveries/:deliveryId')
  @ApiOperation({ summary: 'What happened to one recipient', description: 'Addresses are masked.' })
  @ApiId('job')
  @ApiDeliveryId()
  @ApiOkResponse({ type: DeliveryAnswer })
  @ApiProblems('NOT_FOUND')
  find(@Param('id', IdPipe) id: string, @Param('deliveryId', IdPipe) deliveryId: string): Promise<Delivery> {
    return this.deliveries.find(id, deliveryId);
  }

  @Get('deliveries/:deliveryId/message')
  @ApiOperation({
    summary: 'What one recipient was sent, or would be',
    description:
      "Rendered anew by the version of the workflow that the job ran, with the recipient's values; nothing is sent. Their own address is masked wherever it shows. 409 when the channel cannot render it now.",
  })
  @ApiId('job')
  @ApiDeliveryId()
  @ApiOkResponse({ type: DeliveryMessageAnswer })
  @ApiProblems('NOT_FOUND', 'CONFLICT')
  message(@Param('id', IdPipe) id: string, @Param('deliveryId', IdPipe) deliveryId: string): Promise<DeliveryMessage> {
    return this.deliveries.message(id, deliveryId);
  }

  @Post('deliveries/:deliveryId/resend')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Send an unknown one again',
    description:
      'Only a person can take the risk that it arrives twice. It is sent at once under its old idempotency key, and the answer says what became of it. 409 when it is not `unknown`, or when the rules keep it back now: the night, the send window, a suppression.',
  })
  @ApiId('job')
  @ApiDeliveryId()
  @ApiOkResponse({ type: DeliveryAnswer })
  @ApiProblems(
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'CONFLICT',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  resend(
    @Param('id', IdPipe) id: string,
    @Param('deliveryId', IdPipe) deliveryId: string,
    @Auditing('delivery.resend') audit: Audit,
  ): Promise<Delivery> {
    return this.deliveries.resend(id, deliveryId, audit);
  }

  @Post('deliveries/:deliveryId/settle')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Say what became of an unknown one',
    description: 'For whom somebody found it out elsewhere. Nothing is sent. 409 when it is not `unknown`.',
  })
  @ApiId('job')
  @ApiDeliveryId()
  @ApiOkResponse({ type: DeliveryAnswer })
  @ApiProblems(
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'CONFLICT',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  settle(
    @Param('id', IdPipe) id: string,
    @Param('deliveryId', IdPipe) deliveryId: string,
    @Body() body: SettleBody,
    @Auditing('delivery.settle') audit: Audit,
  ): Promise<Delivery> {
    return this.deliveries.settle(id, deliveryId, body, audit);
  }
}
