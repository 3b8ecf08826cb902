import { type ReportReceipt } from '@jeongsi/contract';
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { IdPipe } from '../http/id.pipe';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { DOC_ID } from '../http/openapi/examples';
import { ReportReceiptAnswer } from './report.dto';
import { ReportService } from './report.service';

/** Thousands of reports fit; whoever has no key must not make us read more. */
const MOST_BYTES = 5 * 1024 * 1024;

const EXAMPLE = [
  {
    messageId: 'M4V20261130090000ABCDEFGHIJKLMNO',
    statusCode: '4000',
    customFields: { jobId: DOC_ID.job, deliveryId: DOC_ID.delivery },
  },
];

@ApiTags('connections')
@Controller('reports')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Post('solapi/:connectionId')
  @HttpCode(200)
  @RouteConfig({ access: 'open', bodyLimit: MOST_BYTES })
  @ApiOperation({
    summary: 'For Solapi: what became of messages',
    description:
      'Register it as a webhook at Solapi for single reports, with the connection’s `webhookSecret`. No access key: the secret in `X-Solapi-Secret` counts. Reports may come repeatedly and in any order; those about messages of others, and those that cannot be read, are passed over.',
    security: [],
  })
  @ApiParam({ name: 'connectionId', schema: { type: 'string', format: 'uuid' }, example: DOC_ID.connection })
  @ApiHeader({ name: 'X-Solapi-Secret', required: true, description: 'The secret, plain or as its SHA-1 in hex.' })
  @ApiHeader({ name: 'X-Solapi-Event-Name', required: false, description: '`SINGLE-REPORT` or `GROUP-REPORT`.' })
  @ApiBody({ schema: { type: 'array', items: { type: 'object', additionalProperties: true }, example: EXAMPLE } })
  @ApiOkResponse({ type: ReportReceiptAnswer })
  @ApiProblems('INVALID_JSON', 'VALIDATION_FAILED', 'NOT_FOUND', 'TOO_LARGE', 'STORE_UNAVAILABLE', 'STORE_FULL')
  solapi(
    @Param('connectionId', IdPipe) connectionId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<ReportReceipt> {
    return this.reports.solapi(connectionId, { headers: request.headers, body, address: request.ip });
  }
}
