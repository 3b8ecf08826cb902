import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { HoursAnswer, HoursQuery } from './hours.dto';
import { HoursService } from './hours.service';

@ApiTags('scheduler')
@Controller('scheduler/hours')
export class HoursController {
  constructor(private readonly hours: HoursService) {}

  @Get()
  @ApiOperation({
    summary: 'How the last hours went, for a chart',
    description: 'What the jobs that started in each hour came to. Test jobs are left out.',
  })
  @ApiOkResponse({ type: HoursAnswer })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: HoursQuery): Promise<HoursAnswer> {
    return this.hours.list(query);
  }
}
