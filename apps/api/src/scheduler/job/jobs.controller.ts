import { type Job, type JobDetail, type Page } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Audit, Auditing } from '../../audit/auditing';
import { EtagInterceptor, IfMatch } from '../../http/etag';
import { IdPipe } from '../../http/id.pipe';
import { Idempotent } from '../../http/idempotency/idempotent.decorator';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { type Remember, Remembering } from '../../http/idempotency/remember';
import { ApiEtag, ApiId, ApiIfMatch } from '../../http/openapi/api-parts.decorator';
import { JobDetailAnswer } from './job-detail.dto';
import { JobAnswer, JobPage } from './job.dto';
import { JobsQuery } from './jobs-query.dto';
import { MoveBody, RetryBody } from './jobs.dto';
import { JobsService } from './jobs.service';

@ApiTags('jobs')
@Controller('scheduler/jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ summary: 'List jobs' })
  @ApiOkResponse({ type: JobPage })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: JobsQuery): Promise<Page<Job>> {
    return this.jobs.list(query);
  }

  @Get(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'A job with its story',
    description: 'Attempts, events, delivery counts with their reasons, the funnel, and in test mode what was tried.',
  })
  @ApiId('job')
  @ApiOkResponse({ type: JobDetailAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND')
  find(@Param('id', IdPipe) id: string): Promise<JobDetail> {
    return this.jobs.find(id);
  }

  @Patch(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Move a pending job' })
  @ApiId('job')
  @ApiIfMatch()
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems(
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'CONFLICT',
    'STALE',
    'UNPROCESSABLE',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  move(
    @Param('id', IdPipe) id: string,
    @Body() body: MoveBody,
    @IfMatch() version: number | undefined,
    @Auditing('job.move') audit: Audit,
  ): Promise<Job> {
    return this.jobs.move(id, body, version, audit);
  }

  @Delete(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Cancel a pending job',
    description: 'For good, also a paused or held one. Answers the job, now cancelled.',
  })
  @ApiId('job')
  @ApiIfMatch()
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND', 'CONFLICT', 'STALE', 'STORE_UNAVAILABLE', 'STORE_FULL')
  cancel(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('job.cancel') audit: Audit,
  ): Promise<Job> {
    return this.jobs.cancel(id, version, audit);
  }

  @Post(':id/run')
  @HttpCode(200)
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Run it now',
    description:
      'A pending job starts at once. One that has ended runs once more, as a new job for the whole audience.',
  })
  @ApiId('job')
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND', 'CONFLICT', 'STORE_UNAVAILABLE', 'STORE_FULL')
  runNow(
    @Param('id', IdPipe) id: string,
    @Remembering() remember: Remember,
    @Auditing('job.run') audit: Audit,
  ): Promise<Job> {
    return this.jobs.runNow(id, remember, audit);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Say that you know of a failure',
    description:
      'A failed job then counts as `unacknowledgedJobs` no more; one that failed for some can be acknowledged too. Saying so again changes nothing.',
  })
  @ApiId('job')
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND', 'CONFLICT', 'STORE_UNAVAILABLE', 'STORE_FULL')
  acknowledge(@Param('id', IdPipe) id: string, @Auditing('job.acknowledge') audit: Audit): Promise<Job> {
    return this.jobs.acknowledge(id, audit);
  }

  @Post(':id/abort')
  @HttpCode(200)
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Stop a job for good',
    description:
      'One that runs, or is paused, held or between two attempts. Nothing starts after the answer. Whoever was not reached is skipped with the reason `cancelled`.',
  })
  @ApiId('job')
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND', 'CONFLICT', 'STORE_UNAVAILABLE', 'STORE_FULL')
  abort(@Param('id', IdPipe) id: string, @Auditing('job.abort') audit: Audit): Promise<Job> {
    return this.jobs.abort(id, audit);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Stop a running job, to go on later',
    description:
      'Nothing starts after the answer; what is on its way still arrives and is recorded. The job waits as `pending` with `paused: true` until it is resumed, cancelled or aborted. Pausing a paused one changes nothing.',
  })
  @ApiId('job')
  @ApiIfMatch()
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems(
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'CONFLICT',
    'IDEMPOTENCY_KEY_IN_USE',
    'STALE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  pause(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('job.pause') audit: Audit,
  ): Promise<Job> {
    return this.jobs.pause(id, version, audit);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Go on with a paused job', description: 'It continues with the next recipient, at once.' })
  @ApiId('job')
  @ApiIfMatch()
  @ApiOkResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems(
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'CONFLICT',
    'IDEMPOTENCY_KEY_IN_USE',
    'STALE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  resume(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('job.resume') audit: Audit,
  ): Promise<Job> {
    return this.jobs.resume(id, version, audit);
  }

  @Post(':id/retry')
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Send again, as a new job',
    description: 'To some of the recipients of a job that has ended.',
  })
  @ApiId('job')
  @ApiCreatedResponse({ type: JobAnswer, headers: ApiEtag })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND', 'CONFLICT', 'STORE_UNAVAILABLE', 'STORE_FULL')
  retry(
    @Param('id', IdPipe) id: string,
    @Body() body: RetryBody,
    @Remembering() remember: Remember,
    @Auditing('job.retry') audit: Audit,
  ): Promise<Job> {
    return this.jobs.retry(id, body, remember, audit);
  }
}
