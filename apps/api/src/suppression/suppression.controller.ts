import { type Page, type Suppression } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Audit, Auditing } from '../audit/auditing';
import { IdPipe } from '../http/id.pipe';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { type Remember, Remembering } from '../http/idempotency/remember';
import { ApiId } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { SuppressionAnswer, SuppressionBody, SuppressionPage, SuppressionsQuery } from './suppression.dto';
import { SuppressionService } from './suppression.service';

@ApiTags('suppressions')
@Controller('suppressions')
export class SuppressionController {
  constructor(private readonly suppressions: SuppressionService) {}

  @Get()
  @ApiOperation({
    summary: 'List addresses that asked not to be sent to, newest first',
    description: 'The addresses are masked. To find one person, search for the whole address.',
  })
  @ApiOkResponse({ type: SuppressionPage })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: SuppressionsQuery): Promise<Page<Suppression>> {
    return this.suppressions.list(query);
  }

  @Post()
  @Idempotent()
  @ApiOperation({
    summary: 'Send to an address no more',
    description: 'Counts from the next message on, also in jobs that run.',
  })
  @ApiCreatedResponse({ type: SuppressionAnswer })
  @ApiOkResponse({ type: SuppressionAnswer, description: 'It was there already, and stays as it is.' })
  @ApiProblems(
    'VALIDATION_FAILED',
    'UNPROCESSABLE',
    'IDEMPOTENCY_KEY_IN_USE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  async add(
    @Body() body: SuppressionBody,
    @Remembering() remember: Remember,
    @Auditing('suppression.create') audit: Audit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Suppression> {
    const { suppression, state } = await this.suppressions.add(body, { remember, audit });
    if (state === 'known') void reply.code(200);
    return suppression;
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let an address be sent to again', description: 'When its owner agreed anew.' })
  @ApiId('suppression')
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiProblems('NOT_FOUND', 'STORE_UNAVAILABLE', 'STORE_FULL')
  remove(@Param('id', IdPipe) id: string, @Auditing('suppression.delete') audit: Audit): Promise<void> {
    return this.suppressions.remove(id, audit);
  }
}
