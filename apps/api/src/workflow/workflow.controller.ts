import { type Page, type Workflow, type WorkflowPreview, type WorkflowSummary } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Audit, Auditing } from '../audit/auditing';
import { EtagInterceptor, IfMatch } from '../http/etag';
import { IdPipe } from '../http/id.pipe';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { type Remember, Remembering } from '../http/idempotency/remember';
import { ApiEtag, ApiId, ApiIfMatch } from '../http/openapi/api-parts.decorator';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { WorkflowPreviewAnswer, WorkflowPreviewBody } from './workflow-preview.dto';
import { WorkflowAnswer, WorkflowBody, WorkflowPage, WorkflowsQuery } from './workflow.dto';
import { WorkflowService } from './workflow.service';

const SAVING = ['VALIDATION_FAILED', 'TOO_LARGE', 'UNPROCESSABLE', 'STORE_UNAVAILABLE', 'STORE_FULL'] as const;
const CHANGING = ['NOT_FOUND', 'CONFLICT', 'STALE', 'STORE_UNAVAILABLE', 'STORE_FULL'] as const;
const ONCE = ['IDEMPOTENCY_KEY_IN_USE', 'IDEMPOTENCY_KEY_REUSED'] as const;

@ApiTags('workflows')
@Controller('workflows')
export class WorkflowController {
  constructor(private readonly workflows: WorkflowService) {}

  @Get()
  @ApiOperation({
    summary: 'List workflows, newest first',
    description: 'Rows that stand in a workflow are counted, not listed.',
  })
  @ApiOkResponse({ type: WorkflowPage })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: WorkflowsQuery): Promise<Page<WorkflowSummary>> {
    return this.workflows.list(query);
  }

  @Post()
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Save a workflow', description: 'An active one is scheduled in the same transaction.' })
  @ApiCreatedResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems(...SAVING, ...ONCE)
  create(
    @Body() body: WorkflowBody,
    @Remembering() remember: Remember,
    @Auditing('workflow.create') audit: Audit,
  ): Promise<Workflow> {
    return this.workflows.create(body, remember, audit);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What would it say?',
    description:
      'Renders a definition for real recipients, with sizes, cost, time and what would stop it. Reads at most 100,000 rows, for at most 8 s. Nothing is saved or sent.',
  })
  @ApiOkResponse({ type: WorkflowPreviewAnswer })
  @ApiProblems('VALIDATION_FAILED', 'TOO_LARGE', 'UNPROCESSABLE')
  preview(@Body() body: WorkflowPreviewBody): Promise<WorkflowPreview> {
    return this.workflows.preview(body);
  }

  @Get(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'A workflow' })
  @ApiId('workflow')
  @ApiOkResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND')
  find(@Param('id', IdPipe) id: string): Promise<Workflow> {
    return this.workflows.find(id);
  }

  @Put(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Change a workflow',
    description: 'Replaces the definition. The planned job moves with the schedule. Without `status` it keeps its own.',
  })
  @ApiId('workflow')
  @ApiIfMatch()
  @ApiOkResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems(...SAVING, ...CHANGING)
  update(
    @Param('id', IdPipe) id: string,
    @Body() body: WorkflowBody,
    @IfMatch() version: number | undefined,
    @Auditing('workflow.update') audit: Audit,
  ): Promise<Workflow> {
    return this.workflows.update(id, body, version, audit);
  }

  @Delete(':id')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Archive a workflow',
    description: 'Its planned job goes; its history stays. Answers the workflow, now archived.',
  })
  @ApiId('workflow')
  @ApiIfMatch()
  @ApiOkResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems(...CHANGING)
  archive(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('workflow.archive') audit: Audit,
  ): Promise<Workflow> {
    return this.workflows.archive(id, version, audit);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({
    summary: 'Pause a workflow',
    description: 'What its schedule names meanwhile is skipped with the reason `paused`.',
  })
  @ApiId('workflow')
  @ApiIfMatch()
  @ApiOkResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems(...CHANGING)
  pause(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('workflow.pause') audit: Audit,
  ): Promise<Workflow> {
    return this.workflows.pause(id, version, audit);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Let a paused workflow go on' })
  @ApiId('workflow')
  @ApiIfMatch()
  @ApiOkResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems(...CHANGING, 'UNPROCESSABLE')
  resume(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | undefined,
    @Auditing('workflow.resume') audit: Audit,
  ): Promise<Workflow> {
    return this.workflows.resume(id, version, audit);
  }

  @Post(':id/duplicate')
  @Idempotent()
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Copy a workflow', description: 'The copy is a draft.' })
  @ApiId('workflow')
  @ApiCreatedResponse({ type: WorkflowAnswer, headers: ApiEtag })
  @ApiProblems('NOT_FOUND', ...ONCE, 'STORE_UNAVAILABLE', 'STORE_FULL')
  duplicate(
    @Param('id', IdPipe) id: string,
    @Remembering() remember: Remember,
    @Auditing('workflow.duplicate') audit: Audit,
  ): Promise<Workflow> {
    return this.workflows.duplicate(id, remember, audit);
  }
}
