import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Open } from '../access/open.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { LiveAnswer, ReadyAnswer } from './health.dto';
import { HealthService } from './health.service';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Open()
  @ApiOperation({ summary: 'Is the process alive?', security: [] })
  @ApiOkResponse({ type: LiveAnswer })
  @ApiProblems()
  live(): LiveAnswer {
    return { status: 'live' };
  }

  @Get('ready')
  @Open()
  @ApiOperation({
    summary: 'Should it get traffic?',
    description: 'Yes when the store answers and a tick succeeded within 90 s; no while it stops.',
    security: [],
  })
  @ApiOkResponse({ type: ReadyAnswer })
  @ApiProblems('STORE_UNAVAILABLE', 'STOPPING')
  ready(): Promise<ReadyAnswer> {
    return this.health.ready();
  }
}
