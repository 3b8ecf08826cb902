import { type Delivery, type Page } from '@jeongsi/contract';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '../../http/id.pipe';
import { ApiId } from '../../http/openapi/api-parts.decorator';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { DeliveriesService } from './deliveries.service';
import { DeliveriesCsvQuery, DeliveriesQuery, DeliveryPage } from './delivery.dto';

@ApiTags('jobs')
@Controller('scheduler/jobs/:id')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get('deliveries')
  @ApiOperation({ summary: 'What happened to each recipient', description: 'Addresses are masked.' })
  @ApiId('job')
  @ApiOkResponse({ type: DeliveryPage })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND')
  list(@Param('id', IdPipe) id: string, @Query() query: DeliveriesQuery): Promise<Page<Delivery>> {
    return this.deliveries.list(id, query);
  }

  @Get('deliveries.csv')
  @ApiOperation({
    summary: 'The same as a CSV file',
    description: 'In UTF-8, safe to open in a spreadsheet: cells that look like formulas begin with an apostrophe.',
  })
  @ApiId('job')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } }, description: 'One row per recipient.' })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND')
  async csv(@Param('id', IdPipe) id: string, @Query() query: DeliveriesCsvQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.deliveries.csv(id, query), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="deliveries.csv"',
    });
  }
}
