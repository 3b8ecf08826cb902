import { type Job, type Page, type SchedulerStatus } from '@jeongsi/contract';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Engine } from '@jeongsi/engine';
import { type Audit, Auditing } from '../../audit/auditing';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { PageQuery, pageRequest, presentPage } from '../../http/page';
import { ENGINE } from '../../wiring/tokens';
import { JobPage } from '../job/job.dto';
import { presentJob } from '../job/present-job';
import { SchedulerService } from './scheduler.service';
import { PauseBody, ResumeBody, StatusAnswer } from './status.dto';

@ApiTags('scheduler')
@Controller('scheduler')
export class StatusController {
  constructor(
    private readonly scheduler: SchedulerService,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How things stand' })
  @ApiOkResponse({ type: StatusAnswer })
  @ApiProblems('STORE_UNAVAILABLE')
  status(): Promise<SchedulerStatus> {
    return this.scheduler.getStatus();
  }

  @Post('pause')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop everything',
    description: 'Once it answers nothing new starts, neither a job nor a message. Due jobs wait.',
  })
  @ApiOkResponse({ type: StatusAnswer })
  @ApiProblems('VALIDATION_FAILED', 'STORE_UNAVAILABLE', 'STORE_FULL')
  async pause(@Body() body: PauseBody, @Auditing('scheduler.pause') audit: Audit): Promise<SchedulerStatus> {
    await this.engine.scheduler.pause(
      body.reason,
      audit(() => ({ subject: { kind: 'scheduler' } })),
    );
    return this.scheduler.getStatus();
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Go on',
    description: '`run` starts what fell due meanwhile, `skip` makes it skipped with the reason `missed`.',
  })
  @ApiOkResponse({ type: StatusAnswer })
  @ApiProblems('VALIDATION_FAILED', 'STORE_UNAVAILABLE', 'STORE_FULL')
  async resume(@Body() body: ResumeBody, @Auditing('scheduler.resume') audit: Audit): Promise<SchedulerStatus> {
    const changes = [{ path: 'missed', after: body.missed }];
    await this.engine.scheduler.resume(
      body.missed,
      audit(() => ({ subject: { kind: 'scheduler' }, changes })),
    );
    return this.scheduler.getStatus();
  }

  @Get('missed')
  @ApiOperation({ summary: 'What fell due and waits, oldest first', description: 'What resuming would start or skip.' })
  @ApiOkResponse({ type: JobPage })
  @ApiProblems('VALIDATION_FAILED')
  async missed(@Query() query: PageQuery): Promise<Page<Job>> {
    return presentPage(await this.engine.scheduler.missed(pageRequest(query)), presentJob);
  }
}
