import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { UpcomingPage, UpcomingQuery } from './upcoming.dto';
import { UpcomingService } from './upcoming.service';

@ApiTags('scheduler')
@Controller('scheduler/upcoming')
export class UpcomingController {
  constructor(private readonly upcoming: UpcomingService) {}

  @Get()
  @ApiOperation({
    summary: 'What will run, for a calendar',
    description: 'Pending jobs, and the occurrences that schedules name.',
  })
  @ApiOkResponse({ type: UpcomingPage })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: UpcomingQuery): Promise<UpcomingPage> {
    return this.upcoming.list(query);
  }
}
